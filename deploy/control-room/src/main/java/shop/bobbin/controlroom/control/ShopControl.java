package shop.bobbin.controlroom.control;

import java.util.List;
import shop.bobbin.controlroom.process.ProcessStatus;

/**
 * A running shop as {@link ControlApi} sees it. What it does not do, now or ever, it refuses with a {@link
 * shop.bobbin.controlroom.process.CannotStart}.
 */
public interface Controlled {

    List<ProcessStatus> statuses();

    void startService(String name);

    void stopService(String name);

    /** @return ends it all, and returns at once; for when the answer is out, since the API ends with it */
    Runnable shutdown();
}
