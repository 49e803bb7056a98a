package dev.switchboard.config;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a text must be. */
record Check(Predicate<String> holds, String problem, String remedy) {
    static final Check ANY = new Check(text -> true, "", "");

    static final Check ID = matching(
            "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
            "is not an id",
            "use up to 100 letters, digits, dots, hyphens and underscores, a letter or digit first");

    static final Check COUNTRY = matching("[A-Z]{2}", "is not a country", "write two capitals, such as IN or US");

    static final Check COLOR = matching(
            "#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", "is not a colour", "write \"#0b6\" or \"#00bb66\", in quotes");

    /** An origin as browsers send it: no path and no slash at its end, or it would never match. */
    static final Check ORIGIN = matching(
            "\\*|(?:https?://)?\\*\\.[A-Za-z0-9.-]+(?::\\d+)?|https?://[A-Za-z0-9.-]+(?::\\d+)?|https?://\\[[0-9a-fA-F:.]+](?::\\d+)?",
            "is not an origin",
            "write https://www.example.com without a path, *.example.com, or * for everyone");

    static final Check URL = new Check(
            Addresses::isHttp, "is not an http or https address", "write one such as https://www.example.com/path");

    static final Check NETWORK = new Check(
            Addresses::isNetwork, "is not a network", "write an address and a prefix, such as 10.0.0.0/8 or fd00::/8");

    static final Check STORE =
            new Check(text -> text.matches("sqlite:.+"), "is not a store we know", "write sqlite:DIR/switchboard.db");

    static final Check SIGNING_SECRET = new Check(
            SigningSecrets::isLongEnough,
            "is too short to sign with, or is not base64 after whsec_",
            "use at least 16 bytes: openssl rand -hex 32");

    /** What may stand in a header after {@code Bearer}. */
    static final Check BEARER =
            matching("[\\x21-\\x7e]+", "is not a key", "write it without blanks, as its maker shows it");

    private static Check matching(String pattern, String problem, String remedy) {
        return new Check(Pattern.compile(pattern).asMatchPredicate(), problem, remedy);
    }
}
