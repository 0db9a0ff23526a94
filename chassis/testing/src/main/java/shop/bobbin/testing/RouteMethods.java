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
 * Checks the HTTP methods of every route of a running service, read from its handler mappings: each GET route
 * supports HEAD and OPTIONS with the same access rules, and {@code Allow} lists the supported methods. New routes are
 * checked automatically.
 */
public final class RouteMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final TestClient client;
    private final Map<String, Route> routes = new TreeMap<>();

    private record Route(Set<String> methods, boolean stream) {}

    private RouteMethods(TestClient client) {
        this.client = client;
    }

    /**
     * @param client with a token that may call every route
     * @param values of path variables, by name
     */
    public static RouteMethods of(
            RequestMappingHandlerMapping mappings, TestClient client, Map<String, String> values) {
        var methods = new RouteMethods(client);
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("shop.bobbin.")) {
                methods.add(mapping, values);
            }
        });
        assertThat(methods.routes).as("routes of the service").isNotEmpty();
        return methods;
    }

    private void add(RequestMappingInfo mapping, Map<String, String> values) {
        var declared = mapping.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .collect(Collectors.toSet());
        var stream = mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
        for (var pattern : mapping.getPatternValues()) {
            if (!declared.isEmpty()) {
                var path = VARIABLE.matcher(pattern).replaceAll(variable -> value(variable, values));
                routes.merge(path, new Route(declared, stream), RouteMethods::both);
            }
        }
    }

    private static String value(MatchResult variable, Map<String, String> values) {
        return Objects.requireNonNull(values.get(variable.group(1)), variable.group() + " has no value");
    }

    private static Route both(Route one, Route other) {
        var methods = new TreeSet<>(one.methods());
        methods.addAll(other.methods());
        return new Route(methods, one.stream() || other.stream());
    }

    /** Fails with a list of all routes that do not comply. */
    public void verify() {
        var softly = new SoftAssertions();
        for (var sender : List.of(client, client.withToken(null))) {
            routes.forEach((path, route) -> verify(softly, sender, path, route));
        }
        softly.assertAll();
    }

    private void verify(SoftAssertions softly, TestClient sender, String path, Route route) {
        var user = sender.token() == null ? "anonymous " : "";
        var options = send(sender, "OPTIONS", path);
        if (route.methods().contains("GET")) {
            var head = send(sender, "HEAD", path);
            softly.assertThat(head.text()).as("%sHEAD %s", user, path).isEmpty();
            if (route.stream() && sender.token() != null) {
                softly.assertThat(head.header("Content-Type"))
                        .as("%sHEAD %s", user, path)
                        .startsWith("text/event-stream");
            } else {
                var get = send(sender, "GET", path);
                softly.assertThat(head.status()).as("%sHEAD %s", user, path).isEqualTo(get.status());
                softly.assertThat(head.header("Content-Type"))
                        .as("%sHEAD %s", user, path)
                        .isEqualTo(get.header("Content-Type"));
                softly.assertThat(options.status())
                        .as("%sOPTIONS %s", user, path)
                        .isEqualTo(get.status() == 401 ? 401 : 200);
            }
        }
        if (sender.token() != null) {
            softly.assertThat(options.status()).as("OPTIONS %s", path).isEqualTo(200);
            softly.assertThat(allowed(options)).as("OPTIONS %s", path).isEqualTo(withHeadAndOptions(route.methods()));
            var other = send(sender, "PATCH", path);
            if (other.status() == 405) {
                softly.assertThat(allowed(other)).as("PATCH %s", path).isEqualTo(withHeadAndOptions(route.methods()));
            } else {
                softly.assertThat(other.status()).as("PATCH %s", path).isEqualTo(403);
            }
        }
    }

    private static TestResponse send(TestClient sender, String method, String path) {
        return sender.send(sender.request(path).method(method, BodyPublishers.noBody()));
    }

    private static Set<String> allowed(TestResponse response) {
        return Arrays.stream(response.header("Allow").split(","))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withHeadAndOptions(Set<String> methods) {
        var all = new TreeSet<String>(Comparator.naturalOrder());
        all.addAll(methods);
        all.add("OPTIONS");
        if (methods.contains("GET")) {
            all.add("HEAD");
        }
        return all;
    }
}
