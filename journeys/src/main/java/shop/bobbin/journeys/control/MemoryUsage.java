package shop.bobbin.journeys.control;

/**
 * Parses the memory use of {@code docker stats}, for example {@code 12.5MiB / 256MiB}, which excludes the page cache.
 */
final class MemoryUsage {

    private MemoryUsage() {}

    static long bytes(String use) {
        var used = use.split(" ")[0];
        var unit = used.replaceAll("[0-9.]", "");
        var factor =
                switch (unit) {
                    case "B" -> 1L;
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    default -> throw new IllegalArgumentException("'" + use + "' is not a memory use");
                };
        return (long) (Double.parseDouble(used.substring(0, used.length() - unit.length())) * factor);
    }
}
