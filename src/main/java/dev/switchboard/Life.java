package dev.switchboard;

import dev.switchboard.tenants.KeyRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something may live, as typed: {@code 90d}, {@code 12h}, {@code 6w}. */
record Life(Duration duration) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([hdw])");

    static Life parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong();
        }
        Duration duration = unit(form.group(2)).multipliedBy(Long.parseLong(form.group(1)));
        if (duration.isZero() || duration.compareTo(Duration.ofDays(KeyRequest.MOST_DAYS)) > 0) {
            throw wrong();
        }
        return new Life(duration);
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "h" -> Duration.ofHours(1);
            case "w" -> Duration.ofDays(7);
            default -> Duration.ofDays(1);
        };
    }

    private static UsageException wrong() {
        return new UsageException("--expires must be hours, days or weeks, such as 12h, 90d or 6w, and at most "
                + KeyRequest.MOST_DAYS + "d");
    }
}
