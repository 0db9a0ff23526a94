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

/** Finds the address of a client: that of the connection, or of {@code X-Forwarded-For} behind a trusted proxy. */
final class ClientAddressResolver {

    /** Some proxies add the port: {@code 203.0.113.7:51234}, {@code [2001:db8::7]:443}. */
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]+]|[0-9.]+)(?::[0-9]{1,5})?");

    private final Predicate<InetAddress> isTrustedProxy;

    ClientAddressResolver(List<String> proxies) {
        this.isTrustedProxy = proxies.isEmpty()
                ? address -> false
                : InetAddressMatchers.builder().includeAddresses(proxies).build()::matches;
    }

    /** For IPv6 the /64 network, because one machine can use any address in it. */
    String resolve(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress address = remote == null ? null : remote.getAddress();
        if (address == null) {
            return "unknown";
        }
        List<String> forwardedFor = request.getHeaders().getValuesAsList("X-Forwarded-For");
        for (String next : forwardedFor.reversed()) {
            InetAddress client = parse(next);
            if (!isTrustedProxy.test(address) || client == null) {
                break;
            }
            address = client;
        }
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }

    private static @Nullable InetAddress parse(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        try {
            return InetAddress.ofLiteral(withPort.matches() ? withPort.group(1) : text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
