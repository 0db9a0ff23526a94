package shop.bobbin.journeys;

/** The result of a checkout. */
public sealed interface CheckoutResult {

    /** The shop responded with 201: it must not lose this order. */
    record Accepted(String order) implements CheckoutResult {}

    record Refused(ShopResponse response) implements CheckoutResult {}

    /** The order's id; throws when the checkout was refused. */
    default String accepted() {
        return switch (this) {
            case Accepted(var order) -> order;
            case Refused(var response) ->
                throw new JourneyFailedException(
                        "The order was refused with status %d: %s".formatted(response.status(), response.text()));
        };
    }

    /** The response; throws when the order was accepted. */
    default ShopResponse refused() {
        return switch (this) {
            case Accepted(var order) -> throw new JourneyFailedException("The order was accepted: " + order);
            case Refused(var response) -> response;
        };
    }
}
