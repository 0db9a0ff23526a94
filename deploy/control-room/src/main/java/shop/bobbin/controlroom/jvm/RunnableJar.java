package shop.bobbin.controlroom.jvm;

import java.nio.file.Path;

/** What {@code java -jar} is given. */
public interface Program {

    /** Makes it ready to run. */
    void refresh();

    Path path();

    /** Changes whenever a cache made for it would no longer fit. */
    String identity();
}
