package shop.bobbin.chassis.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.backing.Topic;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;

/** A database with an empty outbox, and a topic for its events, for relays without a service. */
final class OutboxDatabase implements AutoCloseable {

    private final String name;
    private final String topic;
    private final HikariDataSource dataSource = new HikariDataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);

    /** @param name of the database and of its user, and the user's password */
    OutboxDatabase(String name) {
        this.name = name;
        this.topic = name + "-" + UUID.randomUUID();
        Ledger.backing().postgres().createDatabase(name, name, name);
        Ledger.backing().kafka().provision(List.of(new Topic(topic, 1, false, null)));
        dataSource.setJdbcUrl(jdbcUrl());
        dataSource.setUsername(name);
        dataSource.setPassword(name);
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("chassis")
                .locations("classpath:db/chassis")
                .load()
                .migrate();
        jdbc.sql("truncate chassis.outbox").update();
    }

    String jdbcUrl() {
        return Ledger.backing().postgres().jdbcUrl(name);
    }

    String topic() {
        return topic;
    }

    String name() {
        return name;
    }

    /** Makes producers that fence each other. */
    RelayProducers producers() {
        return new RelayProducers(
                Map.of("bootstrap.servers", Ledger.backing().kafka().bootstrapServers()), topic);
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Stores one event for each version. */
    void store(int from, int to) {
        for (int version = from; version <= to; version++) {
            jdbc.sql("insert into chassis.outbox (topic, key, headers, body) values (?, 'key', '{}', ?)")
                    .params(topic, "{\"version\": %d}".formatted(version).getBytes(StandardCharsets.UTF_8))
                    .update();
        }
    }

    boolean isDrained() {
        return !jdbc.sql("select exists (select from chassis.outbox)")
                .query(Boolean.class)
                .single();
    }

    /** The versions of all published events, in the topic's order and with duplicates. */
    List<Long> publishedVersions() {
        return EventTopic.read(topic).stream().map(EventTopic::version).toList();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
