package shop.bobbin.supervisor.shop;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The definition of one service, a row of the table in {@link Services}.
 *
 * @param port the default port for local runs, see {@link ShopPorts}
 * @param heap the maximum heap in MiB
 * @param database the name of its database and login; null = none
 * @param variables service-specific environment variables; in a value {@code {name}} is replaced by the URL of that
 *     process, {@code {data}} by the data folder
 */
public record ServiceDefinition(
        String name,
        int port,
        int heap,
        @Nullable String database,
        Set<Dependency> dependencies,
        Map<String, String> variables) {

    public enum Dependency {
        KAFKA,
        PUBLIC_KEYS,
        GATEWAY_KEY
    }
}
