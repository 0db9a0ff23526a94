package shop.bobbin.chassis.security;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The authorization rules of a service, declared as a bean. Requests that match no rule are denied. */
@FunctionalInterface
public interface AccessRules {

    /** Matches the safe methods GET, HEAD and OPTIONS on the given paths. */
    static RequestMatcher[] reading(String... paths) {
        var builder = PathPatternRequestMatcher.withDefaults();
        return Arrays.stream(paths)
                .flatMap(path -> Stream.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)
                        .map(method -> builder.matcher(method, path)))
                .toArray(RequestMatcher[]::new);
    }

    void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);
}
