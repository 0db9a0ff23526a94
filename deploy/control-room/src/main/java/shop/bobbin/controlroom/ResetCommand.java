package shop.bobbin.controlroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.controlroom.jvm.Folders;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.LeftOvers;
import shop.bobbin.controlroom.process.StateLock;

/** Wipes what customers and load tests have left behind. Keys, caches and logs stay. */
final class ResetCommand {

    private final Path state;

    ResetCommand(Path checkout) {
        this.state = checkout.resolve(".bobbin");
    }

    int run() {
        try (var lock = StateLock.take(state)
                .orElseThrow(() -> new CannotStart("Bobbin is running: './bobbin down' first, then reset."))) {
            new LeftOvers(state.resolve("pids")).end();
            var data = state.resolve("data");
            BackingServices.erase(
                    BackingOptions.persistentIn(data.resolve("backing"))); // of containers it is not in the folder
            Folders.delete(data);
            System.out.println("The data is gone; the next './bobbin up' opens a new shop.");
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
