package shop.bobbin.deployments;

/** A network connection from one workload to a port of another. */
record Connection(String from, String to, int port) implements Comparable<Connection> {

    @Override
    public int compareTo(Connection other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return from + " -> " + to + ":" + port;
    }
}
