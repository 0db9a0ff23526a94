package shop.bobbin.controlroom.operator;

/**
 * Where a service parks what it cannot handle.
 *
 * @param waiting events that nobody has replayed
 */
record DeadLetterTopic(String service, String name, long waiting) {}
