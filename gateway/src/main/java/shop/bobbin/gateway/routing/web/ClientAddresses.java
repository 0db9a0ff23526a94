package shop.bobbin.gateway.routing.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatchers;

/** The addresses that callers come from, as the connection shows them or as a proxy that is known names them. */
final class ClientAddresses {

    /** Some proxies write the port too, which stands for no machine: {@code 203.0.113.7:51234}, {@code [2001:db8::7]:443}. */
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]+]|[0-9.]+)(?::[0-9]{1,5})?");

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
        Matcher withPort = WITH_PORT.matcher(text);
        try {
            return InetAddress.ofLiteral(withPort.matches() ? withPort.group(1) : text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
