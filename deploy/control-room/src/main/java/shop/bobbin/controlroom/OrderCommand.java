package shop.bobbin.controlroom;

import java.net.URI;
import shop.bobbin.controlroom.journey.CustomerJourney;

/** Plays one customer, and shows what happened to the order. */
final class OrderCommand {

    private final URI gateway;

    OrderCommand(URI gateway) {
        this.gateway = gateway;
    }

    int run() {
        var outcome = new CustomerJourney(gateway, System.out::println).accepted();
        System.out.println("\nOrder " + outcome.id() + " is " + outcome.status());
        outcome.history().forEach(line -> System.out.println("  " + line));
        return outcome.confirmed() ? 0 : 1;
    }
}
