package shop.bobbin.payment.simulator;

/** Details of a payment to authorise. Two requests are the same if these are equal, regardless of the layout of their JSON. */
record PaymentDetails(Reference reference, Money money, CardToken cardToken) {}
