package shop.bobbin.recommendation.similarity.messaging;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.Signal;

/**
 * Changes the key of each signal to the customer id. It also drops the headers of the event, which Streams would otherwise
 * copy to all records that follow from it, up to fifty for an order.
 */
final class CustomerKeyProcessor extends ContextualProcessor<@Nullable String, @Nullable Signal, String, Signal> {

    @Override
    public void process(Record<@Nullable String, @Nullable Signal> record) {
        Signal signal = record.value();
        if (signal != null) {
            context().forward(new Record<>(signal.customer().value(), signal, record.timestamp()));
        }
    }
}
