package shop.bobbin.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.Tokens;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

/** A customer is identified by the issuer and the subject of the access token. */
@WishlistServiceTest
class CustomerIdentityIT {

    private final Shopper ada;
    private final FakeCatalog catalog;

    @Autowired
    CustomerIdentityIT(@LocalServerPort int port, FakeCatalog catalog) {
        this.ada = Shopper.at(port);
        this.catalog = catalog;
    }

    @Test
    void separatesTheSameSubjectOfTwoIssuers() {
        ada.add(catalog.newProduct(1250));

        assertThat(ada.withToken(Tokens.openId(ada.name())).skus()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e", "auth0|5f7c", "ada@example.com", "customer-ada"})
    void acceptsAnySubjectOfAnotherIssuer(String subject) {
        var visitor = ada.withToken(Tokens.openId(subject));
        var yarn = catalog.newProduct(1250);

        assertThat(visitor.add(yarn).status()).isEqualTo(201);
        assertThat(visitor.skus()).contains(yarn);
    }
}
