package shop.bobbin.gateway;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the access to the metrics.
 *
 * @param scrapers networks that may read the metrics without an access token
 */
@ConfigurationProperties("bobbin.access")
record MetricsAccessSettings(
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> scrapers) {}
