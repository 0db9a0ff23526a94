package shop.bobbin.order.payments;

/** Application event within this process: a payment is due. Wakes the {@link PaymentWorker} after the commit. */
record PaymentBecameDue() {}
