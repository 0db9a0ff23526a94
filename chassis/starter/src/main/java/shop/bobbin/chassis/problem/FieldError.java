package shop.bobbin.chassis.problem;

/** An invalid request value, as in the {@code errors} of a problem: its path or parameter, and the reason. */
public record FieldError(String field, String message) {}
