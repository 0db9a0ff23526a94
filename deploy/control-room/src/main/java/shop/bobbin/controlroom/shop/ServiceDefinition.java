package shop.bobbin.controlroom.shop;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service, as a row of the table in {@link Services}.
 *
 * @param port the local one, unless {@link Ports} says otherwise
 * @param heap in MiB
 * @param database the name of its database and of its login
 * @param variables its own settings; {@code {name}} in a value becomes the URL of that process, {@code {data}} the
 *     folder of the data
 */
public record ServiceDefinition(
        String name, int port, int heap, @Nullable String database, Set<Need> needs, Map<String, String> variables) {

    public enum Need {
        KAFKA,
        PUBLIC_KEYS,
        GATEWAY_KEY
    }

    boolean needsBacking() {
        return database != null || needs.contains(Need.KAFKA);
    }
}
