package shop.bobbin.supervisor.process;

import org.jspecify.annotations.Nullable;

/** The status of one process; {@code memory} in bytes. */
public record ProcessStatus(
        String name,
        ProcessState state,
        @Nullable String url,
        @Nullable Long pid,
        @Nullable Long memory) {}
