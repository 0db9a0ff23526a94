package shop.bobbin.controlroom;

import java.net.URI;
import shop.bobbin.controlroom.journey.CustomerJourney;

/** The command {@code order}: places an order as a guest and prints its history. */
final class OrderCommand {

    private final URI gateway;

    OrderCommand(URI gateway) {
        this.gateway = gateway;
    }

    int run() {
        var outcome = new CustomerJourney(gateway, System.out::println).withAcceptedCard();
        System.out.println("\nOrder " + outcome.id() + " is " + outcome.status());
        outcome.history().forEach(line -> System.out.println("  " + line));
        return outcome.confirmed() ? 0 : 1;
    }
}
