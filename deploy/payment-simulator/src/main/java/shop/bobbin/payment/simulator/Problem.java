package shop.bobbin.payment.simulator;

/** Problem details (RFC 9457). The types are the provider's own, because it is not part of the shop. */
record Problem(String type, String title, int status, String detail) {

    static Problem malformed(String detail) {
        return of("malformed-request", "Malformed request", 400, detail);
    }

    static Problem forbiddenHost() {
        return of("forbidden", "Forbidden", 403, "the Host must be an IP address or a name of a private network");
    }

    static Problem notFound(String detail) {
        return of("not-found", "Not found", 404, detail);
    }

    static Problem keyReused() {
        return of(
                "idempotency-key-reused",
                "Idempotency key reused",
                422,
                "this Idempotency-Key was used for another request");
    }

    static Problem ledgerUnavailable() {
        return of(
                "ledger-unavailable", "Ledger unavailable", 500, "nothing was recorded: the ledger cannot be written");
    }

    private static Problem of(String type, String title, int status, String detail) {
        return new Problem("urn:payment-provider:problem:" + type, title, status, detail);
    }
}
