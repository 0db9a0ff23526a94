package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shop.bobbin.order.play.OrderServiceTest;
import shop.bobbin.order.play.PlayedCatalog;
import shop.bobbin.order.play.Shopper;
import shop.bobbin.testing.Caller;
import shop.bobbin.testing.RouteMethods;

@OrderServiceTest
class RouteMethodsIT {

    private final Shopper ada;
    private final int port;

    @Autowired
    RouteMethodsIT(@LocalServerPort int port) {
        this.port = port;
        this.ada = Shopper.at(port);
    }

    @Test
    void areAnsweredAsTheirRoutesSay(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        var order = ada.order(PlayedCatalog.UNANSWERED, "tok_ok").field("orderId");

        RouteMethods.of(
                        requestMappingHandlerMapping,
                        Caller.at(port, ada.token()),
                        Map.of("id", order, "sku", PlayedCatalog.YARN))
                .verify();
    }

    @Test
    void tellNothingOfAnothersStream() {
        var head = ada.request("/orders/" + UUID.randomUUID() + "/events").method("HEAD", BodyPublishers.noBody());

        assertThat(ada.send(head).status()).isEqualTo(404);
    }
}
