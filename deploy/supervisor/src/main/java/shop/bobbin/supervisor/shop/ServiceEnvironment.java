package shop.bobbin.supervisor.shop;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.bobbin.supervisor.keys.KeyDirectory;
import shop.bobbin.supervisor.keys.Passwords;

/**
 * Builds the environment variables of a service: ports, addresses, passwords and keys, bound by Spring as in a
 * container.
 */
final class ServiceEnvironment {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

    /**
     * Two glibc memory arenas are enough for a small JVM; the default of eight per core costs tens of megabytes each.
     */
    private static final Map<String, String> COMMON = Map.of("MALLOC_ARENA_MAX", "2");

    private final ShopSettings settings;
    private final KeyDirectory keys;
    private final Passwords passwords;

    ServiceEnvironment(ShopSettings settings, KeyDirectory keys, Passwords passwords) {
        this.settings = settings;
        this.keys = keys;
        this.passwords = passwords;
    }

    Map<String, String> of(ServiceDefinition service, BackingAddresses backing) {
        var variables = new HashMap<>(COMMON);
        variables.put("SERVER_PORT", Integer.toString(settings.ports().of(service.name())));
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("SPRING_PROFILES_ACTIVE", "local");
        var database = service.database();
        if (database != null) {
            variables.put("SPRING_DATASOURCE_URL", backing.jdbcUrl(database));
            variables.put("SPRING_DATASOURCE_USERNAME", database);
            variables.put("SPRING_DATASOURCE_PASSWORD", passwords.of(database));
        }
        for (var dependency : service.dependencies()) {
            switch (dependency) {
                case KAFKA -> variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", backing.bootstrapServers());
                case PUBLIC_KEYS ->
                    variables.put("BOBBIN_SECURITY_JWK_SET", keys.publicSet().toString());
                case GATEWAY_KEY ->
                    variables.put("BOBBIN_IDENTITY_JWK_SET", keys.gateway().toString());
            }
        }
        service.variables().forEach((name, value) -> variables.put(name, resolvePlaceholders(value)));
        variables.putAll(settings.variables().getOrDefault(service.name(), Map.of()));
        return variables;
    }

    /** The payment simulator calls no other service; its admin API needs a password. */
    Map<String, String> ofSimulator() {
        var variables = new HashMap<>(COMMON);
        variables.put("BOBBIN_PAYMENT_ADMIN_PASSWORD", passwords.of(Services.SIMULATOR));
        return variables;
    }

    private String resolvePlaceholders(String value) {
        return PLACEHOLDER
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(resolvePlaceholder(found.group(1))));
    }

    private String resolvePlaceholder(String name) {
        return name.equals("data")
                ? settings.data().toString()
                : settings.ports().url(name).toString();
    }
}
