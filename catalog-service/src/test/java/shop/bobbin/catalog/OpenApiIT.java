package shop.bobbin.catalog;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.OpenApiContract;
import shop.bobbin.testing.RunningService;

@RunningService
class OpenApiIT {

    @LocalServerPort
    private int port;

    @Test
    void servesTheCommittedApi() {
        OpenApiContract.of("catalog-service").verify(port);
    }
}
