package shop.bobbin.order.ordering;

/** May the authorised amount be captured? */
sealed interface ChargeResult {

    /** Yes, and the order can no longer be cancelled: save it before the money is taken. */
    record Granted() implements ChargeResult {}

    /** Already granted before; capturing again is safe, the provider knows the key. */
    record GrantedBefore() implements ChargeResult {}

    /** No: the order is over, nothing may be taken for it. */
    record Refused(OrderStatus status) implements ChargeResult {}
}
