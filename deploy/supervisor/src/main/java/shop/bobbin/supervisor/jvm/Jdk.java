package shop.bobbin.supervisor.jvm;

import java.nio.file.Path;

/** The JDK that runs the supervisor, which is also used for all other processes. */
public final class Jdk {

    private Jdk() {}

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String identity() {
        return System.getProperty("java.home") + " " + Runtime.version();
    }
}
