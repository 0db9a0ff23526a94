package shop.bobbin.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerIdsTests {

    private static final String FOREIGN = "https://issuer.example/realms/shop";

    @ParameterizedTest
    @ValueSource(strings = {"urn:bobbin:gateway", "urn:bobbin:operator"})
    void areTheSubjectsOfOurOwnIssuers(String issuer) {
        assertThat(CustomerIds.of(issuer, "customer-ada")).isEqualTo("customer-ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e",
                "auth0|5f7c",
                "ada@example.com",
                "Zoë",
                "customer-ada"
            })
    void areOpaqueForOtherIssuers(String subject) {
        var id = CustomerIds.of(FOREIGN, subject);

        assertThat(id).matches("oidc-[A-Za-z0-9_-]{40}").isEqualTo(CustomerIds.of(FOREIGN, subject));
        assertThat(subject.isEmpty() || !id.contains(subject)).isTrue();
    }

    /** A customer's data is stored under this id. */
    @Test
    void areStableAcrossReleases() {
        assertThat(CustomerIds.of(FOREIGN, "3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e"))
                .isEqualTo("oidc-yJ6Fb0HJ4Pz0LGCRTZ1iwNTpnt1CwPwao8TsVLan");
    }

    @Test
    void dependOnIssuerAndSubject() {
        var ada = CustomerIds.of(FOREIGN, "customer-ada");

        assertThat(ada)
                .isNotEqualTo(CustomerIds.of("urn:bobbin:gateway", "customer-ada"))
                .isNotEqualTo(CustomerIds.of("https://other.example", "customer-ada"))
                .isNotEqualTo(CustomerIds.of(FOREIGN, "customer-bob"))
                .isNotEqualTo(CustomerIds.of(FOREIGN + "c", "ustomer-ada"));
    }
}
