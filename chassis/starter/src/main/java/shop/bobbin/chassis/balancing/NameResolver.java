package shop.bobbin.chassis.balancing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells the addresses of a host. */
@FunctionalInterface
public interface NameResolver {

    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
