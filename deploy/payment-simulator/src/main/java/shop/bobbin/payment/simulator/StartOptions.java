package shop.bobbin.payment.simulator;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Command-line options.
 *
 * @param port 0 for any free port
 * @param adminPassword null closes the admin API
 */
record StartOptions(
        int port, String bindAddress, Path ledger, @Nullable String adminPassword) {

    static final String USAGE = "usage: payment-simulator [--port 8089] [--bind 127.0.0.1] [--ledger <file>]";

    static StartOptions parse(List<String> arguments) {
        var options = new StartOptions(
                8089, "127.0.0.1", LedgerLocation.fromEnvironment(), AdminAuthenticator.passwordFromEnvironment());
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " needs a value");
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private StartOptions with(String name, String value) {
        return switch (name) {
            case "--port" -> new StartOptions(portNumber(value), bindAddress, ledger, adminPassword);
            case "--bind" -> new StartOptions(port, value, ledger, adminPassword);
            case "--ledger" -> new StartOptions(port, bindAddress, Path.of(value), adminPassword);
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static int portNumber(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("not a port: " + value);
        }
        return Integer.parseInt(value);
    }
}
