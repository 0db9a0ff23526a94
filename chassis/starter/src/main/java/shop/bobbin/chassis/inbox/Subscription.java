package shop.bobbin.chassis.inbox;

/** A listener with all that it takes to run it. */
record Subscription(EventHandlers listener, InboxMessageListener delivery, DeadLetters deadLetters) {}
