package shop.bobbin.wishlist;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.OpenApiContract;
import shop.bobbin.wishlist.support.WishlistServiceTest;

@WishlistServiceTest
class OpenApiIT {

    @LocalServerPort
    private int port;

    @Test
    void servesTheCommittedDocument() {
        OpenApiContract.of("wishlist-service").verify(port);
    }
}
