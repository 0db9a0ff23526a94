package shop.bobbin.journeys.invariants;

import java.util.List;

/** An invariant is violated; the message contains all violations. */
public final class InvariantViolatedException extends RuntimeException {

    InvariantViolatedException(String statement, List<String> violations) {
        super("Violated: %s%n  %s".formatted(statement, String.join("\n  ", violations)));
    }
}
