package shop.bobbin.gateway.identity;

/** A session and the signed token that brings it back. The token is a secret of its owner. */
public record OpenedSession(Session session, String token) {

    @Override
    public String toString() {
        return "OpenedSession[" + session + "]";
    }
}
