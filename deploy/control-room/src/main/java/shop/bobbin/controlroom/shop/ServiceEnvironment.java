package shop.bobbin.controlroom.shop;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.bobbin.controlroom.keys.LocalKeys;
import shop.bobbin.controlroom.keys.Passwords;

/** Tells a service by environment variables where everything is; Spring binds them as it does in a container. */
final class ServiceEnvironment {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    /** Two of glibc's memory arenas do for a small JVM; its default of eight a core costs tens of megabytes each. */
    private static final Map<String, String> SMALL = Map.of("MALLOC_ARENA_MAX", "2");

    private final ShopSettings settings;
    private final LocalKeys keys;
    private final Passwords passwords;

    ServiceEnvironment(ShopSettings settings, LocalKeys keys, Passwords passwords) {
        this.settings = settings;
        this.keys = keys;
        this.passwords = passwords;
    }

    Map<String, String> of(ServiceDefinition service, BackingAddresses backing) {
        var variables = new HashMap<>(SMALL);
        variables.put("SERVER_PORT", Integer.toString(settings.ports().of(service.name())));
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("SPRING_PROFILES_ACTIVE", "local");
        var database = service.database();
        if (database != null) {
            variables.put("SPRING_DATASOURCE_URL", backing.jdbcUrl(database));
            variables.put("SPRING_DATASOURCE_USERNAME", database);
            variables.put("SPRING_DATASOURCE_PASSWORD", passwords.of(database));
        }
        for (var need : service.needs()) {
            switch (need) {
                case KAFKA -> variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", backing.bootstrapServers());
                case PUBLIC_KEYS ->
                    variables.put("BOBBIN_SECURITY_JWK_SET", keys.publicSet().toString());
                case GATEWAY_KEY ->
                    variables.put("BOBBIN_IDENTITY_JWK_SET", keys.gateway().toString());
            }
        }
        service.variables().forEach((name, value) -> variables.put(name, resolved(value)));
        variables.putAll(settings.variables().getOrDefault(service.name(), Map.of()));
        return variables;
    }

    /** The payment provider calls no other service; its admin API has a password. */
    Map<String, String> ofSimulator() {
        var variables = new HashMap<>(SMALL);
        variables.put("BOBBIN_PAYMENT_ADMIN_PASSWORD", passwords.of(Services.SIMULATOR));
        return variables;
    }

    private String resolved(String value) {
        return PLACE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(place(found.group(1))));
    }

    private String place(String name) {
        return name.equals("data")
                ? settings.data().toString()
                : settings.ports().url(name).toString();
    }
}
