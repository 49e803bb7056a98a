package dev.switchboard.leads;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads phones as people type them, into the digits WhatsApp knows them by. */
public final class PhoneReader {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 60;
    /** No country's own numbers are longer without their country code: such a one is told with it. */
    private static final int NATIONAL = 10;

    private final @Nullable String country;

    /** @param country of numbers typed without a country code, such as {@code IN}; null for none */
    public PhoneReader(@Nullable String country) {
        this.country = country == null ? null : country.toUpperCase(Locale.ROOT);
    }

    /** Country code and number in digits, {@code 918979556941}; empty when it is no phone. */
    public Optional<String> digits(String typed) {
        String text = typed.strip().replaceFirst("^'", "");
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(PhoneReader::isOfPhones)) {
            return Optional.empty();
        }
        return readings(text)
                .filter(PHONES::isPossibleNumber)
                .findFirst()
                .map(number -> PHONES.format(number, PhoneNumberFormat.E164).substring(1));
    }

    /** Likeliest first: numbers that are given out before those that only could be. */
    private Stream<PhoneNumber> readings(String text) {
        if (text.startsWith("+")) {
            return parse(text, null).stream();
        }
        Optional<PhoneNumber> abroad = parse(international(text), null);
        Optional<PhoneNumber> home = country == null ? Optional.empty() : parse(text, country);
        boolean whole = text.chars().filter(Character::isDigit).count() > NATIONAL;
        return Stream.of(
                        home.filter(PHONES::isValidNumber),
                        abroad.filter(PHONES::isValidNumber),
                        whole ? abroad : home,
                        whole ? home : abroad)
                .flatMap(Optional::stream);
    }

    /** People write {@code 0091…} for {@code +91…} almost everywhere. */
    private static String international(String text) {
        return "+" + text.replaceFirst("^00", "");
    }

    private static boolean isOfPhones(int c) {
        return Character.isDigit(c)
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || "+-().-/‐‑‒–".indexOf(c) >= 0;
    }

    private static Optional<PhoneNumber> parse(String text, @Nullable String region) {
        try {
            return Optional.of(PHONES.parse(text, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
