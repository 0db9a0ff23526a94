package shop.bobbin.journeys.invariants;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The differences between what must be and what is, by key. */
final class Differences {

    private Differences() {}

    static <V> List<String> between(String what, Map<String, V> expected, Map<String, V> found) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
                .map(key -> "%s %s: expected %s, found %s".formatted(what, key, expected.get(key), found.get(key)))
                .toList();
    }
}
