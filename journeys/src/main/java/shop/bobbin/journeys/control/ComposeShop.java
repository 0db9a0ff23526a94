package shop.bobbin.journeys.control;

import java.net.URI;

/** A running Docker Compose project, with internal ports published by deploy/compose/exposed.yml. */
public final class ComposeShop implements ShopControl {

    private final DockerCompose compose = new DockerCompose();

    @Override
    public URI url(String name) {
        return URI.create(
                switch (name) {
                    case "gateway" -> "http://127.0.0.1:8080";
                    case "payment-simulator" -> "http://127.0.0.1:18089";
                    default -> throw new IllegalArgumentException(name + " has no published port");
                });
    }

    @Override
    public Database database(String name) {
        return new Database("jdbc:postgresql://127.0.0.1:15432/" + name, name, name);
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:19094";
    }

    @Override
    public void start(String name) {
        compose.start(name, 1);
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
    public String log(String name) {
        return compose.run("logs", "--no-color", "--no-log-prefix", name);
    }

    /** Does nothing, since the project was started by its user. */
    @Override
    public void close() {}
}
