package shop.bobbin.chassis.inbox;

/** One {@link EventHandlers} bean with its message listener and its dead letter publisher. */
record Subscription(EventHandlers handlers, InboxMessageListener messageListener, DeadLetters deadLetters) {}
