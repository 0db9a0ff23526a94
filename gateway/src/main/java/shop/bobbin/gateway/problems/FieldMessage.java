package shop.bobbin.gateway.problems;

/** One thing that is wrong with one field of a request. */
public record FieldMessage(String field, String message) {}
