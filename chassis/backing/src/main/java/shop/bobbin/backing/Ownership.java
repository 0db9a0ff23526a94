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

/** Checks who can write to a folder: folders in {@code /tmp} may have been created by other users. */
final class Ownership {

    private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private Ownership() {}

    /** Whether it is a folder (not a symbolic link) that belongs to this owner and that no other user can write to. */
    static boolean isExclusive(Path folder, UserPrincipal owner) {
        try {
            var attributes = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory()
                    && attributes.owner().equals(owner)
                    && Collections.disjoint(attributes.permissions(), WRITABLE_BY_OTHERS);
        } catch (IOException deletedOrUnreadable) {
            return false;
        }
    }
}
