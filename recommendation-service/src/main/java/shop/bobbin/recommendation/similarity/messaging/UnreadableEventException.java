package shop.bobbin.recommendation.similarity.messaging;

/** An event or a stored record has a missing or invalid part. Retries do not help. */
final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }
}
