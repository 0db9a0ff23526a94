package shop.bobbin.gateway.routing.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many streams may be open at the same time.
 *
 * @param perCustomer a customer's; a page that is open in a browser takes one or two
 * @param perAddress those that come from one address, behind which may be a whole office
 * @param total those that this gateway holds
 * @param proxies networks of reverse proxies, which name the address of a caller in {@code X-Forwarded-For}
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
