package shop.bobbin.gateway.identity;

/** The result of a sign-in attempt. */
public sealed interface SignInResult {

    record SignedIn(SignedSession session) implements SignInResult {}

    /** An unknown user name or a wrong password; the client must not learn which. */
    record BadCredentials() implements SignInResult {}
}
