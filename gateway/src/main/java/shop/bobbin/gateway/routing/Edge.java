package shop.bobbin.gateway.routing;

/** The one path segment that the outside sees and the services do not. */
final class Edge {

    static final String PREFIX = "/api";

    private Edge() {}
}
