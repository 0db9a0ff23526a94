package shop.bobbin.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** What things are called. */
final class NamingRules {

    static final ArchRule PACKAGES_ARE_NAMED_FOR_THE_BUSINESS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..service..",
                    "..services..",
                    "..impl..",
                    "..dto..",
                    "..mapper..",
                    "..util..",
                    "..utils..",
                    "..config..",
                    "..configuration..",
                    "..common..")
            .as("packages are named for the business, not for technical roles");

    static final ArchRule CLASSES_ARE_NAMED_FOR_WHAT_THEY_DO = noClasses()
            .should()
            .haveNameMatching(".*(Service|ServiceImpl|Impl|Manager|Helper|Utils?)")
            .as("classes are named for what they do, not *Service, *Impl, *Manager, *Helper, *Utils");

    static final ArchRule PACKAGES_ARE_DESCRIBED_AND_NULL_MARKED = classes()
            .should(new ArchCondition<JavaClass>("be in a package with a @NullMarked package-info") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            item,
                            item.getPackage().isAnnotatedWith(NullMarked.class),
                            "%s has no package-info with @NullMarked (seen at %s)"
                                    .formatted(item.getPackageName(), item.getSimpleName())));
                }
            })
            .as("each package has a package-info with @NullMarked");

    private NamingRules() {}
}
