package shop.bobbin.backing;

import java.util.List;
import java.util.stream.Stream;

/** What both providers tell PostgreSQL: enough for five services on a laptop, not more. */
final class PostgresSettings {

    static final String SUPERUSER = "postgres";

    /** The same order of text on every system, whatever its locale is. */
    static final List<String> INITDB =
            List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");

    private PostgresSettings() {}

    /**
     * Without durability the disk is not waited for, but each commit still reaches the operating system (that is
     * synchronous_commit): a killed server loses nothing, a killed machine may.
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
