package shop.bobbin.gateway.routing.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits on open streams.
 *
 * @param perCustomer streams of one customer; an open page needs one or two
 * @param perAddress streams from one client address, which can be shared by a whole office
 * @param total streams of this gateway instance
 * @param proxies networks of trusted reverse proxies, whose {@code X-Forwarded-For} has the client address
 */
@ConfigurationProperties("bobbin.streams")
record StreamSettings(
        @DefaultValue("12") int perCustomer,
        @DefaultValue("100") int perAddress,
        @DefaultValue("500") int total,
        @DefaultValue List<String> proxies) {

    StreamSettings {
        if (perCustomer < 1 || perAddress < 1 || total < 1) {
            throw new IllegalArgumentException("bobbin.streams: each limit must be at least 1");
        }
        proxies = List.copyOf(proxies);
    }
}
