package shop.bobbin.chassis.calls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name resolver whose addresses a test sets. */
final class FakeNameResolver implements NameResolver {

    private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();

    void put(String host, String... literals) {
        addresses.put(host, Arrays.stream(literals).map(InetAddress::ofLiteral).toList());
    }

    void remove(String host) {
        addresses.remove(host);
    }

    @Override
    public List<InetAddress> addressesOf(String host) throws UnknownHostException {
        var found = addresses.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }
}
