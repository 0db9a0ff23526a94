package shop.bobbin.controlroom.system;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The shop in a running Docker Compose project, with internal ports published by deploy/compose/exposed.yml. */
final class ComposeShop implements ShopUnderTest {

    private final DockerCompose compose = new DockerCompose();

    @Override
    public URI url(String service) {
        return URI.create(
                switch (service) {
                    case "gateway" -> "http://127.0.0.1:8080";
                    case "payment-simulator" -> "http://127.0.0.1:18089";
                    default -> throw new IllegalArgumentException(service + " has no published port");
                });
    }

    @Override
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:15432/" + database;
    }

    @Override
    public String password(String database) {
        return database;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:19094";
    }

    @Override
    public void stop(String name) {
        compose.run("stop", name);
    }

    @Override
    public void kill(String name) {
        compose.run("kill", "-s", "KILL", name);
    }

    @Override
    public void start(String name) {
        compose.run("up", "-d", "--no-deps", "--no-recreate", "--no-build", "--wait", name);
    }

    @Override
    public String log(String service) {
        return compose.run("logs", "--no-color", "--no-log-prefix", service);
    }

    @Override
    public String runCommand(String command, String... arguments) {
        var all = new ArrayList<>(List.of("exec", "-T", "control-room", "bobbin", command));
        all.addAll(List.of(arguments));
        return compose.run(all.toArray(String[]::new));
    }

    /** Does nothing: the project was not started by the tests. */
    @Override
    public void close() {}
}
