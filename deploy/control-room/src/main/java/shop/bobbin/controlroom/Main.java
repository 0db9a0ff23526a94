package shop.bobbin.controlroom;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import shop.bobbin.backing.BackingException;
import shop.bobbin.controlroom.journey.JourneyFailed;
import shop.bobbin.controlroom.keys.KeysRefused;
import shop.bobbin.controlroom.keys.LocalKeys;
import shop.bobbin.controlroom.operator.NoSuchName;
import shop.bobbin.controlroom.operator.OperatorFailed;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.shop.Ports;

/**
 * {@code java -jar control-room.jar <command>}, run from the root of the checkout or with {@code -Dbobbin.root}; with
 * {@code -Dbobbin.shop=containers} where the shop's processes are containers and this is one of them.
 */
public final class Main {

    private static final int FAILED = 1;
    static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        var checkout =
                Path.of(System.getProperty("bobbin.root", "")).toAbsolutePath().normalize();
        try {
            return command(checkout, arguments);
        } catch (CannotStart | JourneyFailed | OperatorFailed | KeysRefused | BackingException e) {
            System.err.println(e.getMessage());
            return FAILED;
        } catch (UncheckedIOException e) {
            System.err.println(sentence(e));
            return FAILED;
        } catch (Misused | NoSuchName e) {
            System.err.println(e.getMessage());
            return MISUSED;
        }
    }

    /** What the system says of a file names the file, and not always what is wrong with it. */
    static String sentence(UncheckedIOException e) {
        return "A file cannot be used: " + e.getCause() + ". Does the folder belong to you, and has the disk room?";
    }

    private static int command(Path checkout, List<String> arguments) {
        if (System.getProperty("bobbin.shop", "").equals("containers")) {
            return new ContainerCommands(checkout, System.getenv()).run(arguments);
        }
        var remote = new RemoteCommands(checkout);
        return switch (String.join(" ", arguments).split(" ")[0]) {
            case "up" -> new UpCommand(checkout).run();
            case "down" -> remote.down();
            case "status" -> remote.status();
            case "reset" -> new ResetCommand(checkout).run();
            case "order" -> new OrderCommand(Ports.local().url("gateway")).run();
            case "start", "stop" -> arguments.size() == 2 ? remote.act(arguments.get(1), arguments.get(0)) : misused();
            case "dead-letters", "replay", "rebuild" -> operator(checkout).run(arguments);
            case "keys" -> new KeysCommand(arguments.subList(1, arguments.size())).run();
            default -> misused();
        };
    }

    private static OperatorCommands operator(Path checkout) {
        return new OperatorCommands(
                service -> List.of(Ports.local().url(service)), new LocalKeys(checkout.resolve(".bobbin/keys")));
    }

    private static int misused() {
        System.err.println("up | down | reset | status | stop <service> | start <service> | order | "
                + OperatorCommands.USAGE + " | " + KeysCommand.USAGE);
        return MISUSED;
    }
}
