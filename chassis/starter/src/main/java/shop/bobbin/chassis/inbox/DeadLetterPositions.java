package shop.bobbin.chassis.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to where each partition of a dead letter topic has been replayed. */
class DeadLetterPositions {

    private final JdbcClient jdbc;

    DeadLetterPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The offset of the first dead letter that has not been replayed.
     *
     * @param first the first that is still there
     * @param end behind the last
     */
    long next(TopicPartition partition, long first, long end) {
        forgetBehind(partition, end);
        return jdbc.sql("select next_offset from chassis.dead_letter_positions where topic = ? and partition = ?")
                .params(partition.topic(), partition.partition())
                .query(Long.class)
                .optional()
                .map(next -> Math.max(next, first))
                .orElse(first);
    }

    /** A position behind the end is that of a topic which has been deleted and made again. */
    private void forgetBehind(TopicPartition partition, long end) {
        jdbc.sql("delete from chassis.dead_letter_positions where topic = ? and partition = ? and next_offset > ?")
                .params(partition.topic(), partition.partition(), end)
                .update();
    }

    /**
     * Takes the dead letter, in the caller's transaction: false when another replay has taken it. One that is just taking it
     * is waited for.
     */
    boolean take(ConsumerRecord<?, ?> letter) {
        return jdbc.sql("""
                        insert into chassis.dead_letter_positions as known (topic, partition, next_offset)
                        values (:topic, :partition, :next)
                        on conflict (topic, partition) do update set next_offset = :next
                        where known.next_offset < :next""")
                        .param("topic", letter.topic())
                        .param("partition", letter.partition())
                        .param("next", letter.offset() + 1)
                        .update()
                == 1;
    }
}
