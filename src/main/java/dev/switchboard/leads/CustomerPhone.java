package dev.switchboard.leads;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How people spell the id of a customer. */
public final class CustomerPhone {
    private static final String DECORATION = "+-().\u2010\u2011\u2012\u2013";

    private CustomerPhone() {}

    /**
     * The digits of what looks like a phone: {@code +91 89795-56941} is {@code 918979556941}. Other ids stay as they
     * are.
     */
    public static String normalize(String id) {
        return digits(id).orElse(id);
    }

    /** The digits, when there is nothing but digits, blanks and {@code + - ( ) .} */
    static Optional<String> digits(String id) {
        StringBuilder digits = new StringBuilder();
        for (char c : id.toCharArray()) {
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (!isDecoration(c)) {
                return Optional.empty();
            }
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
    }

    /** The ids it may stand for, likeliest first: an id that merely looks like a phone is found as well. */
    static List<String> spellings(String id) {
        String normal = normalize(id);
        return Stream.of(Optional.of(id), Optional.of(normal), PhoneVariants.of(normal))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static boolean isDecoration(char c) {
        return DECORATION.indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
