package shop.bobbin.controlroom.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the topic definitions: from the system property {@code bobbin.topics}, in the image, or in the checkout. */
public final class TopicsFile {

    private static final Path IN_THE_IMAGE = Path.of("/app/topics.txt");

    private TopicsFile() {}

    public static Path find(Path checkout) {
        var configured = System.getProperty("bobbin.topics", "");
        var inTheCheckout = checkout.resolve("deploy/topics.txt");
        return configured.isBlank()
                ? List.of(IN_THE_IMAGE, inTheCheckout).stream()
                        .filter(Files::exists)
                        .findFirst()
                        .orElse(IN_THE_IMAGE)
                : Path.of(configured);
    }
}
