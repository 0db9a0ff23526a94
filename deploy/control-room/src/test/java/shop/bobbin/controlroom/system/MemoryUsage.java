package shop.bobbin.controlroom.system;

/** The engine's figures, for example {@code 12.5MiB / 256MiB}: without what the kernel can drop at any time. */
final class MemoryUse {

    private MemoryUse() {}

    static long bytes(String use) {
        var used = use.split(" ")[0];
        var unit = used.replaceAll("[0-9.]", "");
        var factor =
                switch (unit) {
                    case "B" -> 1L;
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    default -> throw new IllegalArgumentException("'" + use + "' is no use of memory");
                };
        return (long) (Double.parseDouble(used.substring(0, used.length() - unit.length())) * factor);
    }
}
