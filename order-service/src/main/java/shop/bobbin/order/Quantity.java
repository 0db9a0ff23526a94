package shop.bobbin.order;

/** A number of pieces of one product: 1 to 99. */
public record Quantity(int value) {

    public static final int MIN = 1;
    public static final int MAX = 99;

    public Quantity {
        if (value < MIN || value > MAX) {
            throw new IllegalArgumentException("quantity out of range: " + value);
        }
    }
}
