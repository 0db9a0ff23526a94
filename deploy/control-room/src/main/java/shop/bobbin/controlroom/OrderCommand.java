package shop.bobbin.controlroom;

import java.net.URI;
import java.util.Locale;
import shop.bobbin.journeys.GuestPurchase;
import shop.bobbin.journeys.OrderStatus;

/** The command {@code order}: places an order as a guest and prints its history. */
final class OrderCommand {

    private final URI gateway;

    OrderCommand(URI gateway) {
        this.gateway = gateway;
    }

    int run() {
        var order = new GuestPurchase(gateway, System.out::println).run("tok_ok");
        System.out.println("\nOrder " + order.id() + " is " + order.status());
        for (var transition : order.history()) {
            System.out.printf(
                    Locale.ROOT, "  %-25s  %-10s  %s%n", transition.at(), transition.status(), transition.cause());
        }
        return order.status() == OrderStatus.CONFIRMED ? 0 : 1;
    }
}
