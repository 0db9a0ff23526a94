package shop.bobbin.chassis.deadletters;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table of the replay position in each partition of each dead letter topic. */
class DeadLetterPositions {

    private final JdbcClient jdbc;

    DeadLetterPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Offset of the first dead letter that has not been replayed; Kafka may have deleted it.
     *
     * @param end end offset, one after the last record
     * @param initial position of an earlier version of the chassis; read only when the table has none
     */
    long next(TopicPartition partition, long end, LongSupplier initial) {
        deleteAfterEnd(partition, end);
        return find(partition).orElseGet(() -> create(partition, initial.getAsLong()));
    }

    private Optional<Long> find(TopicPartition partition) {
        return jdbc.sql("select next_offset from chassis.dead_letter_positions where topic = ? and partition = ?")
                .params(partition.topic(), partition.partition())
                .query(Long.class)
                .optional();
    }

    private long create(TopicPartition partition, long next) {
        jdbc.sql("""
                        insert into chassis.dead_letter_positions (topic, partition, next_offset)
                        values (?, ?, ?) on conflict do nothing""").params(partition.topic(), partition.partition(), next).update();
        return next;
    }

    /** A position after the end belongs to a topic that has been deleted and created again. */
    private void deleteAfterEnd(TopicPartition partition, long end) {
        jdbc.sql("delete from chassis.dead_letter_positions where topic = ? and partition = ? and next_offset > ?")
                .params(partition.topic(), partition.partition(), end)
                .update();
    }

    /**
     * Moves the position past a dead letter, in the caller's transaction. Returns false when another replay has done so; blocks
     * while another transaction is doing so.
     */
    boolean advancePast(ConsumerRecord<?, ?> letter) {
        return jdbc.sql("""
                        insert into chassis.dead_letter_positions as current (topic, partition, next_offset)
                        values (:topic, :partition, :next)
                        on conflict (topic, partition) do update set next_offset = :next
                        where current.next_offset < :next""")
                        .param("topic", letter.topic())
                        .param("partition", letter.partition())
                        .param("next", letter.offset() + 1)
                        .update()
                == 1;
    }
}
