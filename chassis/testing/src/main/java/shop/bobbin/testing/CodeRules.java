package shop.bobbin.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;

/** What code must not do. */
final class CodeRules {

    private static final Set<String> HIDDEN_INPUTS = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.System.currentTimeMillis",
            "java.lang.Math.random",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");

    static final ArchRule DEPENDENCIES_COME_THROUGH_CONSTRUCTORS =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.as("dependencies come through constructors");

    static final ArchRule NO_OLD_DATES = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, Calendar.class)
            .as("times are java.time, not Date and Calendar");

    static final ArchRule CLOCK_AND_IDS_COME_FROM_OUTSIDE = classes()
            .that()
            .areNotMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
            .should(new ArchCondition<JavaClass>("take the clock and ids as dependencies") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    // References (Instant::now) are accesses like calls.
                    item.getAccessesFromSelf().stream()
                            .filter(CodeRules::isHiddenInput)
                            .forEach(
                                    access -> events.add(SimpleConditionEvent.violated(item, access.getDescription())));
                }
            })
            .allowEmptyShould(true)
            .as("clock, ids and randomness come from outside");

    static final ArchRule NOTHING_IS_PRINTED =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.as("nothing is printed, things are logged");

    static final ArchRule JOBS_ARE_RECURRING_JOBS = noMethods()
            .should()
            .beMetaAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
            .orShould()
            .beMetaAnnotatedWith("org.springframework.scheduling.annotation.Schedules")
            .allowEmptyShould(true)
            .as("jobs are beans of type RecurringJob, which take their times from validated settings");

    private CodeRules() {}

    private static boolean isHiddenInput(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        // now(Clock) and now(ZoneId) differ in the descriptor of the target.
        boolean readsSystemClock = owner.startsWith("java.time.")
                && access.getTarget().getName().equals("now")
                && !access.getTarget().getFullName().contains("java.time.Clock");
        return readsSystemClock || HIDDEN_INPUTS.contains(owner + "." + access.getName());
    }
}
