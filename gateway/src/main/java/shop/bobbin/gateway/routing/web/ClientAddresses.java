package shop.bobbin.gateway.routing.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatchers;

/** The addresses that callers come from, as the connection shows them or as a proxy that is known names them. */
final class ClientAddresses {

    private final Predicate<InetAddress> isProxy;

    ClientAddresses(List<String> proxies) {
        this.isProxy = proxies.isEmpty()
                ? address -> false
                : InetAddressMatchers.builder().includeAddresses(proxies).build()::matches;
    }

    /** An IPv6 network of /64 counts as one address, because each of its machines has as many as it likes. */
    String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return "unknown";
        }
        List<String> named = request.getHeaders().getValuesAsList("X-Forwarded-For");
        for (String next : named.reversed()) {
            InetAddress behind = literal(next);
            if (!isProxy.test(address) || behind == null) {
                break;
            }
            address = behind;
        }
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
