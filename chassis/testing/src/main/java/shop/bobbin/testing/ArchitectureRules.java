package shop.bobbin.testing;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(application.getPackageName());
        return Stream.concat(
                all().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes))),
                Stream.of(DynamicTest.dynamicTest(
                        "feature packages respect their module boundaries",
                        () -> ApplicationModules.of(application).verify())));
    }

    static Stream<ArchRule> all() {
        return Stream.of(
                NamingRules.NO_TECHNICAL_PACKAGE_NAMES,
                NamingRules.NO_TECHNICAL_CLASS_SUFFIXES,
                NamingRules.PACKAGES_ARE_NULL_MARKED,
                LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE,
                LayerRules.DOMAIN_DEPENDS_ON_NO_ADAPTER,
                LayerRules.HTTP_CLIENTS_ARE_USED_IN_CLIENT_PACKAGES,
                CodeRules.CONSTRUCTOR_INJECTION_ONLY,
                CodeRules.NO_LEGACY_DATE_TYPES,
                CodeRules.CLOCK_AND_IDS_ARE_INJECTED,
                CodeRules.NO_STANDARD_STREAMS,
                CodeRules.JOBS_ARE_RECURRING_JOBS);
    }
}
