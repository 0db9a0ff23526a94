package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.RouteMethods;

@OrderServiceTest
class RouteMethodsIT {

    private final Shopper ada;

    @Autowired
    RouteMethodsIT(@LocalServerPort int port) {
        this.ada = Shopper.at(port);
    }

    @Test
    void areHandledAsTheRoutesDeclare(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        RouteMethods.of(requestMappingHandlerMapping, ada.client(), Map.of("id", order, "sku", FakeCatalog.YARN))
                .verify();
    }

    @Test
    void doNotRevealTheStreamOfAnotherCustomer() {
        var head = ada.request("/orders/" + UUID.randomUUID() + "/events").method("HEAD", BodyPublishers.noBody());

        assertThat(ada.send(head).status()).isEqualTo(404);
    }
}
