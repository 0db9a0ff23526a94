package shop.bobbin.payment.simulator;

/** What the merchant asks for. Two requests are the same when these agree, however their JSON was laid out. */
record AuthorisationRequest(Reference reference, Money money, CardToken cardToken) {}
