package shop.bobbin.order.payments;

/** The payment provider's identifier of an authorisation: an amount reserved on a card. */
public record AuthorisationId(String value) {

    public AuthorisationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("authorisation id is blank");
        }
    }
}
