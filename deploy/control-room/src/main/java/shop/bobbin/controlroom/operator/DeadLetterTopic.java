package shop.bobbin.controlroom.operator;

/**
 * The dead-letter topic of one consumer of a service.
 *
 * @param waiting the number of events that have not been replayed
 */
record DeadLetterTopic(String service, String name, long waiting) {}
