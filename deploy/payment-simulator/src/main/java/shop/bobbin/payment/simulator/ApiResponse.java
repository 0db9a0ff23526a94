package shop.bobbin.payment.simulator;

/** HTTP response of the API. When it exists, what it reports is already in the ledger. */
record ApiResponse(int status, Object body, Delivery delivery) {

    /** How the response is sent: at once, after a delay, or not at all (the connection is reset). */
    enum Delivery {
        IMMEDIATE,
        DELAYED,
        LOST
    }

    static ApiResponse of(int status, Object body) {
        return new ApiResponse(status, body, Delivery.IMMEDIATE);
    }

    static ApiResponse of(Problem problem) {
        return of(problem.status(), problem);
    }

    String contentType() {
        return body instanceof Problem ? "application/problem+json" : "application/json";
    }

    String json() {
        return Json.write(body);
    }
}
