package shop.bobbin.controlroom;

import java.util.List;
import shop.bobbin.controlroom.control.Controlled;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.shop.Shop;

/** The shop of this supervisor, which other commands may stop and start and end. */
record SupervisedShop(Shop shop, Runnable shutdown) implements Controlled {

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
