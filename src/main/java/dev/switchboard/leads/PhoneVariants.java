package dev.switchboard.leads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that one WhatsApp account is known by in two spellings: {@code leads/phone_variants.csv}. */
final class PhoneVariants {
    private static final List<Rule> RULES = load("/leads/phone_variants.csv");

    private PhoneVariants() {}

    private record Rule(Pattern pattern, String other) {}

    /** The other spelling of a phone in digits; empty for most. */
    static Optional<String> of(String phone) {
        if (!phone.startsWith("5")) { // all of them are in South America and Mexico: most numbers end here
            return Optional.empty();
        }
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(phone);
            if (matcher.matches()) {
                return Optional.of(matcher.replaceFirst(rule.other()));
            }
        }
        return Optional.empty();
    }

    private static List<Rule> load(String path) {
        try (InputStream in = Objects.requireNonNull(PhoneVariants.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Rule(Pattern.compile(cells[0]), cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
