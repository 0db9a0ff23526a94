package shop.bobbin.journeys;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import shop.bobbin.journeys.control.ShopControl;

/** A running shop, the people in it, and the orders that it has accepted from them. */
public final class RunningShop implements AutoCloseable {

    private final ShopControl control;
    private final Queue<String> acceptedOrders = new ConcurrentLinkedQueue<>();

    public RunningShop(ShopControl control) {
        this.control = control;
    }

    public ShopControl control() {
        return control;
    }

    public Shopper guest() {
        return Shopper.guest(gateway(), acceptedOrders::add);
    }

    public Shopper signedIn(String username) {
        return Shopper.signedIn(gateway(), username, acceptedOrders::add);
    }

    public Merchandiser merchandiser() {
        return new Merchandiser(signedIn("mercer").client());
    }

    public URI gateway() {
        return control.url("gateway");
    }

    /** The orders that must not be lost. */
    public List<String> acceptedOrders() {
        return List.copyOf(acceptedOrders);
    }

    @Override
    public void close() {
        control.close();
    }
}
