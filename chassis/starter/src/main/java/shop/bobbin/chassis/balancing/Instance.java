package shop.bobbin.chassis.balancing;

import java.net.URI;

/** @param base scheme, host and port of one instance of a service */
public record Instance(URI base) {

    /** @param host a name, or an address as a literal */
    static Instance of(URI service, String host) {
        var isPlainIpv6 = host.contains(":") && !host.startsWith("[");
        var port = service.getPort() == -1 ? "" : ":" + service.getPort();
        return new Instance(URI.create(service.getScheme() + "://" + (isPlainIpv6 ? "[" + host + "]" : host) + port));
    }

    /** What was asked of the service, asked of this instance. */
    public URI uriFor(URI request) {
        var query = request.getRawQuery() == null ? "" : "?" + request.getRawQuery();
        return URI.create(base + request.getRawPath() + query);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
