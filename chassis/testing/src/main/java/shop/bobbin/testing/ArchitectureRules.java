package shop.bobbin.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The house style, as far as classes can tell. A service's test is
 *
 * <pre>{@code
 * class ArchitectureTests {
 *     @TestFactory
 *     Stream<DynamicTest> followsTheHouseStyle() {
 *         return ArchitectureRules.of(ShopApplication.class);
 *     }
 * }
 * }</pre>
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** One test per rule, and one for the borders between feature packages. */
    public static Stream<DynamicTest> of(Class<?> application) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(application.getPackageName());
        return Stream.concat(
                all().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes))),
                Stream.of(DynamicTest.dynamicTest(
                        "feature packages keep to their borders",
                        () -> ApplicationModules.of(application).verify())));
    }

    static Stream<ArchRule> all() {
        return Stream.of(
                NamingRules.PACKAGES_ARE_NAMED_FOR_THE_BUSINESS,
                NamingRules.CLASSES_ARE_NAMED_FOR_WHAT_THEY_DO,
                NamingRules.PACKAGES_ARE_DESCRIBED_AND_NULL_MARKED,
                LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE,
                LayerRules.DOMAIN_KNOWS_NO_WIRE,
                CodeRules.DEPENDENCIES_COME_THROUGH_CONSTRUCTORS,
                CodeRules.NO_OLD_DATES,
                CodeRules.CLOCK_AND_IDS_COME_FROM_OUTSIDE,
                CodeRules.NOTHING_IS_PRINTED,
                CodeRules.JOBS_ARE_RECURRING_JOBS);
    }
}
