package shop.bobbin.controlroom;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import shop.bobbin.supervisor.keys.KeyDirectory;
import shop.bobbin.supervisor.keys.KeyRotation;
import shop.bobbin.supervisor.keys.SigningKeysException;

/**
 * The command {@code keys}: creates a set of keys in a folder, or rotates the gateway's key and prints the next step.
 */
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
            throw new UsageException(USAGE);
        }
        var folder = Path.of(arguments.getLast());
        if (step) {
            System.out.println(rotate(arguments.getFirst(), new KeyRotation(new KeyDirectory(folder))));
        } else {
            create(folder);
        }
        return 0;
    }

    private static void create(Path folder) {
        var keys = new KeyDirectory(folder);
        if (keys.hasKeys()) {
            throw new SigningKeysException(
                    "There are keys in " + folder + " already; they are not changed. Name an empty"
                            + " folder to create keys, or rotate the gateway's key: " + USAGE);
        }
        keys.createMissing(Instant.now());
        System.out.println("Created new keys in " + folder + ".");
    }

    private static String rotate(String step, KeyRotation rotation) {
        return switch (step) {
            case "publish" ->
                rotation.publish(Instant.now())
                        + " is published. Restart all gateways, so that each loads it. Run 'keys sign' only when all services"
                        + " have the new public file: with a shared volume immediately, on Kubernetes about two minutes"
                        + " after the Secret was updated.";
            case "sign" ->
                rotation.sign()
                        + " signs after the next restart of the gateways: restart them. Run 'keys retire' when the longest"
                        + " session has expired (30 days, for guests).";
            case "retire" ->
                rotation.retire() + " is the only key. Restart the gateways, so that they drop the old one.";
            default -> throw new UsageException(USAGE);
        };
    }
}
