package shop.bobbin.order;

/** How many pieces of one product: 1 to 99. */
public record Quantity(int value) {

    public static final int LEAST = 1;
    public static final int MOST = 99;

    public Quantity {
        if (value < LEAST || value > MOST) {
            throw new IllegalArgumentException("not a quantity: " + value);
        }
    }
}
