package shop.bobbin.gateway.identity;

/** A session with the signed token that represents it in the cookie. The token is a credential: do not log it. */
public record SignedSession(Session session, String token) {

    @Override
    public String toString() {
        return "SignedSession[" + session + "]";
    }
}
