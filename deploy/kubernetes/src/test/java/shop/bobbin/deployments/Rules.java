package shop.bobbin.deployments;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules that each overlay must satisfy. A rule returns its violations. */
final class Rules {

    private static final List<Function<Resources, Stream<String>>> ALL = List.of(
            SettingsRules::violations,
            ServiceRules::violations,
            ScalingRules::violations,
            ShutdownRules::violations,
            PodSecurityRules::violations,
            NetworkRules::violations,
            RouteRules::violations);

    private Rules() {}

    static List<String> violations(Resources resources) {
        return ALL.stream().flatMap(rule -> rule.apply(resources)).toList();
    }

    /** Returns the violation unless the condition holds. */
    static Stream<String> require(boolean condition, String violation, Object... values) {
        return condition ? Stream.empty() : Stream.of(violation.formatted(values));
    }
}
