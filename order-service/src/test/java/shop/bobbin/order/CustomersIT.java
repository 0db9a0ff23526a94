package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.Tokens;

/** A customer is identified by the token's issuer and subject. */
@OrderServiceTest
class CustomersIT {

    private final Shopper ada;

    @Autowired
    CustomersIT(@LocalServerPort int port) {
        this.ada = Shopper.at(port);
    }

    @Test
    void areDistinctForTheSameSubjectOfTwoIssuers() {
        ada.put(FakeCatalog.YARN, 1);

        var visitor = ada.withToken(Tokens.openId(ada.name()));

        assertThat(visitor.basket().body().path("lines")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e", "auth0|5f7c", "ada@example.com", "customer-ada"})
    void mayHaveAnySubjectOfAnotherIssuer(String subject) {
        var visitor = ada.withToken(Tokens.openId(subject));

        assertThat(visitor.put(FakeCatalog.YARN, 2).status()).isEqualTo(200);
        assertThat(visitor.basket().body().path("lines")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e", "ada", "GUEST-1", "guest-1' or '1'='1"})
    void areForbiddenWithAMalformedSubjectOfOurOwnIssuer(String subject) {
        var stranger = ada.withToken(Tokens.withScope(subject, "shop"));

        assertThat(stranger.basket().status()).isEqualTo(403);
        assertThat(stranger.basket().problem()).isEqualTo("forbidden");
        assertThat(stranger.get("/orders").status()).isEqualTo(403);
    }
}
