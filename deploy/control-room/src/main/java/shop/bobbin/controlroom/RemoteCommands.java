package shop.bobbin.controlroom;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shop.bobbin.controlroom.control.ControlClient;
import shop.bobbin.controlroom.control.RunningSupervisor;
import shop.bobbin.controlroom.control.StatusTable;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;

/**
 * The commands that call a supervisor running in another process: {@code status}, {@code start}, {@code stop}, {@code
 * down}.
 */
final class RemoteCommands {

    private static final int STOP_SECONDS = 60;

    private final Path state;

    RemoteCommands(Path checkout) {
        this.state = checkout.resolve(".bobbin");
    }

    int status() {
        return show(client().status());
    }

    /** Returns the exit code: 0 if all processes are up, else 1, for scripts that wait. */
    static int show(List<ProcessStatus> statuses) {
        System.out.println(StatusTable.of(statuses));
        return statuses.stream().allMatch(status -> status.state() == ProcessState.UP) ? 0 : 1;
    }

    int act(String service, String action) {
        client().act("/services/" + service + "/" + action);
        System.out.println(service + (action.equals("stop") ? " is stopped" : " is ready"));
        return 0;
    }

    int down() {
        var running = RunningSupervisor.find(state);
        if (running.isEmpty()) {
            System.out.println("Bobbin is not running.");
            return 0;
        }
        var supervisor = running.get();
        new ControlClient(supervisor.url(), supervisor.secret()).act("/shutdown");
        supervisor
                .process()
                .onExit()
                .completeOnTimeout(supervisor.process(), STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        if (supervisor.process().isAlive()) {
            throw new ControlException("The supervisor (pid %d) is still running after %d s."
                    .formatted(supervisor.process().pid(), STOP_SECONDS));
        }
        System.out.println("Bobbin has stopped.");
        return 0;
    }

    private ControlClient client() {
        return RunningSupervisor.find(state)
                .map(running -> new ControlClient(running.url(), running.secret()))
                .orElseThrow(() -> new ControlException("Bobbin is not running. './bobbin up' starts it."));
    }
}
