package shop.bobbin.order.ordering.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.OrderProblem;
import shop.bobbin.order.ordering.CancelResult.AlreadyEnded;
import shop.bobbin.order.ordering.CancelResult.Cancelled;
import shop.bobbin.order.ordering.CancelResult.PaymentInProgress;
import shop.bobbin.order.ordering.Order;
import shop.bobbin.order.ordering.Ordering;
import shop.bobbin.order.ordering.history.OrderHistory;

@RestController
class OrdersController {

    private static final int MAX_PAGE_SIZE = 100;

    private final Ordering ordering;
    private final OrderHistory history;

    OrdersController(Ordering ordering, OrderHistory history) {
        this.ordering = ordering;
        this.history = history;
    }

    /**
     * @param before the id of the last order of the previous page
     * @param limit at most 100
     */
    @GetMapping("/orders")
    OrderPageResponse list(
            @CurrentCustomer CustomerId customer,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "20") @Min(1) @Max(MAX_PAGE_SIZE) int limit) {
        var older = before == null ? null : new OrderId(before);
        return OrderPageResponse.of(ordering.listOf(customer, older, limit + 1), limit);
    }

    @GetMapping("/orders/{id}")
    OrderDetailResponse one(@CurrentCustomer CustomerId customer, @PathVariable UUID id) {
        return detail(ordering.of(customer, new OrderId(id)));
    }

    @PostMapping("/orders/{id}/cancellation")
    OrderDetailResponse cancel(@CurrentCustomer CustomerId customer, @PathVariable UUID id) {
        return switch (ordering.cancel(customer, new OrderId(id))) {
            case Cancelled(var order) -> detail(order);
            case AlreadyEnded(var status) ->
                throw new ProblemException(OrderProblem.ORDER_NOT_CANCELLABLE, "The order is " + status + ".");
            case PaymentInProgress() ->
                throw new ProblemException(OrderProblem.PAYMENT_IN_PROGRESS, "Read the order again in a moment.");
        };
    }

    private OrderDetailResponse detail(Order order) {
        return OrderDetailResponse.of(order, history.of(order.id()));
    }
}
