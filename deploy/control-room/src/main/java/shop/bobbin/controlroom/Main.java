package shop.bobbin.controlroom;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import shop.bobbin.backing.BackingException;
import shop.bobbin.controlroom.operator.OperatorCommandException;
import shop.bobbin.controlroom.operator.UnknownNameException;
import shop.bobbin.journeys.JourneyFailedException;
import shop.bobbin.supervisor.keys.KeyDirectory;
import shop.bobbin.supervisor.keys.SigningKeysException;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.shop.ShopPorts;

/**
 * The command line {@code java -jar control-room.jar <command>}. Run it from the checkout's root, or set {@code
 * -Dbobbin.root}. {@code -Dbobbin.shop=containers} selects the commands of the control-room container.
 */
public final class Main {

    private static final int EXIT_FAILURE = 1;
    static final int EXIT_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        var checkout =
                Path.of(System.getProperty("bobbin.root", "")).toAbsolutePath().normalize();
        try {
            return command(checkout, arguments);
        } catch (ControlException
                | JourneyFailedException
                | OperatorCommandException
                | SigningKeysException
                | BackingException e) {
            System.err.println(e.getMessage());
            return EXIT_FAILURE;
        } catch (UncheckedIOException e) {
            System.err.println(message(e));
            return EXIT_FAILURE;
        } catch (UsageException | UnknownNameException e) {
            System.err.println(e.getMessage());
            return EXIT_USAGE;
        }
    }

    /** The message of an I/O error with a hint: the system's message names the file but not always the reason. */
    static String message(UncheckedIOException e) {
        return "Cannot read or write a file: " + e.getCause()
                + ". Check that the folder belongs to you and that the disk is not full.";
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
            case "order" -> new OrderCommand(ShopPorts.local().url("gateway")).run();
            case "start", "stop" -> arguments.size() == 2 ? remote.act(arguments.get(1), arguments.get(0)) : usage();
            case "dead-letters", "replay", "rebuild" -> operator(checkout).run(arguments);
            case "keys" -> new KeysCommand(arguments.subList(1, arguments.size())).run();
            default -> usage();
        };
    }

    private static OperatorCommands operator(Path checkout) {
        return new OperatorCommands(
                service -> List.of(ShopPorts.local().url(service)), new KeyDirectory(checkout.resolve(".bobbin/keys")));
    }

    private static int usage() {
        System.err.println("up | down | reset | status | stop <service> | start <service> | order | "
                + OperatorCommands.USAGE + " | " + KeysCommand.USAGE);
        return EXIT_USAGE;
    }
}
