package shop.bobbin.payment.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Append-only file of JSON lines. A line is on disk when {@link #append} returns, so a killed process can leave only the last
 * line incomplete, for which no response was sent. Only the offsets of the lines are in memory. Not thread-safe.
 */
final class LedgerFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private long[] offsets = new long[1024];
    private int size;

    private LedgerFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens the file; creates it and its folder if necessary.
     *
     * @throws IllegalStateException when another process has it open, because two writers would lose entries
     */
    static LedgerFile open(Path path) {
        try {
            var absolute = path.toAbsolutePath();
            if (absolute.getParent() != null) {
                Files.createDirectories(absolute.getParent());
            }
            var channel = FileChannel.open(
                    absolute, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new IllegalStateException("the ledger " + absolute + " is in use by another simulator");
            }
            return new LedgerFile(absolute, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all entries in order, drops an incomplete last line and leaves the file ready to append. */
    void replay(Consumer<LedgerEntry> consumer) {
        try {
            long end = 0;
            channel.position(0);
            var bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
            var line = new ByteArrayOutputStream();
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next == '\n') {
                    var entry = entry(line.toByteArray(), end);
                    addOffset(end);
                    consumer.accept(entry);
                    end += line.size() + 1L;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                System.err.println(
                        "Dropped an incomplete last line of " + line.size() + " bytes from the ledger " + path);
                channel.truncate(end);
            }
            channel.position(end);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    void append(LedgerEntry entry) {
        try {
            long end = channel.position();
            try {
                for (var line = ByteBuffer.wrap(LedgerLine.of(entry).write()); line.hasRemaining(); ) {
                    channel.write(line);
                }
                channel.force(false);
                addOffset(end);
            } catch (IOException e) {
                channel.truncate(end); // an incomplete line in the middle would make the ledger unreadable
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return size;
    }

    /** @param sequence from 1 to {@link #size} */
    LedgerEntry get(int sequence) {
        long offset = offsets[sequence - 1];
        long end = sequence == size ? length() : offsets[sequence];
        var line = ByteBuffer.allocate(Math.toIntExact(end - offset));
        try {
            while (line.hasRemaining() && channel.read(line, offset + line.position()) >= 0) {
                // a read may return fewer bytes than requested
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entry(line.array(), offset);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A complete line that cannot be read is not caused by a kill: no start is better than a ledger with a missing entry. */
    private LedgerEntry entry(byte[] line, long offset) {
        try {
            return LedgerLine.read(line).toEntry();
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("the ledger " + path + " is damaged at byte " + offset, e);
        }
    }

    private void addOffset(long offset) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        offsets[size++] = offset;
    }

    private long length() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
