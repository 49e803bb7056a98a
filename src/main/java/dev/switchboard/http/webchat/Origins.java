package dev.switchboard.http.webchat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which pages may show a site's widget. */
final class Origins {
    private static final String ANY_HOST = "*.";
    /** As browsers write it; some names have underscores, which no URI class takes. */
    private static final Pattern FORM = Pattern.compile("(https?://)([a-z0-9._-]+)((?::\\d+)?)");

    private Origins() {}

    /** Whether an {@code Origin} is one of those: exactly, under {@code *.example.com}, or because {@code *} is there. */
    static boolean allow(List<String> allowed, String origin) {
        String asked = plain(origin);
        return allowed.stream().anyMatch(one -> matches(plain(one), asked));
    }

    /** As browsers write it: in small letters, and without the port that goes without saying. */
    private static String plain(String origin) {
        String small = origin.toLowerCase(Locale.ROOT);
        String port = small.startsWith("http://") ? ":80" : ":443";
        return small.endsWith(port) ? small.substring(0, small.length() - port.length()) : small;
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
        Matcher asked = FORM.matcher(origin);
        if (!asked.matches()) {
            return false;
        }
        String scheme = wild == 0 ? "https://" : allowed.substring(0, wild);
        String domain = allowed.substring(wild + 1);
        String host = asked.group(2) + asked.group(3);
        return asked.group(1).equals(scheme) && host.endsWith(domain) && host.length() > domain.length();
    }
}
