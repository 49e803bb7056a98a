package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.Unrecognized;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import java.time.Clock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code messaging[]}. */
final class Messaging {
    private static final String PREFIX = "ig.";

    private final Clock clock;
    private final Predicate<String> isAccount;

    Messaging(Clock clock, Predicate<String> isAccount) {
        this.clock = clock;
        this.isAccount = isAccount;
    }

    InboundEvent read(JsonSlice element, Spot spot) {
        Parties parties = Parties.of(spot.entry(), element, isAccount);
        String kind = Kinds.of(element);
        return switch (kind) {
            case Kinds.TEXT -> parties.fromUs() ? echo(element, parties, spot) : text(element, parties, spot);
            case Kinds.ECHO -> echo(element, parties, spot);
            case Kinds.EDIT_WITHOUT_TEXT ->
                unrecognized(
                        kind, "names a message without its text: is the field messages subscribed?", parties, spot);
            default -> unrecognized(kind, "not supported yet", parties, spot);
        };
    }

    private InboundEvent text(JsonSlice element, Parties parties, Spot spot) {
        AccountKey account = parties.account();
        String customer = parties.customer();
        String mid = element.textAt("message", "mid");
        String text = element.textAt("message", "text");
        if (account == null || customer == null || mid == null || text == null) {
            return unrecognized(Kinds.TEXT, missing(account, mid), parties, spot);
        }
        Stamp stamp = Stamp.of(element, spot.entry(), clock);
        return new MessageReceived(
                account,
                mid,
                CustomerIds.of(customer),
                null,
                new Content.Text(text),
                stamp.at(),
                MessageContext.answering(element.textAt("message", "reply_to", "mid")),
                Origin.LIVE,
                spot.raw(stamp.missing()));
    }

    /** What our account sent: by us, or typed by a person in the app. */
    private InboundEvent echo(JsonSlice element, Parties parties, Spot spot) {
        AccountKey account = parties.account();
        String mid = element.textAt("message", "mid");
        if (account == null || mid == null) {
            return unrecognized(Kinds.ECHO, missing(account, mid), parties, spot);
        }
        Stamp stamp = Stamp.of(element, spot.entry(), clock);
        return new EchoReceived(
                account,
                mid,
                parties.customer() == null ? null : CustomerIds.of(parties.customer()),
                contentOf(element),
                stamp.at(),
                MessageContext.NONE,
                Origin.LIVE,
                spot.raw(stamp.missing()));
    }

    private static Content contentOf(JsonSlice element) {
        String text = element.textAt("message", "text");
        return text == null ? new Content.Other("echo", null) : new Content.Text(text);
    }

    private static String missing(@Nullable AccountKey account, @Nullable String mid) {
        if (account == null) {
            return "no account";
        }
        return mid == null ? "no mid" : "no sender";
    }

    private static Unrecognized unrecognized(String kind, String reason, Parties parties, Spot spot) {
        return new Unrecognized(parties.account(), PREFIX + kind, reason, spot.raw(null));
    }
}
