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
import shop.bobbin.testing.fixture.borders.BordersApplication;
import shop.bobbin.testing.fixture.good.GoodApplication;

class ArchitectureRulesTests {

    @ParameterizedTest
    @MethodSource
    void acceptsWhatFollowsTheHouseStyle(ArchRule rule) {
        rule.check(classes("good"));
    }

    static Stream<ArchRule> acceptsWhatFollowsTheHouseStyle() {
        return ArchitectureRules.all();
    }

    /** Each violation is one class in a package of its own. */
    @ParameterizedTest
    @MethodSource
    void refuses(String fixture, ArchRule rule) {
        JavaClasses classes = classes(fixture);

        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fixture." + fixture);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                arguments("packages.service", NamingRules.PACKAGES_ARE_NAMED_FOR_THE_BUSINESS),
                arguments("names", NamingRules.CLASSES_ARE_NAMED_FOR_WHAT_THEY_DO),
                arguments("unmarked", NamingRules.PACKAGES_ARE_DESCRIBED_AND_NULL_MARKED),
                arguments("visible.web", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("visible.messaging", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("visible.settings", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("visible.wiring", LayerRules.ADAPTERS_ARE_PACKAGE_PRIVATE),
                arguments("wire.adapter", LayerRules.DOMAIN_KNOWS_NO_WIRE),
                arguments("wire.springweb", LayerRules.DOMAIN_KNOWS_NO_WIRE),
                arguments("wire.kafka", LayerRules.DOMAIN_KNOWS_NO_WIRE),
                arguments("injection", CodeRules.DEPENDENCIES_COME_THROUGH_CONSTRUCTORS),
                arguments("dates", CodeRules.NO_OLD_DATES),
                arguments("clocks.call", CodeRules.CLOCK_AND_IDS_COME_FROM_OUTSIDE),
                arguments("clocks.zone", CodeRules.CLOCK_AND_IDS_COME_FROM_OUTSIDE),
                arguments("clocks.reference", CodeRules.CLOCK_AND_IDS_COME_FROM_OUTSIDE),
                arguments("printing", CodeRules.NOTHING_IS_PRINTED),
                arguments("scheduling", CodeRules.JOBS_ARE_RECURRING_JOBS));
    }

    @Test
    void refusesAFeatureThatReachesIntoAnother() {
        assertThatThrownBy(() -> modules(BordersApplication.class).verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("CountText");
        modules(GoodApplication.class).verify();
    }

    @Test
    void makesATestOfEachRuleAndOneOfTheBorders() {
        assertThat(ArchitectureRules.of(GoodApplication.class))
                .hasSize((int) ArchitectureRules.all().count() + 1);
    }

    /** As the rules do it, but for classes of tests. */
    private static ApplicationModules modules(Class<?> application) {
        ImportOption testsToo = location -> true;
        return ApplicationModules.of(application, testsToo);
    }

    private static JavaClasses classes(String fixture) {
        return new ClassFileImporter().importPackages("shop.bobbin.testing.fixture." + fixture);
    }
}
