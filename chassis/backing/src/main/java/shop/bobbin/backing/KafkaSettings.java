package shop.bobbin.backing;

import java.util.Map;

/** What both providers tell the broker: one node on a laptop. */
final class KafkaSettings {

    static final Map<String, String> BROKER = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            // A year: a service that is stopped for longer than the default of a week would begin at the first event
            // again.
            Map.entry("offsets.retention.minutes", "525600"),
            Map.entry("offsets.topic.num.partitions", "5"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "5"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // After a crash the broker waits until its former session has run out, 9 s by default.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // The default takes 128 MB of heap for compaction alone.
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"));

    private KafkaSettings() {}
}
