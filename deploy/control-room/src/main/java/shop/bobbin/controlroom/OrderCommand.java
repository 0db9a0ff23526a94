package shop.bobbin.controlroom;

import shop.bobbin.controlroom.journey.CustomerJourney;
import shop.bobbin.controlroom.shop.Ports;

/** Plays one customer, and shows what happened to the order. */
final class OrderCommand {

    int run() {
        var outcome = new CustomerJourney(Ports.local().url("gateway"), System.out::println).accepted();
        System.out.println("\nOrder " + outcome.id() + " is " + outcome.status());
        outcome.history().forEach(line -> System.out.println("  " + line));
        return outcome.confirmed() ? 0 : 1;
    }
}
