package shop.bobbin.wishlist.products.web;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.RebuildResult;
import shop.bobbin.wishlist.products.RebuildResult.Rebuilt;
import shop.bobbin.wishlist.products.RebuildResult.Superseded;
import shop.bobbin.wishlist.products.RebuildResult.TopicUnavailable;
import shop.bobbin.wishlist.products.ReplicaRebuild;

/**
 * The actuator endpoint of the product replica. {@code GET /actuator/productreplica} counts its products; {@code POST}
 * rebuilds it from the topic and responds at the end: 200, 409 if a later rebuild has replaced this one, 503 if the topic
 * cannot be read.
 */
@Component
@Endpoint(id = "productreplica")
class ProductReplicaEndpoint {

    private final ReplicaRebuild rebuild;

    ProductReplicaEndpoint(ReplicaRebuild rebuild) {
        this.rebuild = rebuild;
    }

    record ReplicaResponse(long products) {}

    record RebuildResponse(long products, long tookMillis) {}

    record RebuildFailureResponse(String reason) {}

    @ReadOperation
    ReplicaResponse countProducts() {
        return new ReplicaResponse(rebuild.countProducts());
    }

    @WriteOperation
    WebEndpointResponse<Object> rebuild() {
        return response(rebuild.rebuild());
    }

    private static WebEndpointResponse<Object> response(RebuildResult result) {
        return switch (result) {
            case Rebuilt(var products, var duration) ->
                new WebEndpointResponse<>(new RebuildResponse(products, duration.toMillis()));
            case Superseded() ->
                new WebEndpointResponse<>(new RebuildFailureResponse("A later rebuild has replaced this one."), 409);
            case TopicUnavailable(var reason) ->
                new WebEndpointResponse<>(
                        new RebuildFailureResponse(reason), WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
        };
    }
}
