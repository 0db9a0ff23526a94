package shop.bobbin.deployments;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What holds for each overlay. A rule answers with its complaints. */
final class Rules {

    private static final List<Function<Resources, Stream<String>>> ALL = List.of(
            LabelRules::complaints,
            PodRules::complaints,
            ContainerRules::complaints,
            ProbeRules::complaints,
            SettingsRules::complaints,
            ServiceRules::complaints,
            AvailabilityRules::complaints,
            NetworkRules::complaints,
            RouteRules::complaints);

    private Rules() {}

    static List<String> complaints(Resources resources) {
        return ALL.stream().flatMap(rule -> rule.apply(resources)).toList();
    }

    /** The complaint when something does not hold. */
    static Stream<String> require(boolean holds, String complaint, Object... values) {
        return holds ? Stream.empty() : Stream.of(complaint.formatted(values));
    }
}
