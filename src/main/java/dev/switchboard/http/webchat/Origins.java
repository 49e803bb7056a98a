package dev.switchboard.http.webchat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which pages may show a site's widget. */
final class Origins {
    private static final String ANY_HOST = "*.";

    private Origins() {}

    /** Whether an {@code Origin} is one of those: exactly, under {@code *.example.com}, or because {@code *} is there. */
    static boolean allow(List<String> allowed, String origin) {
        String asked = origin.toLowerCase(Locale.ROOT);
        return allowed.stream().anyMatch(one -> matches(one.toLowerCase(Locale.ROOT), asked));
    }

    private static boolean matches(String allowed, String origin) {
        if (allowed.equals("*")) {
            return true;
        }
        int wild = allowed.indexOf(ANY_HOST);
        return wild < 0 ? allowed.equals(origin) : isUnder(allowed, wild, origin);
    }

    /** A name under the domain, with the same scheme and port where these are said; never the bare domain. */
    private static boolean isUnder(String allowed, int wild, String origin) {
        URI asked = parse(origin);
        if (asked == null || asked.getHost() == null) {
            return false;
        }
        String scheme = allowed.substring(0, wild);
        String rest = allowed.substring(wild + 1);
        String host = rest.contains(":") ? asked.getHost() + ":" + asked.getPort() : asked.getHost();
        boolean portFits = rest.contains(":") || asked.getPort() < 0;
        boolean schemeFits = scheme.isEmpty() ? origin.startsWith("https://") : origin.startsWith(scheme);
        return schemeFits && portFits && host.endsWith(rest) && host.length() > rest.length();
    }

    private static @Nullable URI parse(String origin) {
        try {
            return URI.create(origin);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
