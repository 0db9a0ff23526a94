package shop.bobbin.wishlist;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shop.bobbin.testing.RouteMethods;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.Tokens;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

@WishlistServiceTest
class RouteMethodsIT {

    @Test
    void supportsTheMethodsOfEachRoute(
            @LocalServerPort int port, @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        var link = Shopper.at(port).send("POST", "/wishlist/sharing-links").field("token");

        RouteMethods.of(
                        requestMappingHandlerMapping,
                        TestClient.at(port, Tokens.shopper("guest-methods")),
                        Map.of("sku", "YARN-MER-RED", "id", "1", "token", link))
                .verify();
    }
}
