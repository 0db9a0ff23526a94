package shop.bobbin.payment.simulator;

import java.util.regex.Pattern;

/** The merchant's identifier of what is paid, such as an order id. */
record Reference(String value) {

    private static final Pattern PATTERN = Pattern.compile("[!-~]{1,64}");

    Reference {
        if (!PATTERN.matcher(value).matches()) {
            throw new MalformedRequestException("reference must be 1 to 64 visible ASCII characters");
        }
    }
}
