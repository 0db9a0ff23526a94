package shop.bobbin.controlroom;

/** A command was called with wrong arguments; the message shows its usage. */
final class UsageException extends RuntimeException {

    UsageException(String usage) {
        super(usage);
    }
}
