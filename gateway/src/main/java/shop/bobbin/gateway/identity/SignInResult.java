package shop.bobbin.gateway.identity;

public sealed interface SignInResult {

    record SignedIn(OpenedSession session) implements SignInResult {}

    /** Unknown name or wrong password: which of the two is nobody's business. */
    record Refused() implements SignInResult {}
}
