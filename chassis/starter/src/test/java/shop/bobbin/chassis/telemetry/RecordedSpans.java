package shop.bobbin.chassis.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records each ended span. */
public final class RecordedSpans implements SpanProcessor {

    private final List<ReadableSpan> ended = new CopyOnWriteArrayList<>();

    List<ReadableSpan> all() {
        return List.copyOf(ended);
    }

    List<String> names(String traceId) {
        return ended.stream()
                .filter(span -> span.getSpanContext().getTraceId().equals(traceId))
                .map(ReadableSpan::getName)
                .toList();
    }

    void clear() {
        ended.clear();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span);
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
