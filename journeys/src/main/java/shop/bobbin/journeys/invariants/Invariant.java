package shop.bobbin.journeys.invariants;

import java.util.List;

/** A statement about the shop that no fault may break. */
interface Invariant {

    String statement();

    /** What contradicts the statement now. After the last order has ended, it can take some seconds until this is empty. */
    List<String> violations();
}
