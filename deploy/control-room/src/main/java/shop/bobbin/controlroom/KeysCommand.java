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

    private static final List<String> STEPS = List.of("publish", "sign", "retire");

    private final List<String> arguments;

    KeysCommand(List<String> arguments) {
        this.arguments = arguments;
    }

    int run() {
        var step = !arguments.isEmpty() && STEPS.contains(arguments.getFirst());
        if (arguments.size() != (step ? 2 : 1)) {
            throw new Misused(USAGE);
        }
        var folder = Path.of(arguments.getLast());
        if (step) {
            System.out.println(rotate(arguments.getFirst(), new KeyRotation(new LocalKeys(folder))));
        } else {
            create(folder);
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

    private static String rotate(String step, KeyRotation rotation) {
        return switch (step) {
            case "publish" ->
                rotation.publish(Instant.now())
                        + " is published. Restart all gateways, so that each knows it. 'keys sign' only when all services"
                        + " see the new public file: where they share a volume, at once; on Kubernetes, about two minutes"
                        + " after the Secret was made anew.";
            case "sign" ->
                rotation.sign()
                        + " signs from the next restart of the gateways on: restart them. When the longest session"
                        + " is over (a guest's, 30 days), 'keys retire'.";
            case "retire" ->
                rotation.retire() + " is the only key. Restart the gateways, so that they forget the old one.";
            default -> throw new Misused(USAGE);
        };
    }
}
