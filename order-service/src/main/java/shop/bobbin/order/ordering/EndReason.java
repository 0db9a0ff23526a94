package shop.bobbin.order.ordering;

/** Why an order was rejected or cancelled. The names are part of the API and of the events. */
public enum EndReason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    CANCELLED_BY_CUSTOMER,
    PAYMENT_TIMEOUT,
    STOCK_TIMEOUT
}
