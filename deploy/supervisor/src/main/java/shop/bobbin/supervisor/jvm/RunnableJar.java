package shop.bobbin.supervisor.jvm;

import java.nio.file.Path;

/** A jar for {@code java -jar}. */
public interface RunnableJar {

    /** Makes the jar ready to run. */
    void prepare();

    Path path();

    /** Identifies the content: an AOT cache is valid for one identity. */
    String identity();
}
