package shop.bobbin.order.ordering;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderId;

/** The repository of orders. */
interface Orders extends Repository<Order, OrderId> {

    Order save(Order order);

    /** Locks the order's row until the transaction ends. Every transition starts here. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Order> findWithLockById(OrderId id);

    /** Locks an order only if it belongs to the customer. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Order> findWithLockByIdAndCustomerId(OrderId id, CustomerId customerId);

    /** Finds an order only if it belongs to the customer. */
    Optional<Order> findByIdAndCustomerId(OrderId id, CustomerId customerId);

    /** Newest first, since ids grow with time. */
    List<Order> findByCustomerIdOrderByIdDesc(CustomerId customerId, Limit limit);

    List<Order> findByCustomerIdAndIdLessThanOrderByIdDesc(CustomerId customerId, OrderId before, Limit limit);
}
