package shop.bobbin.chassis.events;

import java.util.List;

/** The subscriptions of an application. A wrapper: Spring would resolve an injected list to the beans of its element type. */
public record Subscriptions(List<Subscription> all) {}
