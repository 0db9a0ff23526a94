package shop.bobbin.backing;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** This module's build folder, which has what is too large for a jar, or has to be in files. */
final class Build {

    private Build() {}

    /** {@code target}: our classes are in {@code target/classes} or {@code target/<jar>}. */
    static Path folder() {
        try {
            return Path.of(Build.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("")
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
