package shop.bobbin.order.ordering;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderId;

/** All orders. */
public interface Orders extends Repository<Order, OrderId> {

    Order save(Order order);

    /** Locked until the transaction ends: every transition starts here. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Order> findWithLockById(OrderId id);

    /** A customer sees their own orders only. */
    Optional<Order> findByIdAndCustomerId(OrderId id, CustomerId customerId);

    /** Newest first: ids grow with time. */
    List<Order> findByCustomerIdOrderByIdDesc(CustomerId customerId, Limit limit);

    List<Order> findByCustomerIdAndIdLessThanOrderByIdDesc(CustomerId customerId, OrderId before, Limit limit);
}
