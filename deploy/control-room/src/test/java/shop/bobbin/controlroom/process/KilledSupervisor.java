package shop.bobbin.controlroom.process;

import java.nio.file.Path;
import java.util.List;

/** A supervisor that starts one process and ends as by {@code kill -9}, without a chance to clean up. */
final class KilledSupervisor {

    private KilledSupervisor() {}

    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var supervisor = new Supervisor(
                List.of("orphan"), folder.resolve("logs"), folder.resolve("pids"), 1, new Console(System.out));
        supervisor.start(Tiny.launch("orphan", "good", folder));
        Runtime.getRuntime().halt(137);
    }
}
