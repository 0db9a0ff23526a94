package shop.bobbin.controlroom;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import shop.bobbin.controlroom.operator.ActuatorClient;
import shop.bobbin.controlroom.operator.OperatorActions;
import shop.bobbin.supervisor.keys.KeyDirectory;
import shop.bobbin.supervisor.shop.Services;

/**
 * The operator commands {@code dead-letters}, {@code replay} and {@code rebuild}, for local processes and for
 * containers.
 */
final class OperatorCommands {

    static final String USAGE = "dead-letters | replay <dead-letter topic> | rebuild <service>";

    private final OperatorActions operator;

    /** @param instances returns the URLs of a service's instances */
    OperatorCommands(Function<String, List<URI>> instances, KeyDirectory keys) {
        var actuators =
                new ActuatorClient(instances, () -> keys.operatorTokens().issue(Instant.now()));
        operator = new OperatorActions(Services.eventConsumers(), actuators, System.out::println);
    }

    int run(List<String> arguments) {
        switch (arguments.getFirst() + " " + arguments.size()) {
            case "dead-letters 1" -> operator.deadLetters();
            case "replay 2" -> operator.replay(arguments.getLast());
            case "rebuild 2" -> operator.rebuild(arguments.getLast());
            default -> throw new UsageException(USAGE);
        }
        return 0;
    }
}
