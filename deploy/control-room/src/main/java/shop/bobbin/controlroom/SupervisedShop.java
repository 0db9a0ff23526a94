package shop.bobbin.controlroom;

import java.util.List;
import shop.bobbin.controlroom.control.ControlledShop;
import shop.bobbin.supervisor.process.ProcessStatus;
import shop.bobbin.supervisor.shop.Shop;

/**
 * Controls the shop that this JVM supervises, for commands that run in other JVMs.
 *
 * @param shutdown starts the shutdown of the shop
 */
record SupervisedShop(Shop shop, Runnable shutdown) implements ControlledShop {

    @Override
    public List<ProcessStatus> statuses() {
        return shop.statuses();
    }

    @Override
    public void startService(String name) {
        shop.startService(name);
    }

    @Override
    public void stopService(String name) {
        shop.stopService(name);
    }
}
