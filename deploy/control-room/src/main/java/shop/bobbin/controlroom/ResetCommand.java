package shop.bobbin.controlroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.supervisor.jvm.Folders;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.StaleProcessCleanup;
import shop.bobbin.supervisor.process.StateLock;

/** The command {@code reset}: deletes databases, topics and the payment ledger. Keys, caches and logs are kept. */
final class ResetCommand {

    private final Path state;

    ResetCommand(Path checkout) {
        this.state = checkout.resolve(".bobbin");
    }

    int run() {
        try (var lock = StateLock.tryAcquire(state)
                .orElseThrow(() ->
                        new ControlException("Bobbin is running. Run './bobbin down' first, then './bobbin reset'."))) {
            new StaleProcessCleanup(state.resolve("pids")).end();
            var data = state.resolve("data");
            BackingServices.erase(
                    BackingOptions.persistentIn(data.resolve("backing"))); // with Docker the data is in volumes
            Folders.delete(data);
            System.out.println("All data is deleted. The next './bobbin up' starts with an empty shop.");
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
