package shop.bobbin.controlroom;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import shop.bobbin.controlroom.keys.KeyRotation;
import shop.bobbin.controlroom.keys.KeysRefused;
import shop.bobbin.controlroom.keys.LocalKeys;

/** Makes a fresh set of keys in a folder, or rotates the gateway's key there; says what the next step is. */
final class KeysCommand {

    static final String USAGE = "keys <folder> | keys publish|sign|retire <folder>";

    private final List<String> arguments;

    KeysCommand(List<String> arguments) {
        this.arguments = arguments;
    }

    int run() {
        switch (arguments.size()) {
            case 1 -> create(Path.of(arguments.getFirst()));
            case 2 -> rotate(arguments.getFirst(), Path.of(arguments.getLast()));
            default -> throw misused();
        }
        return 0;
    }

    private static void create(Path folder) {
        var keys = new LocalKeys(folder);
        if (keys.exist()) {
            throw new KeysRefused("There are keys in " + folder + " already, and they stay. '" + USAGE
                    + "': an empty folder gets fresh ones, the three steps replace the gateway's.");
        }
        keys.createMissing(Instant.now());
        System.out.println("Fresh keys are in " + folder + ".");
    }

    private static void rotate(String step, Path folder) {
        var rotation = new KeyRotation(new LocalKeys(folder));
        System.out.println(
                switch (step) {
                    case "publish" ->
                        rotation.publish(Instant.now())
                                + " is published. Restart all gateways, so that each knows it; then 'keys sign'.";
                    case "sign" ->
                        rotation.sign()
                                + " signs from the next restart of the gateways on: restart them. When the longest session"
                                + " is over (a guest's, 30 days), 'keys retire'.";
                    case "retire" ->
                        rotation.retire() + " is the only key. Restart the gateways, so that they forget the old one.";
                    default -> throw misused();
                });
    }

    private static KeysRefused misused() {
        return new KeysRefused(USAGE);
    }
}
