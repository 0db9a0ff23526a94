package shop.bobbin.wishlist.products.web;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.CopyRebuild;
import shop.bobbin.wishlist.products.RebuildResult;
import shop.bobbin.wishlist.products.RebuildResult.Rebuilt;
import shop.bobbin.wishlist.products.RebuildResult.Superseded;
import shop.bobbin.wishlist.products.RebuildResult.TopicAway;

/**
 * {@code GET /actuator/productcopy} tells how many products the copy has, {@code POST} builds it anew from the topic and
 * answers when it is in use: 200, 409 when another rebuild was quicker, 503 when the topic cannot be read.
 */
@Component
@Endpoint(id = "productcopy")
class ProductCopyEndpoint {

    private final CopyRebuild copy;

    ProductCopyEndpoint(CopyRebuild copy) {
        this.copy = copy;
    }

    record Size(long products) {}

    record Done(long products, long tookMillis) {}

    record NotDone(String reason) {}

    @ReadOperation
    Size size() {
        return new Size(copy.size());
    }

    @WriteOperation
    WebEndpointResponse<Object> rebuild() {
        return answer(copy.rebuild());
    }

    private static WebEndpointResponse<Object> answer(RebuildResult result) {
        return switch (result) {
            case Rebuilt(var products, var took) -> new WebEndpointResponse<>(new Done(products, took.toMillis()));
            case Superseded() -> new WebEndpointResponse<>(new NotDone("Another rebuild was quicker."), 409);
            case TopicAway(var reason) ->
                new WebEndpointResponse<>(new NotDone(reason), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
        };
    }
}
