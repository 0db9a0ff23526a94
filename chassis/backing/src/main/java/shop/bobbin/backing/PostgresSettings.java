package shop.bobbin.backing;

import java.util.List;
import java.util.stream.Stream;

/** The PostgreSQL settings that both providers share: sized for five services on a developer's machine. */
final class PostgresSettings {

    static final String SUPERUSER = "postgres";

    /** The same collation on every system, independent of its locale. */
    static final List<String> INITDB =
            List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");

    private PostgresSettings() {}

    /**
     * The server's options. Without durability nothing is flushed to disk, but each commit still reaches the operating
     * system (synchronous_commit): a killed server loses nothing, a crashed machine may.
     */
    static List<String> server(boolean durable) {
        String disk = durable ? "on" : "off";
        return Stream.of(
                        "fsync=" + disk,
                        "synchronous_commit=on",
                        "full_page_writes=" + disk,
                        "max_connections=120",
                        "shared_buffers=32MB",
                        "max_wal_size=256MB",
                        "jit=off",
                        "timezone=UTC",
                        "log_timezone=UTC")
                .flatMap(setting -> Stream.of("-c", setting))
                .toList();
    }
}
