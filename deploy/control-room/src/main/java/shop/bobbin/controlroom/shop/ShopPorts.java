package shop.bobbin.controlroom.shop;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import shop.bobbin.controlroom.process.PortCheck;

/** On which port of the loopback interface each process listens. */
public record Ports(Map<String, Integer> byName) {

    /**
     * Free ports are looked for below the ranges from which systems take those of outgoing connections: else a client
     * that keeps calling a stopped service could be given that service's port.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    public static Ports local() {
        var ports = new LinkedHashMap<String, Integer>();
        Services.ALL.forEach(service -> ports.put(service.name(), service.port()));
        ports.put(Services.SIMULATOR, Services.SIMULATOR_PORT);
        ports.put(Services.CONTROL_ROOM, Services.CONTROL_ROOM_PORT);
        return new Ports(ports);
    }

    public static Ports free() {
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
        return new Ports(ports);
    }

    public int of(String name) {
        var port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("nothing is called " + name);
        }
        return port;
    }

    public URI url(String name) {
        return URI.create("http://127.0.0.1:" + of(name));
    }
}
