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

/** Rules on code: dependency injection, time, ids, logging and scheduling. */
final class CodeRules {

    private static final Set<String> NON_DETERMINISTIC_CALLS = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.System.currentTimeMillis",
            "java.lang.Math.random",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone");

    static final ArchRule CONSTRUCTOR_INJECTION_ONLY =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.as("dependencies are injected by constructor");

    static final ArchRule NO_LEGACY_DATE_TYPES = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, Calendar.class)
            .as("dates and times are java.time types, not Date or Calendar");

    static final ArchRule CLOCK_AND_IDS_ARE_INJECTED = classes()
            .that()
            .areNotMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
            .should(new ArchCondition<JavaClass>("take the clock and ids as dependencies") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    // Includes method references such as Instant::now.
                    item.getAccessesFromSelf().stream()
                            .filter(CodeRules::isNonDeterministic)
                            .forEach(
                                    access -> events.add(SimpleConditionEvent.violated(item, access.getDescription())));
                }
            })
            .allowEmptyShould(true)
            .as("clock, ids and randomness are injected");

    static final ArchRule NO_STANDARD_STREAMS = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.as(
            "code logs and does not write to standard streams");

    static final ArchRule JOBS_ARE_RECURRING_JOBS = noMethods()
            .should()
            .beMetaAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
            .orShould()
            .beMetaAnnotatedWith("org.springframework.scheduling.annotation.Schedules")
            .allowEmptyShould(true)
            .as("jobs are RecurringJob beans with validated settings, not @Scheduled methods");

    private CodeRules() {}

    private static boolean isNonDeterministic(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        // The full name contains the parameter types: now(Clock) is allowed, now() and now(ZoneId) are not.
        boolean readsSystemClock = owner.startsWith("java.time.")
                && access.getTarget().getName().equals("now")
                && !access.getTarget().getFullName().contains("java.time.Clock");
        return readsSystemClock || NON_DETERMINISTIC_CALLS.contains(owner + "." + access.getName());
    }
}
