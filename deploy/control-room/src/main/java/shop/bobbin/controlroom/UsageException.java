package shop.bobbin.controlroom;

/** A command was not given what it needs; the message says how it is used. */
final class Misused extends RuntimeException {

    Misused(String usage) {
        super(usage);
    }
}
