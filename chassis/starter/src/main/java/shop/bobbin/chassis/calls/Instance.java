package shop.bobbin.chassis.calls;

import java.net.URI;

/**
 * One instance of a service.
 *
 * @param base scheme, host and port
 */
public record Instance(URI base) {

    /** @param host a name or a literal address */
    static Instance of(URI service, String host) {
        var isPlainIpv6 = host.contains(":") && !host.startsWith("[");
        var port = service.getPort() == -1 ? "" : ":" + service.getPort();
        return new Instance(URI.create(service.getScheme() + "://" + (isPlainIpv6 ? "[" + host + "]" : host) + port));
    }

    /** The URI of a request to the service, with scheme, host and port of this instance. */
    public URI uriFor(URI request) {
        var query = request.getRawQuery() == null ? "" : "?" + request.getRawQuery();
        return URI.create(base + request.getRawPath() + query);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
