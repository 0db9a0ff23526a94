package shop.bobbin.recommendation.similarity.messaging;

/** An event with a missing or invalid part. Retries do not help: it becomes a dead letter. */
final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }
}
