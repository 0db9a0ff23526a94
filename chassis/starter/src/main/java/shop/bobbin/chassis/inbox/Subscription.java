package shop.bobbin.chassis.inbox;

/** A listener with all that it takes to run it. */
record Subscription(EventListener listener, Delivery delivery, DeadLetters deadLetters) {}
