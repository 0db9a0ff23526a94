package shop.bobbin.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The ArchUnit and Spring Modulith rules that every service follows. A service's test is
 *
 * <pre>{@code
 * class ArchitectureTests {
 *     @TestFactory
 *     Stream<DynamicTest> followsTheArchitectureRules() {
 *         return ArchitectureRules.of(ShopApplication.class);
 *     }
 * }
 * }</pre>
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** One test per rule, and one for the module boundaries between feature packages. */
    public static Stream<DynamicTest> of(Class<?> application) {
        // Also imports the tests: VisibilityRules counts their uses. Only main classes are checked.
        var classes = new ClassFileImporter()
                .importPackages(application.getPackageName())
                .that(DescribedPredicate.describe("are main classes", ArchitectureRules::isMain));
        return Stream.concat(
                all().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes))),
                Stream.of(DynamicTest.dynamicTest(
                        "feature packages respect their module boundaries",
                        () -> ApplicationModules.of(application).verify())));
    }

    private static boolean isMain(JavaClass type) {
        return type.getSource()
                .filter(source -> ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(Location.of(source.getUri())))
                .isPresent();
    }

    static Stream<ArchRule> all() {
        return Stream.of(
                NamingRules.NO_TECHNICAL_PACKAGE_NAMES,
                NamingRules.NO_TECHNICAL_CLASS_SUFFIXES,
                NamingRules.PACKAGES_ARE_NULL_MARKED,
                VisibilityRules.PUBLIC_TYPES_ARE_USED_BY_OTHER_PACKAGES,
                LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE,
                LayerRules.DOMAIN_DEPENDS_ON_NO_ADAPTER,
                LayerRules.DOMAIN_KNOWS_NO_HTTP,
                LayerRules.HTTP_CLIENTS_ARE_USED_IN_CLIENT_PACKAGES,
                CodeRules.CONSTRUCTOR_INJECTION_ONLY,
                CodeRules.NO_LEGACY_DATE_TYPES,
                CodeRules.CLOCK_AND_IDS_ARE_INJECTED,
                CodeRules.NO_STANDARD_STREAMS,
                CodeRules.JOBS_ARE_RECURRING_JOBS);
    }
}
