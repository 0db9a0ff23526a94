package shop.bobbin.controlroom.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.controlroom.jvm.Folders;
import shop.bobbin.controlroom.keys.LocalKeys;
import shop.bobbin.controlroom.keys.Passwords;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.process.LeftOvers;
import shop.bobbin.controlroom.process.MemoryCheck;
import shop.bobbin.controlroom.process.PortCheck;
import shop.bobbin.controlroom.process.ProcessMemory;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.State;
import shop.bobbin.controlroom.process.StateLock;
import shop.bobbin.controlroom.process.Supervisor;

/**
 * The shop as a set of processes: opened (the folder is ours), started, single ones stopped, killed and started again,
 * closed. What a killed predecessor left over is ended when it is opened.
 */
public final class Shop implements AutoCloseable {

    private static final long MEMORY_WANTED = 1536L * 1024 * 1024;

    private final ShopSettings settings;
    private final Console console;
    private final StateLock lock;
    private final LocalKeys keys;
    private final Passwords passwords;
    private final LocalBacking backing;
    private final Launches launches;
    private final Supervisor supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean backingStarted;

    private Shop(ShopSettings settings, Console console, StateLock lock) {
        this.settings = settings;
        this.console = console;
        this.lock = lock;
        keys = new LocalKeys(settings.keys());
        passwords = new Passwords(settings.keys());
        backing = new LocalBacking(settings, passwords, console);
        launches = new Launches(settings, new ServiceEnvironment(settings, keys, passwords), backing);
        // One more than there are cores, since one or the other is always waiting for something.
        int parallel = Runtime.getRuntime().availableProcessors() + 1;
        supervisor = new Supervisor(launches.names(), settings.logs(), settings.pids(), parallel, console);
    }

    public static Shop open(ShopSettings settings, Console console) {
        var lock = StateLock.take(settings.state())
                .orElseThrow(() -> new CannotStart("Bobbin is running already, from " + settings.state()
                        + ". './bobbin status' shows it, './bobbin down' stops it."));
        try {
            for (var name : new LeftOvers(settings.pids()).end()) {
                console.progress("Ended " + name + ", left over from a supervisor that was killed");
            }
            Folders.empty(settings.temporary());
            return new Shop(settings, console, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Throws before anything is started when the machine has no room for the shop. */
    public void check() {
        PortCheck.require(settings.ports().byName());
        MemoryCheck.require(MEMORY_WANTED);
    }

    /**
     * Returns when every service is ready. On a failure what was started keeps running until {@link #close()}.
     *
     * @return false when it was closed meanwhile
     */
    public boolean start() {
        keys.createMissing(Instant.now());
        startBacking();
        supervisor.forEach(launches.names(), launches::refresh);
        var training =
                new Training(launches, supervisor, console, settings.ports().url(Services.GATEWAY));
        var untrained = settings.training() ? training.needed() : List.<String>of();
        supervisor.forEach(
                launches.names(),
                name -> supervisor.start(untrained.contains(name) ? launches.recording(name) : launches.of(name)));
        if (!closed.get()) {
            training.finish(untrained);
        }
        return !closed.get();
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

    public LocalKeys keys() {
        return keys;
    }

    public Passwords passwords() {
        return passwords;
    }

    /** Waits until PostgreSQL and Kafka answer. */
    public BackingServices backing() {
        return backing.await();
    }

    /** @param name as in {@link #statuses()}, or without the ending {@code -service} */
    public void startService(String name) {
        var known = known(name);
        if (LocalBacking.has(known)) {
            backing.process(known).start();
        } else {
            supervisor.start(launches.of(known));
        }
    }

    public void stopService(String name) {
        var known = known(name);
        if (LocalBacking.has(known)) {
            backing.process(known).stop();
        } else {
            supervisor.stop(known, Supervisor.STOP_GRACE);
        }
    }

    /** As {@code kill -9}. */
    public void killService(String name) {
        var known = known(name);
        if (LocalBacking.has(known)) {
            backing.process(known).kill();
        } else {
            supervisor.kill(known);
        }
    }

    private String known(String name) {
        var names = new ArrayList<>(launches.names());
        names.addAll(List.of(LocalBacking.POSTGRESQL, LocalBacking.KAFKA));
        return List.of(name, name + "-service").stream()
                .filter(names::contains)
                .findFirst()
                .orElseThrow(() -> new CannotStart(
                        "No service is called '" + name + "'. There are: " + String.join(", ", names) + "."));
    }

    public List<ProcessStatus> statuses() {
        var all = new ArrayList<ProcessStatus>();
        launches.names().forEach(name -> all.add(supervisor.status(name)));
        all.addAll(backing.statuses());
        var self = ProcessHandle.current().pid();
        var memory = ProcessMemory.of(self);
        all.add(new ProcessStatus(
                Services.CONTROL_ROOM,
                State.UP,
                url(Services.CONTROL_ROOM).toString(),
                self,
                memory.isPresent() ? memory.getAsLong() : null));
        return all;
    }

    /** Ends everything: what takes requests first, the payment provider and the databases when nobody needs them. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        var services = new ArrayList<>(launches.names());
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

    /** Ends everything at once; for somebody who does not want to wait any longer. */
    public void kill() {
        supervisor.killAll();
    }
}
