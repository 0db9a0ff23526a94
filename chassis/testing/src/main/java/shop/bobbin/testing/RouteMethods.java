package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The methods of each route of a running service, read from its own mappings: HEAD and OPTIONS are answered wherever GET
 * is, for the same callers, and {@code Allow} names what there is. A new route is checked without a new test.
 */
public final class RouteMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final TestClient caller;
    private final Map<String, Route> routes = new TreeMap<>();

    private record Route(Set<String> methods, boolean stream) {}

    private RouteMethods(TestClient caller) {
        this.caller = caller;
    }

    /**
     * @param caller may call every route
     * @param values for the variables of the paths, by their names
     */
    public static RouteMethods of(RequestMappingHandlerMapping mappings, TestClient caller, Map<String, String> values) {
        var methods = new RouteMethods(caller);
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("shop.bobbin.")) {
                methods.add(mapping, values);
            }
        });
        assertThat(methods.routes).as("routes of the service").isNotEmpty();
        return methods;
    }

    private void add(RequestMappingInfo mapping, Map<String, String> values) {
        var own = mapping.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .collect(Collectors.toSet());
        var stream = mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
        for (String pattern : mapping.getPatternValues()) {
            if (!own.isEmpty()) {
                var path = VARIABLE.matcher(pattern).replaceAll(variable -> value(variable, values));
                routes.merge(path, new Route(own, stream), RouteMethods::both);
            }
        }
    }

    private static String value(MatchResult variable, Map<String, String> values) {
        return Objects.requireNonNull(values.get(variable.group(1)), variable.group() + " needs a value");
    }

    private static Route both(Route one, Route other) {
        var methods = new TreeSet<>(one.methods());
        methods.addAll(other.methods());
        return new Route(methods, one.stream() || other.stream());
    }

    /** Fails with all routes that differ. */
    public void verify() {
        var softly = new SoftAssertions();
        for (TestClient each : List.of(caller, caller.withToken(null))) {
            routes.forEach((path, route) -> verify(softly, each, path, route));
        }
        softly.assertAll();
    }

    private void verify(SoftAssertions softly, TestClient each, String path, Route route) {
        var who = each.token() == null ? "anonymous " : "";
        var options = send(each, "OPTIONS", path);
        if (route.methods().contains("GET")) {
            var head = send(each, "HEAD", path);
            softly.assertThat(head.text()).as("%sHEAD %s", who, path).isEmpty();
            if (route.stream() && each.token() != null) {
                softly.assertThat(head.header("Content-Type"))
                        .as("%sHEAD %s", who, path)
                        .startsWith("text/event-stream");
            } else {
                var get = send(each, "GET", path);
                softly.assertThat(head.status()).as("%sHEAD %s", who, path).isEqualTo(get.status());
                softly.assertThat(head.header("Content-Type"))
                        .as("%sHEAD %s", who, path)
                        .isEqualTo(get.header("Content-Type"));
                softly.assertThat(options.status())
                        .as("%sOPTIONS %s", who, path)
                        .isEqualTo(get.status() == 401 ? 401 : 200);
            }
        }
        if (each.token() != null) {
            softly.assertThat(options.status()).as("OPTIONS %s", path).isEqualTo(200);
            softly.assertThat(allowed(options)).as("OPTIONS %s", path).isEqualTo(withImplied(route.methods()));
            var other = send(each, "PATCH", path);
            if (other.status() == 405) {
                softly.assertThat(allowed(other)).as("PATCH %s", path).isEqualTo(withImplied(route.methods()));
            } else {
                softly.assertThat(other.status()).as("PATCH %s", path).isEqualTo(403);
            }
        }
    }

    private static TestResponse send(TestClient each, String method, String path) {
        return each.send(each.request(path).method(method, BodyPublishers.noBody()));
    }

    private static Set<String> allowed(TestResponse reply) {
        return Arrays.stream(reply.header("Allow").split(","))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withImplied(Set<String> methods) {
        var all = new TreeSet<String>(Comparator.naturalOrder());
        all.addAll(methods);
        all.add("OPTIONS");
        if (methods.contains("GET")) {
            all.add("HEAD");
        }
        return all;
    }
}
