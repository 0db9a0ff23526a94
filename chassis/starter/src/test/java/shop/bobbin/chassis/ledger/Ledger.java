package shop.bobbin.chassis.ledger;

import com.nimbusds.jose.jwk.ECKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.backing.Topic;

/** A running instance of the ledger application. Instances with the same name share database, topic and consumer group. */
public final class Ledger implements AutoCloseable {

    private static final Map<String, Ledger> SHARED = new ConcurrentHashMap<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable BackingServices backing;

    private final String name;
    private final Path keys;
    private final ECKey key = Tokens.newKey("first");
    private final ConfigurableApplicationContext context;

    private Ledger(String name, List<String> settings) {
        this.name = name;
        try {
            this.keys = Files.createTempDirectory("ledger").resolve("keys.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tokens.publish(keys, key);
        var database = name.replace('-', '_');
        backing().postgres().createDatabase(database, database, "ledger");
        backing()
                .kafka()
                .provision(List.of(new Topic(topic(), 6, false, null), new Topic(deadLetterTopic(), 6, false, null)));
        var changed = settings.stream().map(Ledger::key).toList();
        var arguments = Stream.concat(
                Stream.of(
                                "spring.application.name=" + name,
                                "spring.datasource.url=" + backing().postgres().jdbcUrl(database),
                                "spring.datasource.username=" + database,
                                "spring.datasource.password=ledger",
                                "spring.datasource.hikari.connection-timeout=2000",
                                "spring.kafka.bootstrap-servers="
                                        + backing().kafka().bootstrapServers(),
                                "bobbin.security.jwk-set=" + keys.toUri(),
                                "ledger.topic=" + topic(),
                                "ledger.group=" + group())
                        .filter(setting -> !changed.contains(key(setting))),
                settings.stream());
        this.context = new SpringApplicationBuilder(LedgerApplication.class)
                .run(arguments.map(setting -> "--" + setting).toArray(String[]::new));
    }

    private static String key(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    /** One instance for all tests that do not reconfigure or stop it; ends with the JVM. */
    public static Ledger shared() {
        return SHARED.computeIfAbsent("ledger", name -> new Ledger(name, List.of()));
    }

    public static Ledger start(String name, String... settings) {
        return new Ledger(name, Arrays.asList(settings));
    }

    public static synchronized BackingServices backing() {
        if (backing == null) {
            backing = BackingServices.start(BackingOptions.ephemeral());
        }
        return backing;
    }

    public String topic() {
        return name + ".account-events";
    }

    public String group() {
        return name + ".statements";
    }

    public String deadLetterTopic() {
        return group() + "." + topic() + ".dlt";
    }

    public Accounts accounts() {
        return context.getBean(Accounts.class);
    }

    public Statements statements() {
        return context.getBean(Statements.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Number of responses with status 5xx, from the metrics. */
    public long serverErrorCount() {
        return bean(MeterRegistry.class).find("http.server.requests").tag("outcome", "SERVER_ERROR").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** Number of requests of a route with any response, from the metrics. */
    public long requestCount(String route) {
        return bean(MeterRegistry.class).find("http.server.requests").tag("uri", route).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    public ECKey key() {
        return key;
    }

    /** File with the public keys (JWK set) that this instance reads. */
    public Path keys() {
        return keys;
    }

    public String token(String scope) {
        return Tokens.sign(key, Tokens.claims(scope));
    }

    public int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The ledger has no web server");
        }
        return server.getPort();
    }

    /** Builder of a request to this instance. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public HttpRequest.Builder request(String path, String scope) {
        return request(path).header("Authorization", "Bearer " + token(scope));
    }

    public HttpResponse<String> credit(String account, String json) {
        return send(request("/accounts/" + account + "/credits", "book")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
