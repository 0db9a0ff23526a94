package shop.bobbin.controlroom;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import shop.bobbin.controlroom.containers.ContainerShop;
import shop.bobbin.controlroom.containers.Provisioning;
import shop.bobbin.controlroom.containers.TopicsFile;
import shop.bobbin.controlroom.containers.Variables;
import shop.bobbin.controlroom.control.ControlClient;
import shop.bobbin.controlroom.keys.LocalKeys;

/** The commands inside a container, beside those in which the shop runs. What only the engine can do is left to it. */
final class ContainerCommands {

    private static final URI HERE = URI.create("http://127.0.0.1:" + ServeCommand.PORT);

    private static final String USAGE = """
            status                               which instances run, and where; exits with 1 unless all are ready
            order                                be a customer: one order through the gateway, step by step
            dead-letters                         events in the dead-letter topics, counted by topic
            replay <dead-letter topic>           give it to its listener again
            rebuild <service>                    build its copy of others' data anew
            provision                            keys, databases and topics, as environment variables ask for them
            keys <folder>                        a fresh set of keys
            keys publish|sign|retire <folder>    the three steps that replace the gateway's key
            serve                                stay, and answer GET /status
            help                                 this text""";

    private final Path checkout;
    private final Variables variables;

    ContainerCommands(Path checkout, Map<String, String> environment) {
        this.checkout = checkout;
        this.variables = new Variables(environment);
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
            default -> misused();
        };
    }

    private static int status() {
        var code = RemoteCommands.show(new ControlClient(HERE).status());
        System.out.println("'docker stats' tells what they cost.");
        return code;
    }

    private int provision() {
        new Provisioning(variables, TopicsFile.find(checkout), System.out::println).run();
        return 0;
    }

    private OperatorCommands operator() {
        return new OperatorCommands(
                ContainerShop::instances, new LocalKeys(Path.of(variables.of(Provisioning.KEYS, "/keys"))));
    }

    private static int engine(String command) {
        System.err.println("Not from inside a container. On the host: " + command);
        return Main.MISUSED;
    }

    private static int help() {
        System.out.println(USAGE);
        return 0;
    }

    private static int misused() {
        System.err.println(USAGE);
        return Main.MISUSED;
    }
}
