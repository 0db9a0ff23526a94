package shop.bobbin.payment.simulator;

import java.nio.file.Path;
import java.util.List;

/** @param port 0 takes a free one */
record StartOptions(int port, String bindAddress, Path ledger) {

    static final String USAGE = "usage: payment-simulator [--port 8089] [--bind 127.0.0.1] [--ledger <file>]";

    static StartOptions parse(List<String> arguments) {
        StartOptions options = new StartOptions(8089, "127.0.0.1", LedgerLocation.fromEnvironment());
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " wants a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private StartOptions with(String name, String value) {
        return switch (name) {
            case "--port" -> new StartOptions(portNumber(value), bindAddress, ledger);
            case "--bind" -> new StartOptions(port, value, ledger);
            case "--ledger" -> new StartOptions(port, bindAddress, Path.of(value));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static int portNumber(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("no port: " + value);
        }
        return Integer.parseInt(value);
    }
}
