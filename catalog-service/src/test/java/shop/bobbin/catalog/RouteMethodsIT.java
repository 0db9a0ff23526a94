package shop.bobbin.catalog;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shop.bobbin.testing.RouteMethods;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.Tokens;

@RunningService
class RouteMethodsIT {

    @Test
    void supportsTheMethodsOfEachRoute(
            @LocalServerPort int port, @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        RouteMethods.of(
                        requestMappingHandlerMapping,
                        TestClient.at(port, Tokens.merchandiser()),
                        Map.of("sku", "YARN-MER-RED"))
                .verify();
    }
}
