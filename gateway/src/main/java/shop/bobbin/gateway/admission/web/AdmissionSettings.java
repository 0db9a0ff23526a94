package shop.bobbin.gateway.admission.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits on incoming requests.
 *
 * @param bodyLimit maximum size of a request body; far above what any endpoint of the shop needs
 * @param timeLimit maximum time for the headers of a request to arrive, from its first byte, and again for its body
 * @param publicOrigins origins of the shop in the browser when it is behind a reverse proxy, such as {@code
 *     https://shop.example.com}; empty without a proxy, where the {@code Host} header has the origin
 */
@ConfigurationProperties("bobbin.admission")
record AdmissionSettings(
        @DefaultValue("64KB") DataSize bodyLimit,
        @DefaultValue("10s") Duration timeLimit,
        @DefaultValue List<URI> publicOrigins) {

    AdmissionSettings {
        if (bodyLimit.toBytes() < 1 || bodyLimit.toMegabytes() > 16) {
            throw new IllegalArgumentException(
                    "bobbin.admission.body-limit must be between 1B and 16MB, because a body is buffered in memory");
        }
        if (!timeLimit.isPositive()) {
            throw new IllegalArgumentException("bobbin.admission.time-limit must be positive");
        }
        for (var origin : publicOrigins) {
            if (!isOrigin(origin)) {
                throw new IllegalArgumentException(
                        "bobbin.admission.public-origins must be origins like https://shop.example.com, not " + origin);
            }
        }
        publicOrigins = List.copyOf(publicOrigins);
    }

    private static boolean isOrigin(URI origin) {
        return ("http".equals(origin.getScheme()) || "https".equals(origin.getScheme()))
                && origin.getHost() != null
                && origin.getRawUserInfo() == null
                && origin.getRawPath().isEmpty()
                && origin.getRawQuery() == null
                && origin.getRawFragment() == null;
    }
}
