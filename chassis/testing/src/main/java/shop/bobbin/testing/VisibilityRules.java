package shop.bobbin.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules on what other packages can see. They see one module, so they are for modules that no other one uses. A use by a test counts
 * if the tests were imported too.
 */
final class VisibilityRules {

    static final ArchRule PUBLIC_TYPES_ARE_USED_BY_OTHER_PACKAGES = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
            .and(DescribedPredicate.not(isCreatedByKafka()))
            .and(DescribedPredicate.not(hasConstants()))
            .should(new ArchCondition<JavaClass>("be used by another package") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            item,
                            isUsedByAnotherPackage(item),
                            "%s is public, but only its own package uses it".formatted(item.getName())));
                }
            })
            .allowEmptyShould(true)
            .as("no type is public for its own package alone");

    private static final Set<String> INLINED = Set.of("java.lang.String", "int", "long", "double", "boolean");

    private VisibilityRules() {}

    private static boolean isUsedByAnotherPackage(JavaClass type) {
        return withNestedTypes(type)
                .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    private static Stream<JavaClass> withNestedTypes(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(each -> each.equals(type) || each.getName().startsWith(type.getName() + "$"));
    }

    /** Kafka creates its plug-ins by their public constructor. */
    private static DescribedPredicate<JavaClass> isCreatedByKafka() {
        return DescribedPredicate.describe(
                "is created by Kafka",
                type -> type.getAllRawInterfaces().stream()
                        .anyMatch(each -> each.getPackageName().startsWith("org.apache.kafka.")));
    }

    /** The compiler copies a constant into the classes that use it, so that their use cannot be seen. */
    private static DescribedPredicate<JavaClass> hasConstants() {
        return DescribedPredicate.describe(
                "has constants", type -> type.getFields().stream().anyMatch(VisibilityRules::isConstant));
    }

    private static boolean isConstant(JavaField field) {
        return field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL))
                && !field.getModifiers().contains(JavaModifier.PRIVATE)
                && INLINED.contains(field.getRawType().getName());
    }
}
