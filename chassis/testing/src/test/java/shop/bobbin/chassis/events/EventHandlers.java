package shop.bobbin.chassis.events;

/** Stands for the starter's class of this name, on which this module does not depend. */
public final class EventHandlers {}
