package shop.bobbin.recommendation.similarity.messaging;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.Signal;

/**
 * Gives each signal its customer for a key. The event's headers stay behind: they would be copied to each of the fifty
 * records that an order may lead to.
 */
final class ByCustomer extends ContextualProcessor<@Nullable String, @Nullable Signal, String, Signal> {

    @Override
    public void process(Record<@Nullable String, @Nullable Signal> record) {
        Signal signal = record.value();
        if (signal != null) {
            context().forward(new Record<>(signal.customer().value(), signal, record.timestamp()));
        }
    }
}
