package shop.bobbin.supervisor.shop;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import shop.bobbin.supervisor.process.PortCheck;

/** The ports of the shop's processes on the loopback interface, by process name. */
public record ShopPorts(Map<String, Integer> byName) {

    /**
     * Below the ephemeral port ranges of Linux and macOS. Otherwise a client that retries a stopped service could get
     * that service's port as its own local port, and block it.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    public static ShopPorts local() {
        var ports = new LinkedHashMap<String, Integer>();
        Services.ALL.forEach(service -> ports.put(service.name(), service.port()));
        ports.put(Services.SIMULATOR, Services.SIMULATOR_PORT);
        ports.put(Services.CONTROL_ROOM, Services.CONTROL_ROOM_PORT);
        return new ShopPorts(ports);
    }

    public static ShopPorts free() {
        var names = List.copyOf(local().byName.keySet());
        var free = IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST))
                .distinct()
                .filter(PortCheck::isFree)
                .limit(names.size())
                .toArray();
        var ports = new LinkedHashMap<String, Integer>();
        for (int index = 0; index < free.length; index++) {
            ports.put(names.get(index), free[index]);
        }
        return new ShopPorts(ports);
    }

    public int of(String name) {
        var port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("unknown process: " + name);
        }
        return port;
    }

    public URI url(String name) {
        return URI.create("http://127.0.0.1:" + of(name));
    }
}
