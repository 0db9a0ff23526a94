package shop.bobbin.recommendation.similarity.messaging;

/** An event that no retry will make readable. */
final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEventException(String message) {
        super(message);
    }
}
