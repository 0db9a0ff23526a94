package shop.bobbin.order.ordering.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.bobbin.chassis.web.PublicPath;
import shop.bobbin.order.ordering.Order;

/**
 * Some of a customer's orders, newest first.
 *
 * @param next where the older ones are; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderPage(List<OrderBody> items, @Nullable String next) {

    /** @param found one more than the limit, if there are more */
    static OrderPage of(List<Order> found, int limit) {
        var items = found.stream().limit(limit).map(OrderBody::of).toList();
        var next = found.size() > limit
                ? PublicPath.of("/orders?before=" + items.getLast().orderId() + "&limit=" + limit)
                : null;
        return new OrderPage(items, next);
    }
}
