package shop.bobbin.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.Set;

/** Who can change what is in a folder: those of {@code /tmp} may have been made by anybody. */
final class Ownership {

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private Ownership() {}

    /** Whether it is a folder, no link to one, of this owner, and nobody else can write to it. */
    static boolean isOnly(Path folder, UserPrincipal owner) {
        try {
            PosixFileAttributes attributes =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory()
                    && attributes.owner().equals(owner)
                    && Collections.disjoint(attributes.permissions(), OTHERS);
        } catch (IOException goneOrNotReadable) {
            return false;
        }
    }
}
