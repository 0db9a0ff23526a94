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
 * The demo accounts, whose password is published in this repository. They are allowed only in a shop that listens on the
 * loopback address: one started by {@code ./bobbin} or by Docker Compose.
 */
final class DemoAccounts {

    static final Profiles ALLOWED = Profiles.of("local | (compose & !published)");

    /** The hashes of {@code application.yaml}. */
    static final Set<String> PUBLISHED_HASHES = Set.of(
            "$2a$10$8fC4Qqf7BQFTdYKnZ9FiuugTPN9WRQ4sp1BWMxs4MibVcnhv3FK5a",
            "$2a$10$iC7NNXo3qNRmTVENo2nnwu0YvqK2.Td0yLJyFLBDtrnUChAH2AMF.",
            "$2a$10$kMHWZ9Ay9ZeB6oVTDdol8uq5xStjwqShJ96p5DEZeB6aaJNSRLKJi",
            "$2a$10$gsrjz4A6aQLw72wAKDTrwuAstZDUqIPuRMjUUqf3q6qM96Gb80Vx6");

    private DemoAccounts() {}

    /** @throws IllegalStateException if an account with a published password could be used from another machine */
    static void requireLocalEnvironment(Map<String, Account> accounts, Environment environment) {
        var published = new TreeMap<>(accounts)
                .entrySet().stream()
                        .filter(account ->
                                PUBLISHED_HASHES.contains(account.getValue().passwordHash()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
        if (published.isEmpty()) {
            return;
        }
        if (!environment.acceptsProfiles(ALLOWED)) {
            throw new IllegalStateException(
                    ("The password of these accounts is published: %s. Outside the profiles local and"
                                    + " compose give bobbin.identity.accounts other passwords;"
                                    + " docs/operations.md explains how, under Accounts.")
                            .formatted(published));
        }
        if (isBehindProxy(environment)) {
            throw new IllegalStateException(
                    ("The password of these accounts is published: %s. bobbin.admission.public-origins or"
                                    + " bobbin.access.secure-cookies is set, so this shop is reachable from other machines."
                                    + " deploy/compose/behind-a-proxy.yml leaves these accounts out;"
                                    + " docs/operations.md explains how to configure others, under Accounts.")
                            .formatted(published));
        }
    }

    private static boolean isBehindProxy(Environment environment) {
        var settings = Binder.get(environment);
        var origins = settings.bind("bobbin.admission.public-origins", Bindable.listOf(String.class));
        var secureCookies = settings.bind("bobbin.access.secure-cookies", Boolean.class);
        return !origins.orElse(List.of()).isEmpty() || secureCookies.orElse(false);
    }
}
