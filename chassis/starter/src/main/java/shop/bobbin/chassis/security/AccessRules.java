package shop.bobbin.chassis.security;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** A service's own rules of who may call what. What no rule names is denied. */
@FunctionalInterface
public interface AccessRules {

    /** Matches reading: GET, and HEAD and OPTIONS, which tell no more than GET does. */
    static RequestMatcher[] reading(String... paths) {
        var builder = PathPatternRequestMatcher.withDefaults();
        return Arrays.stream(paths)
                .flatMap(path -> Stream.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)
                        .map(method -> builder.matcher(method, path)))
                .toArray(RequestMatcher[]::new);
    }

    void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);
}
