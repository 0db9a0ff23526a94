package shop.bobbin.controlroom.process;

import org.jspecify.annotations.Nullable;

/** One line of the table. {@code memory} is in bytes. */
public record ProcessStatus(
        String name,
        State state,
        @Nullable String url,
        @Nullable Long pid,
        @Nullable Long memory) {}
