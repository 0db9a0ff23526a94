package shop.bobbin.gateway.routing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** With a trusted proxy at 10.0.0.1. */
class ClientAddressResolverTests {

    private final ClientAddressResolver addresses = new ClientAddressResolver(List.of("10.0.0.0/8"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.7                    | 203.0.113.7
            203.0.113.7:51234              | 203.0.113.7
            198.51.100.1, 203.0.113.7:1    | 203.0.113.7
            203.0.113.7:51234, 10.0.0.2:80 | 203.0.113.7
            2001:db8::7                    | [32, 1, 13, -72, 0, 0, 0, 0]
            [2001:db8::7]                  | [32, 1, 13, -72, 0, 0, 0, 0]
            [2001:db8::7]:443              | [32, 1, 13, -72, 0, 0, 0, 0]
            [::1]:443                      | [0, 0, 0, 0, 0, 0, 0, 0]
            203.0.113.7:http               | 10.0.0.1
            shop.example.com:443           | 10.0.0.1
            unknown                        | 10.0.0.1
            [203.0.113.7                   | 10.0.0.1
            """)
    void resolvesTheLastUntrustedAddressWithoutItsPort(String forwardedFor, String address) {
        var request = MockServerHttpRequest.get("/api/orders/7/events")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 50_000))
                .header("X-Forwarded-For", forwardedFor)
                .build();

        assertThat(addresses.resolve(request)).isEqualTo(address);
    }
}
