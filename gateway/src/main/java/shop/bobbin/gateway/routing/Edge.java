package shop.bobbin.gateway.routing;

/** The one path segment that the outside sees and the services do not. */
public final class Edge {

    public static final String PREFIX = "/api";

    private Edge() {}
}
