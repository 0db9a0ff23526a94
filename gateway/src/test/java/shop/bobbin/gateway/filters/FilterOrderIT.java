package shop.bobbin.gateway.filters;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import shop.bobbin.gateway.support.GatewayTest;

class FilterOrderIT extends GatewayTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void hasAnEntryForEachFilter() {
        var filters = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("shop.bobbin.gateway")
                .that(assignableTo(WebFilter.class)
                        .or(assignableTo(GlobalFilter.class))
                        .or(assignableTo(HttpHeadersFilter.class))
                        .or(assignableTo(WebExceptionHandler.class))
                        .and(not(INTERFACES)));

        assertThat(filters.stream().map(JavaClass::getSimpleName).map(FilterOrderIT::entry))
                .containsExactlyInAnyOrderElementsOf(entries());
    }

    @Test
    void isTheOrderInWhichRequestsPassTheFilters() {
        assertThat(inOrder().stream()
                        .filter(filter -> filter.getPackageName().startsWith("shop.bobbin."))
                        .map(Class::getSimpleName)
                        .map(FilterOrderIT::entry))
                .containsExactlyElementsOf(entries());
    }

    @Test
    void placesOurFiltersAmongThoseOfSpring() {
        assertThat(inOrder().stream().map(Class::getSimpleName))
                .containsSubsequence(
                        "ProblemExceptionHandler",
                        "DefaultErrorWebExceptionHandler",
                        "GatewayAuthenticationFilter",
                        "AuthorizationWebFilter",
                        "CrossSiteRequestFilter",
                        "BodyLimitFilter",
                        "StreamLimitFilter",
                        "NettyWriteResponseFilter",
                        "AccessTokenFilter",
                        "OutageLogFilter",
                        "RouteToRequestUrlFilter",
                        "LoadBalancingFilter",
                        "ServiceRoutingFilter",
                        "RemoveHopByHopHeadersFilter",
                        "RequestHeadersFilter",
                        "ResponseHeadersFilter");
    }

    private List<Class<?>> inOrder() {
        return Stream.of(
                        beans(WebExceptionHandler.class),
                        beans(WebFilter.class).flatMap(this::withChain),
                        beans(GlobalFilter.class),
                        beans(HttpHeadersFilter.class))
                .flatMap(filters -> filters)
                .<Class<?>>map(Object::getClass)
                .toList();
    }

    /** The filters in Spring Security's chain are no beans. */
    private Stream<?> withChain(WebFilter filter) {
        return filter instanceof WebFilterChainProxy
                ? context.getBean(SecurityWebFilterChain.class).getWebFilters().toStream()
                : Stream.of(filter);
    }

    private <T> Stream<T> beans(Class<T> type) {
        return context.getBeanProvider(type).orderedStream();
    }

    private static List<String> entries() {
        return Stream.of(FilterOrder.values()).map(Enum::name).toList();
    }

    /** Such as {@code BODY_LIMIT_FILTER} for {@code BodyLimitFilter}. */
    private static String entry(String className) {
        return className.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
