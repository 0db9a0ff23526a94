package shop.bobbin.order.payments;

/** Finds card numbers in text: 12 to 19 digits with a valid check digit (ISO/IEC 7812). */
public final class CardNumber {

    private static final int MIN_LENGTH = 12;
    private static final int MAX_LENGTH = 19;

    private CardNumber() {}

    /** True if the text contains a card number; spaces, dashes and underscores may separate its groups of digits. */
    public static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text, i) && !isDigit(text, i - 1) && startsAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(String text, int begin) {
        var digits = new StringBuilder();
        for (int i = begin; i < text.length() && digits.length() <= MAX_LENGTH; i++) {
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
        return digits.length() >= MIN_LENGTH && digits.length() <= MAX_LENGTH && luhnSum(digits) % 10 == 0;
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
