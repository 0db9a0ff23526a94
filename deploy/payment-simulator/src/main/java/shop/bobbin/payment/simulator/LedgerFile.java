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
 * A file of JSON lines that only grows. A line is on the disk when {@link #append} returns, so a process that is killed can
 * tear only the last line, whose caller has had no answer yet. Entries stay in the file; in memory is only where each begins.
 * Not for several threads.
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

    /** Opens or makes the file, and its folder. Fails when another process has it open: two writers would lose entries. */
    static LedgerFile open(Path path) {
        try {
            Path absolute = path.toAbsolutePath();
            if (absolute.getParent() != null) {
                Files.createDirectories(absolute.getParent());
            }
            FileChannel channel = FileChannel.open(
                    absolute, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new IllegalStateException("the ledger " + absolute + " is in use by another simulator");
            }
            return new LedgerFile(absolute, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over every entry in order and leaves the file ready to append, a torn last line dropped. */
    void replay(Consumer<LedgerEntry> reader) {
        try {
            long end = 0;
            channel.position(0);
            BufferedInputStream bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next == '\n') {
                    LedgerEntry entry = entry(line.toByteArray(), end);
                    added(end);
                    reader.accept(entry);
                    end += line.size() + 1L;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                System.err.println("Dropped a torn last line of " + line.size() + " bytes from the ledger " + path);
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
                for (ByteBuffer line = ByteBuffer.wrap(LedgerLine.of(entry).write()); line.hasRemaining(); ) {
                    channel.write(line);
                }
                channel.force(false);
                added(end);
            } catch (IOException e) {
                channel.truncate(end); // half a line in the middle would make the ledger unreadable
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
        ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(end - offset));
        try {
            while (line.hasRemaining() && channel.read(line, offset + line.position()) >= 0) {
                // a read may bring less than was asked for
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

    /** A whole line that says nothing is no accident of a kill: better no provider than one with a hole in its ledger. */
    private LedgerEntry entry(byte[] line, long offset) {
        try {
            return LedgerLine.read(line).toEntry();
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("the ledger " + path + " is damaged at byte " + offset, e);
        }
    }

    private void added(long offset) {
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

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
