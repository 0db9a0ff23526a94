package shop.bobbin.gateway.problems;

/** A validation error of one field of a request. */
public record FieldViolation(String field, String message) {}
