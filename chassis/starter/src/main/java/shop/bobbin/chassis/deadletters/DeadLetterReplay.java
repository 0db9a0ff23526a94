package shop.bobbin.chassis.deadletters;

import java.util.List;

/**
 * Replay of dead letters to the consumer that they belong to, after an operator has removed the cause. It does not publish them to the
 * original topic, because all other consumers would receive them again. Each is replayed once, also with concurrent replays of several
 * instances; one that fails again is a new dead letter.
 */
public interface DeadLetterReplay {

    /** The dead letter topics of this application. */
    List<String> topics();

    /** The number of dead letters of a topic that have not been replayed. */
    long count(String topic);

    /**
     * Replays the dead letters that a topic has at the start.
     *
     * @throws RuntimeException when it does not reach the last one; the next replay continues
     */
    ReplayResult replay(String topic);

    /** Counts of one replay. */
    record ReplayResult(int replayed, int deadLetteredAgain) {}
}
