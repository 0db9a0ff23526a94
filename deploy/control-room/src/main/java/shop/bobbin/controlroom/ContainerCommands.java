package shop.bobbin.controlroom;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import shop.bobbin.controlroom.containers.ContainerShop;
import shop.bobbin.controlroom.containers.EnvironmentVariables;
import shop.bobbin.controlroom.containers.Provisioning;
import shop.bobbin.controlroom.containers.TopicsFile;
import shop.bobbin.controlroom.control.ControlClient;
import shop.bobbin.supervisor.keys.KeyDirectory;

/** The commands of the control-room container. Commands that need the Docker engine print what to run on the host. */
final class ContainerCommands {

    private static final URI CONTROL_API = URI.create("http://127.0.0.1:" + ServeCommand.PORT);

    private static final String USAGE = """
            status                               show all instances; exits with 1 unless all are ready
            order                                place one order through the gateway and show each step
            dead-letters                         count the events in the dead-letter topics
            replay <dead-letter topic>           process its events again
            rebuild <service>                    rebuild its replica of other services' data
            provision                            create keys, databases and topics, configured by environment variables
            keys <folder>                        create a new set of keys
            keys publish|sign|retire <folder>    rotate the gateway's key in three steps
            serve                                run the HTTP endpoint GET /status
            help                                 show this text""";

    private final Path checkout;
    private final EnvironmentVariables variables;

    ContainerCommands(Path checkout, Map<String, String> environment) {
        this.checkout = checkout;
        this.variables = new EnvironmentVariables(environment);
    }

    int run(List<String> arguments) {
        return switch (String.join(" ", arguments).split(" ")[0]) {
            case "status" -> status();
            case "order" ->
                new OrderCommand(URI.create(variables.of("BOBBIN_GATEWAY_URL", "http://gateway:8080"))).run();
            case "dead-letters", "replay", "rebuild" -> operator().run(arguments);
            case "provision" -> provision();
            case "serve" -> new ServeCommand(variables).run();
            case "keys" -> new KeysCommand(arguments.subList(1, arguments.size())).run();
            case "up" -> engine("docker compose up -d --wait");
            case "down" -> engine("docker compose down");
            case "reset" -> engine("docker compose down --volumes");
            case "start", "stop", "logs" -> engine("docker compose " + String.join(" ", arguments));
            case "help" -> help();
            default -> usage();
        };
    }

    private static int status() {
        var code = RemoteCommands.show(new ControlClient(CONTROL_API).status());
        System.out.println("'docker stats' shows CPU and memory.");
        return code;
    }

    private int provision() {
        new Provisioning(variables, TopicsFile.find(checkout), System.out::println).run();
        return 0;
    }

    private OperatorCommands operator() {
        return new OperatorCommands(
                ContainerShop::instances, new KeyDirectory(Path.of(variables.of(Provisioning.KEYS, "/keys"))));
    }

    private static int engine(String command) {
        System.err.println("Not possible from inside a container. Run on the host: " + command);
        return Main.EXIT_USAGE;
    }

    private static int help() {
        System.out.println(USAGE);
        return 0;
    }

    private static int usage() {
        System.err.println(USAGE);
        return Main.EXIT_USAGE;
    }
}
