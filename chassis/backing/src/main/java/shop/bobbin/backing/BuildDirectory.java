package shop.bobbin.backing;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The build directory of this module. It holds files that are too large for a jar or must exist as plain files. */
final class BuildDirectory {

    private BuildDirectory() {}

    /** {@code target}, found from the location of this class in {@code target/classes} or {@code target/<jar>}. */
    static Path path() {
        try {
            return Path.of(BuildDirectory.class
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
