package shop.bobbin.chassis.calls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves a host name to its addresses. */
@FunctionalInterface
public interface NameResolver {

    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
