package shop.bobbin.supervisor.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.supervisor.jvm.Folders;
import shop.bobbin.supervisor.keys.KeyDirectory;
import shop.bobbin.supervisor.keys.Passwords;
import shop.bobbin.supervisor.process.Console;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.MemoryCheck;
import shop.bobbin.supervisor.process.PortCheck;
import shop.bobbin.supervisor.process.ProcessMemory;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;
import shop.bobbin.supervisor.process.StaleProcessCleanup;
import shop.bobbin.supervisor.process.StateLock;
import shop.bobbin.supervisor.process.Supervisor;

/**
 * The shop as a set of local processes, which are started, stopped, killed and restarted. Opening it locks the state
 * folder and ends stale processes of a killed supervisor.
 */
public final class Shop implements AutoCloseable {

    private static final long REQUIRED_MEMORY = 1536L * 1024 * 1024;

    private final ShopSettings settings;
    private final Console console;
    private final StateLock lock;
    private final KeyDirectory keys;
    private final Passwords passwords;
    private final LocalBacking backing;
    private final ProcessSpecs specs;
    private final Supervisor supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean backingStarted;

    private Shop(ShopSettings settings, Console console, StateLock lock) {
        this.settings = settings;
        this.console = console;
        this.lock = lock;
        keys = new KeyDirectory(settings.keys());
        passwords = new Passwords(settings.keys());
        backing = new LocalBacking(settings, passwords, console);
        specs = new ProcessSpecs(settings, new ServiceEnvironment(settings, keys, passwords), backing);
        // One more than the number of cores, since a starting process also waits for I/O.
        int parallel = Runtime.getRuntime().availableProcessors() + 1;
        supervisor = new Supervisor(specs.names(), settings.logs(), settings.pids(), parallel, console);
    }

    public static Shop open(ShopSettings settings, Console console) {
        var lock = StateLock.tryAcquire(settings.state())
                .orElseThrow(() -> new ControlException("Bobbin is already running in " + settings.state()
                        + ". './bobbin status' shows it, './bobbin down' stops it."));
        try {
            for (var name : new StaleProcessCleanup(settings.pids()).end()) {
                console.progress("Ended the stale process " + name + " of a killed supervisor");
            }
            Folders.recreate(settings.temporary());
            return new Shop(settings, console, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Throws when a port is in use or memory is missing; to be called before the start. */
    public void check() {
        PortCheck.require(settings.ports().byName());
        MemoryCheck.require(REQUIRED_MEMORY);
    }

    /**
     * Starts all processes and returns when every service is ready. After a failure, started processes run until {@link
     * #close()}.
     *
     * @return false when the shop was closed during the start
     */
    public boolean start() {
        prepare();
        supervisor.forEach(specs.names(), name -> supervisor.start(specs.of(name)));
        return !closed.get();
    }

    /**
     * Starts all processes as {@link #start()} does. Services without an AOT cache run once more to create it.
     *
     * @param use sends requests to the gateway while these services are recorded
     */
    public boolean startWithCaches(Consumer<URI> use) {
        prepare();
        var training = new CacheTraining(specs, supervisor, console, () -> use.accept(url(Services.GATEWAY)));
        var withoutCache = training.servicesWithoutCache();
        supervisor.forEach(
                specs.names(),
                name -> supervisor.start(withoutCache.contains(name) ? specs.recording(name) : specs.of(name)));
        if (!closed.get()) {
            training.createCaches(withoutCache);
        }
        return !closed.get();
    }

    private void prepare() {
        keys.createMissing(Instant.now());
        startBacking();
        supervisor.forEach(specs.names(), specs::prepare);
    }

    private synchronized void startBacking() {
        if (!closed.get()) {
            backing.start();
            backingStarted = true;
        }
    }

    public URI url(String name) {
        return settings.ports().url(name);
    }

    public KeyDirectory keys() {
        return keys;
    }

    public Passwords passwords() {
        return passwords;
    }

    /** Waits until PostgreSQL and Kafka are ready. */
    public BackingServices backing() {
        return backing.await();
    }

    /** @param name as in {@link #statuses()}; the suffix {@code -service} is optional */
    public void startService(String name) {
        var fullName = fullName(name);
        if (LocalBacking.has(fullName)) {
            backing.process(fullName).start();
        } else {
            supervisor.start(specs.of(fullName));
        }
    }

    public void stopService(String name) {
        var fullName = fullName(name);
        if (LocalBacking.has(fullName)) {
            backing.process(fullName).stop();
        } else {
            supervisor.stop(fullName, Supervisor.STOP_GRACE_PERIOD);
        }
    }

    /** Kills a process ({@code kill -9}). */
    public void killService(String name) {
        var fullName = fullName(name);
        if (LocalBacking.has(fullName)) {
            backing.process(fullName).kill();
        } else {
            supervisor.kill(fullName);
        }
    }

    private String fullName(String name) {
        var names = new ArrayList<>(specs.names());
        names.addAll(List.of(LocalBacking.POSTGRESQL, LocalBacking.KAFKA));
        return List.of(name, name + "-service").stream()
                .filter(names::contains)
                .findFirst()
                .orElseThrow(() -> new ControlException(
                        "Unknown service '" + name + "'. Known services: " + String.join(", ", names) + "."));
    }

    public List<ProcessStatus> statuses() {
        var all = new ArrayList<ProcessStatus>();
        specs.names().forEach(name -> all.add(supervisor.status(name)));
        all.addAll(backing.statuses());
        var self = ProcessHandle.current().pid();
        var memory = ProcessMemory.of(self);
        all.add(new ProcessStatus(
                Services.CONTROL_ROOM,
                ProcessState.UP,
                url(Services.CONTROL_ROOM).toString(),
                self,
                memory.isPresent() ? memory.getAsLong() : null));
        return all;
    }

    /** Stops the services first, then the payment simulator, then PostgreSQL and Kafka. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        var services = new ArrayList<>(specs.names());
        services.remove(Services.SIMULATOR);
        supervisor.close(services);
        supervisor.close(List.of(Services.SIMULATOR));
        closeBacking();
        lock.close();
    }

    private synchronized void closeBacking() {
        if (backingStarted) {
            backing.close();
        }
    }

    /** Kills all services immediately. */
    public void kill() {
        supervisor.killAll();
    }
}
