package shop.bobbin.chassis.inbox;

import java.util.Optional;
import java.util.function.LongSupplier;
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
     * The offset of the first dead letter that has not been replayed; it may have been deleted since.
     *
     * @param end behind the last
     * @param former the position of an earlier version, which is asked for once in the life of the topic
     */
    long next(TopicPartition partition, long end, LongSupplier former) {
        forgetBehind(partition, end);
        return find(partition).orElseGet(() -> begin(partition, former.getAsLong()));
    }

    private Optional<Long> find(TopicPartition partition) {
        return jdbc.sql("select next_offset from chassis.dead_letter_positions where topic = ? and partition = ?")
                .params(partition.topic(), partition.partition())
                .query(Long.class)
                .optional();
    }

    private long begin(TopicPartition partition, long next) {
        jdbc.sql("""
                        insert into chassis.dead_letter_positions (topic, partition, next_offset)
                        values (?, ?, ?) on conflict do nothing""").params(partition.topic(), partition.partition(), next).update();
        return next;
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
