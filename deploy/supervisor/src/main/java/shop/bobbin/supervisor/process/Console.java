package shop.bobbin.supervisor.process;

import java.io.PrintStream;
import java.util.Locale;

/** Prints progress lines with the seconds since the start. */
public final class Console {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Console(PrintStream out) {
        this.out = out;
    }

    public synchronized void progress(String line) {
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - start) / 1e9, line));
    }

    public synchronized void print(String text) {
        out.println(text);
    }
}
