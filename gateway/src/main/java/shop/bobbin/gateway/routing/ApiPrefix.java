package shop.bobbin.gateway.routing;

/** The path prefix of the public API, which the gateway removes before it forwards a request. */
public final class ApiPrefix {

    public static final String VALUE = "/api";

    private ApiPrefix() {}
}
