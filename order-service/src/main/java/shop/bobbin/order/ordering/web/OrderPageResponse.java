package shop.bobbin.order.ordering.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.bobbin.chassis.web.PublicPath;
import shop.bobbin.order.ordering.Order;

/**
 * A page of a customer's orders, newest first.
 *
 * @param next the link to the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderPageResponse(
        List<OrderResponse> items, @Nullable String next) {

    /** @param found up to {@code limit + 1} orders; one more than the limit means that there is a next page */
    static OrderPageResponse of(List<Order> found, int limit) {
        var items = found.stream().limit(limit).map(OrderResponse::of).toList();
        var next = found.size() > limit
                ? PublicPath.of("/orders?before=" + items.getLast().orderId() + "&limit=" + limit)
                : null;
        return new OrderPageResponse(items, next);
    }
}
