package shop.bobbin.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Rules on the names of packages and classes. */
final class NamingRules {

    static final ArchRule NO_TECHNICAL_PACKAGE_NAMES = noClasses()
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
            .as("packages are named for business concepts, not for technical roles");

    static final ArchRule NO_TECHNICAL_CLASS_SUFFIXES = noClasses()
            .should()
            .haveNameMatching(".*(Service|ServiceImpl|Impl|Manager|Helper|Utils?)")
            .as("classes are not named *Service, *Impl, *Manager, *Helper, *Utils");

    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .should(new ArchCondition<JavaClass>("be in a package with a @NullMarked package-info") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            item,
                            item.getPackage().isAnnotatedWith(NullMarked.class),
                            "%s has no package-info with @NullMarked (found by %s)"
                                    .formatted(item.getPackageName(), item.getSimpleName())));
                }
            })
            .as("every package has a package-info with @NullMarked");

    private NamingRules() {}
}
