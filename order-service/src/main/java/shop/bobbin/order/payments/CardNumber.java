package shop.bobbin.order.payments;

/** A card number: 12 to 19 digits with a check digit (ISO/IEC 7812), in one piece or in groups. */
public final class CardNumber {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    private CardNumber() {}

    /** Is there a card number in the text? Its groups may have a space, a dash or an underscore between them. */
    public static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text, i) && !isDigit(text, i - 1) && isAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int begin) {
        var digits = new StringBuilder();
        for (int i = begin; i < text.length() && digits.length() <= LONGEST; i++) {
            if (isDigit(text, i)) {
                digits.append(text.charAt(i));
                if (!isDigit(text, i + 1) && isCardNumber(digits)) {
                    return true;
                }
            } else if (" -_".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean isCardNumber(CharSequence digits) {
        return digits.length() >= SHORTEST && digits.length() <= LONGEST && luhnSum(digits) % 10 == 0;
    }

    private static int luhnSum(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }

    private static boolean isDigit(String text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
