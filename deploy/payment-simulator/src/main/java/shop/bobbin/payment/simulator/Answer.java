package shop.bobbin.payment.simulator;

/** What goes back, and how: by the time an answer exists, what it tells has been booked. */
record Answer(int status, Object body, Delivery delivery) {

    enum Delivery {
        PROMPT,
        LATE,
        LOST
    }

    static Answer of(int status, Object body) {
        return new Answer(status, body, Delivery.PROMPT);
    }

    static Answer of(Problem problem) {
        return of(problem.status(), problem);
    }

    String contentType() {
        return body instanceof Problem ? "application/problem+json" : "application/json";
    }

    String json() {
        return Wire.write(body);
    }
}
