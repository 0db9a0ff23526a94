package shop.bobbin.chassis.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/** Creates real producers, of which the first blocks at one call until it is resumed, like a suspended machine. */
class PausedProducers implements Supplier<Producer<String, byte[]>> {

    enum Before {
        SEND("send"),
        COMMIT("commitTransaction");

        private final String method;

        Before(String method) {
            this.method = method;
        }
    }

    private final Supplier<Producer<String, byte[]>> producers;
    private final Before where;
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch resume = new CountDownLatch(1);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    PausedProducers(Supplier<Producer<String, byte[]>> producers, Before where) {
        this.producers = producers;
        this.where = where;
    }

    void awaitPause() {
        await(paused);
    }

    void resume() {
        resume.countDown();
    }

    /** The exception of the paused producer after it is resumed. */
    Throwable awaitFailure() {
        return failure.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Producer<String, byte[]> get() {
        var producer = producers.get();
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(where.method) && paused.getCount() > 0) {
                        producer.flush(); // earlier sends have reached the broker
                        paused.countDown();
                        await(resume);
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        failure.complete(e.getCause());
                        throw e.getCause();
                    }
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Timeout after 30 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
