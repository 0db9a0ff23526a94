package shop.bobbin.deployments;

/** {@code deploy/topics.txt}, as far as it bounds the instances. */
final class Topics {

    private Topics() {}

    static int fewestPartitions() {
        return Sources.read(Sources.checkout().resolve("deploy/topics.txt"))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .mapToInt(line -> Integer.parseInt(line.split("\\s+")[1]))
                .min()
                .orElseThrow();
    }
}
