package shop.bobbin.chassis.problem;

/** One value that is not acceptable: where it stands, and what is wrong with it. */
record FieldError(String field, String message) {}
