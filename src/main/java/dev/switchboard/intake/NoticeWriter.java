package dev.switchboard.intake;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.Notice;
import dev.switchboard.message.Notice.Severity;
import dev.switchboard.tenants.AccountNotices;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What platforms tell the owner of an account: kept on the account or template, and in the log when it is urgent. */
final class NoticeWriter {
    private static final Logger log = LoggerFactory.getLogger(NoticeWriter.class);
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final RawEvents rawEvents;
    private final SaneTime time;

    NoticeWriter(RawEvents rawEvents, SaneTime time) {
        this.rawEvents = rawEvents;
        this.time = time;
    }

    Taken write(Arrival arrival, AccountNotice event) {
        Notice notice = event.notice();
        AccountKey named = Objects.requireNonNullElse(event.account(), arrival.key());
        AccountNotices.keep(arrival.transaction(), arrival.userId(), named, notice, time.of(notice.at()));
        boolean isNew = rawEvents.keep(arrival.transaction(), arrival.routed(), RawEvents.State.TAKEN, null, null);
        if (isNew && notice.severity() != Severity.INFO) {
            arrival.transaction().afterCommit(() -> tell(arrival.userId(), named, notice));
        }
        return Taken.OTHER.ifNew(isNew);
    }

    private static void tell(String userId, AccountKey account, Notice notice) {
        String event = notice.event() != null && WORD.matcher(notice.event()).matches() ? notice.event() : "-";
        String severity = notice.severity().name().toLowerCase(Locale.ROOT);
        log.warn(
                "account.notice user={} account={} field={} event={} severity={}",
                userId,
                account,
                notice.field(),
                event,
                severity);
    }
}
