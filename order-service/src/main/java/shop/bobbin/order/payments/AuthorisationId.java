package shop.bobbin.order.payments;

/** The provider's name for an amount that it holds on a card. */
record AuthorisationId(String value) {

    AuthorisationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an authorisation has a name");
        }
    }
}
