package shop.bobbin.supervisor.process;

import java.nio.file.Path;
import java.util.List;

/** A program that starts a process with a supervisor and halts without cleanup, as after {@code kill -9}. */
final class KilledSupervisor {

    private KilledSupervisor() {}

    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var supervisor = new Supervisor(
                List.of("orphan"), folder.resolve("logs"), folder.resolve("pids"), 1, new Console(System.out));
        supervisor.start(TestProcesses.spec("orphan", "ready", folder));
        Runtime.getRuntime().halt(137);
    }
}
