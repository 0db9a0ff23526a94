package shop.bobbin.order.payments;

/** Told within this process once a payment has become due and the transaction has committed. */
record PaymentDue() {}
