package shop.bobbin.controlroom;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import shop.bobbin.controlroom.keys.LocalKeys;
import shop.bobbin.controlroom.operator.Actuators;
import shop.bobbin.controlroom.operator.Operator;
import shop.bobbin.controlroom.shop.Services;

/** An operator's commands, wherever the services and the operator's key are. */
final class OperatorCommands {

    static final String USAGE = "dead-letters | replay <dead-letter topic> | rebuild <service>";

    private final Operator operator;

    /** @param instances where those of a service are */
    OperatorCommands(Function<String, List<URI>> instances, LocalKeys keys) {
        var actuators = new Actuators(instances, () -> keys.operator().sign(Instant.now()));
        operator = new Operator(Services.listeners(), actuators, System.out::println);
    }

    int run(List<String> arguments) {
        switch (arguments.getFirst() + " " + arguments.size()) {
            case "dead-letters 1" -> operator.deadLetters();
            case "replay 2" -> operator.replay(arguments.getLast());
            case "rebuild 2" -> operator.rebuild(arguments.getLast());
            default -> throw new Misused(USAGE);
        }
        return 0;
    }
}
