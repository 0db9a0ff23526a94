package shop.bobbin.deployments;

/** Reads {@code deploy/topics.txt}: the partitions limit the number of useful instances. */
final class Topics {

    private Topics() {}

    static int minPartitions() {
        return Sources.read(Sources.checkout().resolve("deploy/topics.txt"))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .mapToInt(line -> Integer.parseInt(line.split("\\s+")[1]))
                .min()
                .orElseThrow();
    }
}
