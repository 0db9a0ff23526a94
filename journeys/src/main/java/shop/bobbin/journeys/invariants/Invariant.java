package shop.bobbin.journeys.invariants;

import java.util.List;

/** A statement about the shop that no fault may break. */
interface Invariant {

    String statement();

    /** What contradicts the statement now. It may be empty only a moment after the last order has ended. */
    List<String> violations();
}
