package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import shop.bobbin.testing.fixture.boundaries.BoundariesApplication;
import shop.bobbin.testing.fixture.good.GoodApplication;

class ArchitectureRulesTests {

    @ParameterizedTest
    @MethodSource
    void acceptsCompliantCode(ArchRule rule) {
        rule.check(classes("good"));
    }

    static Stream<ArchRule> acceptsCompliantCode() {
        return ArchitectureRules.all();
    }

    /** Each fixture package contains one class with one violation. */
    @ParameterizedTest
    @MethodSource
    void rejects(String fixture, ArchRule rule) {
        JavaClasses classes = classes(fixture);

        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fixture." + fixture);
    }

    static Stream<Arguments> rejects() {
        return Stream.of(
                arguments("packages.service", NamingRules.NO_TECHNICAL_PACKAGE_NAMES),
                arguments("names", NamingRules.NO_TECHNICAL_CLASS_SUFFIXES),
                arguments("unmarked", NamingRules.PACKAGES_ARE_NULL_MARKED),
                arguments("visibility.web", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("visibility.messaging", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("visibility.handlers", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("visibility.settings", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("visibility.wiring", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("visibility.needless", VisibilityRules.PUBLIC_TYPES_ARE_USED_BY_OTHER_PACKAGES),
                arguments("layers.adapter", LayerRules.DOMAIN_DEPENDS_ON_NO_ADAPTER),
                arguments("layers.springweb", LayerRules.DOMAIN_KNOWS_NO_HTTP),
                arguments("layers.status", LayerRules.DOMAIN_KNOWS_NO_HTTP),
                arguments("layers.kafka", LayerRules.DOMAIN_DEPENDS_ON_NO_ADAPTER),
                arguments("layers.httpclient", LayerRules.DOMAIN_DEPENDS_ON_NO_ADAPTER),
                arguments("layers.httpclient", LayerRules.HTTP_CLIENTS_ARE_USED_IN_CLIENT_PACKAGES),
                arguments("injection", CodeRules.CONSTRUCTOR_INJECTION_ONLY),
                arguments("dates", CodeRules.NO_LEGACY_DATE_TYPES),
                arguments("clocks.call", CodeRules.CLOCK_AND_IDS_ARE_INJECTED),
                arguments("clocks.zone", CodeRules.CLOCK_AND_IDS_ARE_INJECTED),
                arguments("clocks.reference", CodeRules.CLOCK_AND_IDS_ARE_INJECTED),
                arguments("printing", CodeRules.NO_STANDARD_STREAMS),
                arguments("scheduling", CodeRules.JOBS_ARE_RECURRING_JOBS));
    }

    @Test
    void rejectsAFeatureThatUsesInternalsOfAnother() {
        assertThatThrownBy(() -> modules(BoundariesApplication.class).verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("CountText");
        modules(GoodApplication.class).verify();
    }

    @Test
    void createsATestForEachRuleAndOneForModuleBoundaries() {
        assertThat(ArchitectureRules.of(GoodApplication.class))
                .hasSize((int) ArchitectureRules.all().count() + 1);
    }

    /** Like {@link ArchitectureRules}, but with test classes. */
    private static ApplicationModules modules(Class<?> application) {
        ImportOption includeTests = location -> true;
        return ApplicationModules.of(application, includeTests);
    }

    private static JavaClasses classes(String fixture) {
        return new ClassFileImporter().importPackages("shop.bobbin.testing.fixture." + fixture);
    }
}
