package shop.bobbin.gateway.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import shop.bobbin.gateway.identity.IdentitySettings.Account;

/**
 * The accounts for demonstration, of which everybody can read the password. They belong to a shop that only its own machine
 * reaches: one that is started by {@code ./bobbin}, or by Docker Compose on the loopback address.
 */
final class DemoAccounts {

    static final Profiles ALLOWED = Profiles.of("local | (compose & !published)");

    /** As in {@code application.yaml}. */
    static final Set<String> HASHES = Set.of(
            "$2a$10$8fC4Qqf7BQFTdYKnZ9FiuugTPN9WRQ4sp1BWMxs4MibVcnhv3FK5a",
            "$2a$10$iC7NNXo3qNRmTVENo2nnwu0YvqK2.Td0yLJyFLBDtrnUChAH2AMF.",
            "$2a$10$kMHWZ9Ay9ZeB6oVTDdol8uq5xStjwqShJ96p5DEZeB6aaJNSRLKJi",
            "$2a$10$gsrjz4A6aQLw72wAKDTrwuAstZDUqIPuRMjUUqf3q6qM96Gb80Vx6");

    private DemoAccounts() {}

    /** @throws IllegalStateException when an account has one of these passwords where others can sign in with it */
    static void refuseElsewhere(Map<String, Account> accounts, Environment environment) {
        var published = new TreeMap<>(accounts)
                .entrySet().stream()
                        .filter(account -> HASHES.contains(account.getValue().passwordHash()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
        if (published.isEmpty()) {
            return;
        }
        if (!environment.acceptsProfiles(ALLOWED)) {
            throw new IllegalStateException(
                    ("The password of these accounts is published: %s. Outside the profiles local and"
                                    + " compose give bobbin.identity.accounts passwords of their own;"
                                    + " docs/operations.md tells how, under Accounts.")
                            .formatted(published));
        }
        if (isBehindAProxy(environment)) {
            throw new IllegalStateException(
                    ("The password of these accounts is published: %s. bobbin.admission.public-origins or"
                                    + " bobbin.access.secure-cookies is set, so others reach this shop."
                                    + " deploy/compose/behind-a-proxy.yml leaves these accounts out;"
                                    + " docs/operations.md describes accounts of your own, under Accounts.")
                            .formatted(published));
        }
    }

    private static boolean isBehindAProxy(Environment environment) {
        var settings = Binder.get(environment);
        var origins = settings.bind("bobbin.admission.public-origins", Bindable.listOf(String.class));
        var secureCookies = settings.bind("bobbin.access.secure-cookies", Boolean.class);
        return !origins.orElse(List.of()).isEmpty() || secureCookies.orElse(false);
    }
}
