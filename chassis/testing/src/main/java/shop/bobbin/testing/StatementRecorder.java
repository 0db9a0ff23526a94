package shop.bobbin.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Records the SQL statements of a {@link RunningService} by unit of work: what one thread executes until its transaction commits. A
 * test counts the units that have one of its ids as a parameter, so statements of polling and of other tests do not count.
 */
public final class StatementRecorder implements QueryExecutionListener, TransactionExecutionListener {

    private final Map<Long, List<Unit>> units = new ConcurrentHashMap<>();
    private volatile boolean recording;

    /** The statements of a unit of work, with their parameters, and whether it ended with the commit of a write transaction. */
    public static final class Unit {

        private final List<String> statements = new ArrayList<>();
        private final List<String> parameters = new ArrayList<>();
        private int begin;
        private boolean ended;
        private boolean write;

        public List<String> statements() {
            return statements;
        }

        /** The statements of the write transaction, without those before it. */
        public List<String> transaction() {
            return statements.subList(begin, statements.size());
        }

        public boolean isWriteTransaction() {
            return write;
        }

        private boolean mentions(List<String> ids) {
            return parameters.stream().anyMatch(ids::contains);
        }
    }

    public void start() {
        units.clear();
        recording = true;
    }

    /** Stops, and returns the units with at least one of the ids among their parameters, thread by thread. */
    public List<Unit> stop(String... ids) {
        recording = false;
        return units.values().stream()
                .flatMap(List::stream)
                .filter(unit -> unit.mentions(Arrays.asList(ids)))
                .toList();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (!recording) {
            return;
        }
        var unit = current();
        for (var query : queries) {
            unit.statements.add(query.getQuery().strip().replaceAll("\\s+", " "));
            query.getParametersList().stream()
                    .flatMap(List::stream)
                    .flatMap(parameter -> Stream.of(parameter.getArgs()))
                    .map(String::valueOf)
                    .forEach(unit.parameters::add);
        }
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (recording && !transaction.isReadOnly()) {
            var unit = current();
            unit.begin = unit.statements.size();
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (recording) {
            var unit = current();
            unit.ended = true;
            unit.write = !transaction.isReadOnly();
        }
    }

    private Unit current() {
        var ofThread = units.computeIfAbsent(Thread.currentThread().threadId(), _ -> new ArrayList<>());
        if (ofThread.isEmpty() || ofThread.getLast().ended) {
            ofThread.add(new Unit());
        }
        return ofThread.getLast();
    }
}
