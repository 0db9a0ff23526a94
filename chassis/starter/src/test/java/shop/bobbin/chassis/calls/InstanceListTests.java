package shop.bobbin.chassis.calls;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.chassis.ledger.LogLines;

class InstanceListTests {

    private final FakeNameResolver names = new FakeNameResolver();
    private Instant now = Instant.EPOCH;
    private final InstanceList instances = instances("http://catalog:8081");

    @Test
    void containsTheNameBeforeTheFirstResolution() {
        names.put("catalog", "10.0.0.1");
        assertThat(next(instances)).isEqualTo("http://catalog:8081");
    }

    @Test
    void usesAllAddressesInEqualShares() {
        names.put("catalog", "10.0.0.1", "10.0.0.2", "10.0.0.3");
        instances.refresh();
        assertThat(shares(instances, 300))
                .containsOnly(
                        Map.entry("http://10.0.0.1:8081", 100L),
                        Map.entry("http://10.0.0.2:8081", 100L),
                        Map.entry("http://10.0.0.3:8081", 100L));
    }

    @Test
    void rotatesTheCandidates() {
        names.put("catalog", "10.0.0.1", "10.0.0.2");
        instances.refresh();
        assertThat(instances.candidates())
                .extracting(Instance::toString)
                .containsExactly("http://10.0.0.1:8081", "http://10.0.0.2:8081");
        assertThat(instances.candidates())
                .extracting(Instance::toString)
                .containsExactly("http://10.0.0.2:8081", "http://10.0.0.1:8081");
    }

    @Test
    void resolvesAgainAfterAnError() {
        var broken = new AtomicBoolean(true);
        var resolved = new InstanceList(
                List.of(URI.create("http://catalog:8081")),
                host -> {
                    if (broken.get()) {
                        throw new NoClassDefFoundError("missing class");
                    }
                    return List.of(InetAddress.ofLiteral("10.0.0.1"));
                },
                Clock.systemUTC());
        resolved.refresh();
        broken.set(false);
        resolved.refresh();
        assertThat(next(resolved)).isEqualTo("http://10.0.0.1:8081");
    }

    @Test
    void addsANewAddressAfterARefresh() {
        names.put("catalog", "10.0.0.1");
        instances.refresh();
        names.put("catalog", "10.0.0.1", "10.0.0.2");
        assertThat(shares(instances, 10)).containsOnlyKeys("http://10.0.0.1:8081");
        instances.refresh();
        assertThat(shares(instances, 10)).containsOnlyKeys("http://10.0.0.1:8081", "http://10.0.0.2:8081");
    }

    @Test
    void logsAnUnreachableInstanceOnce() {
        try (var lines = LogLines.of(InstanceList.class.getName())) {
            var instance = instances.candidates().getFirst();
            for (int call = 0; call < 10; call++) {
                instances.markUnreachable(instance);
                now = now.plus(InstanceList.UNREACHABLE_FOR).plusSeconds(1);
                instances.candidates();
            }
            instances.markReachable(instance);
            instances.markReachable(instance);
            assertThat(lines.from(Level.INFO))
                    .containsExactly(
                            "INFO InstanceList: http://catalog:8081 is unreachable",
                            "INFO InstanceList: http://catalog:8081 is reachable again");
        }
    }

    @Test
    void removesAnAddressThatDnsNoLongerLists() {
        names.put("catalog", "10.0.0.1", "10.0.0.2");
        instances.refresh();
        names.put("catalog", "10.0.0.2");
        instances.refresh();
        assertThat(shares(instances, 10)).containsOnlyKeys("http://10.0.0.2:8081");
    }

    @Test
    void keepsTheLastAddressesWhileDnsFails() {
        names.put("catalog", "10.0.0.1", "10.0.0.2");
        instances.refresh();
        names.remove("catalog");
        instances.refresh();
        assertThat(shares(instances, 10)).containsOnlyKeys("http://10.0.0.1:8081", "http://10.0.0.2:8081");
    }

    @Test
    void survivesAnUnexpectedExceptionOfTheResolver() {
        var broken = new InstanceList(
                List.of(URI.create("http://catalog:8081")),
                host -> {
                    throw new IllegalStateException("broken");
                },
                Clock.systemUTC());
        broken.refresh();
        assertThat(next(broken)).isEqualTo("http://catalog:8081");
    }

    @Test
    void survivesAnErrorOfTheResolver() {
        var broken = new InstanceList(
                List.of(URI.create("http://catalog:8081")),
                host -> {
                    throw new NoClassDefFoundError("broken");
                },
                Clock.systemUTC());
        broken.refresh();
        assertThat(next(broken)).isEqualTo("http://catalog:8081");
    }

    @Test
    void prefersIpv4Addresses() {
        names.put("catalog", "::1", "127.0.0.1");
        instances.refresh();
        assertThat(shares(instances, 10)).containsOnlyKeys("http://127.0.0.1:8081");
    }

    @Test
    void usesIpv6AddressesIfThereAreNoOthers() {
        names.put("catalog", "fd00::7");
        instances.refresh();
        assertThat(next(instances)).isEqualTo("http://[fd00:0:0:0:0:0:0:7]:8081");
    }

    @Test
    void containsAllAddressesOfAllListedNames() {
        names.put("one", "10.0.0.1", "10.0.0.2");
        names.put("two", "10.0.0.3");
        var listed = instances("http://one:8081", "http://two:9081", "http://three:8081");
        listed.refresh();
        assertThat(shares(listed, 40))
                .containsOnlyKeys(
                        "http://10.0.0.1:8081", "http://10.0.0.2:8081", "http://10.0.0.3:9081", "http://three:8081")
                .allSatisfy((_, share) -> assertThat(share).isEqualTo(10));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8081, http://127.0.0.1:8081",
        "http://127.0.0.1, http://127.0.0.1",
        "http://[::1]:8081/, http://[0:0:0:0:0:0:0:1]:8081"
    })
    void acceptsLiteralAddresses(String address, String instance) {
        var literal = new InstanceList(
                List.of(URI.create(address)), host -> List.of(InetAddress.getAllByName(host)), Clock.systemUTC());
        literal.refresh();
        assertThat(shares(literal, 10)).containsOnlyKeys(instance);
    }

    @Test
    void keepsTheNameForHttps() {
        names.put("catalog", "10.0.0.1");
        var secure = instances("https://catalog");
        secure.refresh();
        assertThat(next(secure)).isEqualTo("https://catalog");
    }

    @Test
    void triesAnUnreachableInstanceLastForAWhile() {
        names.put("catalog", "10.0.0.1", "10.0.0.2", "10.0.0.3");
        instances.refresh();
        instances.markUnreachable(at("10.0.0.2"));
        assertThat(shares(instances, 10))
                .containsOnly(Map.entry("http://10.0.0.1:8081", 5L), Map.entry("http://10.0.0.3:8081", 5L));
        assertThat(instances.candidates()).hasSize(3).last().isEqualTo(at("10.0.0.2"));
        now = now.plus(InstanceList.UNREACHABLE_FOR).minusMillis(1);
        assertThat(shares(instances, 10)).doesNotContainKey("http://10.0.0.2:8081");
        now = now.plusMillis(1);
        assertThat(shares(instances, 10)).containsKey("http://10.0.0.2:8081");
    }

    @Test
    void limitsTheCandidatesOfACallToThree() {
        names.put("catalog", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5");
        instances.refresh();
        assertThat(instances.candidates()).hasSize(3);
        assertThat(shares(instances, 10)).hasSize(5);
    }

    @Test
    void triesUnreachableInstancesIfThereAreNoOthers() {
        names.put("catalog", "10.0.0.1", "10.0.0.2");
        instances.refresh();
        instances.markUnreachable(at("10.0.0.1"));
        instances.markUnreachable(at("10.0.0.2"));
        assertThat(shares(instances, 10)).containsOnlyKeys("http://10.0.0.1:8081", "http://10.0.0.2:8081");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8081",
                "http:///",
                "/products",
                "ftp://catalog",
                "http://catalog/v1",
                "http://ada@catalog",
                "http://catalog?zone=1"
            })
    void rejectsAllButSchemeHostAndPort(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> instances(address));
    }

    @ParameterizedTest
    @CsvSource({
        "http://catalog:8081/products?sku=A%20B&sku=C, http://10.0.0.1:8081/products?sku=A%20B&sku=C",
        "http://catalog:8081, http://10.0.0.1:8081",
        "http://catalog:8081/a%2Fb, http://10.0.0.1:8081/a%2Fb"
    })
    void keepsPathAndQueryOfTheRequest(URI request, URI expected) {
        assertThat(at("10.0.0.1").uriFor(request)).isEqualTo(expected);
    }

    private InstanceList instances(String... addresses) {
        return new InstanceList(Stream.of(addresses).map(URI::create).toList(), names, () -> now);
    }

    private static Instance at(String address) {
        return new Instance(URI.create("http://" + address + ":8081"));
    }

    private static String next(InstanceList instances) {
        return instances.candidates().getFirst().toString();
    }

    private static Map<String, Long> shares(InstanceList instances, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(call -> next(instances))
                .collect(groupingBy(instance -> instance, counting()));
    }
}
