package shop.bobbin.backing;

import java.util.Map;

/** The broker settings that both providers share: a single node on a developer's machine. */
final class KafkaSettings {

    static final Map<String, String> BROKER = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            // One year. With the default of a week, a service that was stopped for longer would start again at the
            // first event.
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
            // After a crash the broker waits until its previous session has expired, 9 s by default.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // By default compaction alone takes 128 MB of heap.
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"));

    private KafkaSettings() {}
}
