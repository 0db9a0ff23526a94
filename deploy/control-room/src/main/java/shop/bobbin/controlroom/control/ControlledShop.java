package shop.bobbin.controlroom.control;

import java.util.List;
import shop.bobbin.supervisor.process.ProcessStatus;

/**
 * The operations of {@link ControlApi} on a running shop. Operations that are unsupported or not possible now throw a
 * {@link shop.bobbin.supervisor.process.ControlException}.
 */
public interface ControlledShop {

    List<ProcessStatus> statuses();

    void startService(String name);

    void stopService(String name);

    /**
     * @return starts the shutdown and returns immediately; to be run after the response, since the API stops as well
     */
    Runnable shutdown();
}
