package dev.switchboard.channels.webchat;

import dev.switchboard.channels.webchat.WebchatBody.Came;
import dev.switchboard.channels.webchat.WebchatBody.Choice;
import dev.switchboard.channels.webchat.WebchatBody.Message;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.Content.ChoiceKind;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Platform;
import dev.switchboard.message.Receipt;
import dev.switchboard.message.Referral;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a visitor did. */
public final class WebchatParser {
    private WebchatParser() {}

    /** The events of a body: one each, but a receipt for every message that was seen. */
    public static List<InboundEvent> events(byte[] bytes) {
        Optional<WebchatBody> body = WebchatBody.read(bytes).filter(WebchatParser::isWhole);
        if (body.isEmpty()) {
            String raw = new String(bytes, StandardCharsets.UTF_8);
            return List.of(new InboundEvent.Unrecognized(null, "body", "not a body of ours", raw));
        }
        return events(body.get());
    }

    /** Bodies are of our own making; one that is not must harm nobody all the same. */
    private static boolean isWhole(WebchatBody body) {
        return isSaid(body.site())
                && isSaid(body.sessionId())
                && (body.message() != null || body.read() != null || body.joined() != null)
                && (body.message() == null || isWhole(body.message()))
                && (body.read() == null
                        || !body.read().isEmpty() && body.read().stream().allMatch(WebchatParser::isSaid))
                && (body.joined() == null || isSaid(body.joined()));
    }

    private static boolean isWhole(Message message) {
        Choice choice = message.choice();
        return isSaid(message.clientMessageId()) && isSaid(message.text()) && (choice == null || isSaid(choice.id()));
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static List<InboundEvent> events(WebchatBody body) {
        List<InboundEvent> events = new ArrayList<>();
        if (body.joined() != null) {
            events.add(joined(body, body.joined()));
        }
        if (body.message() != null) {
            events.add(message(body, body.message()));
        }
        if (body.read() != null) {
            body.read().forEach(messageId -> events.add(read(body, messageId)));
        }
        return events;
    }

    private static InboundEvent message(WebchatBody body, Message message) {
        return new InboundEvent.MessageReceived(
                account(body),
                WebchatBody.messageId(body.sessionId(), message.clientMessageId()),
                CustomerIds.of(body.sessionId()),
                message.name(),
                content(message),
                body.at(),
                context(message),
                Origin.LIVE,
                raw(body));
    }

    private static Content content(Message message) {
        Choice choice = message.choice();
        return choice == null
                ? new Content.Text(message.text())
                : new Content.Choice(ChoiceKind.QUICK_REPLY, choice.id(), message.text(), null);
    }

    private static MessageContext context(Message message) {
        Choice choice = message.choice();
        String replyTo = choice == null ? null : choice.messageId();
        return new MessageContext(replyTo, false, false, null, referral(message.came()), null, List.of());
    }

    private static @Nullable Referral referral(@Nullable Came came) {
        return came == null || came.page() == null && came.referrer() == null
                ? null
                : new Referral("page", null, came.page(), null, null, null, came.referrer());
    }

    private static InboundEvent read(WebchatBody body, String messageId) {
        Receipt receipt = new Receipt(
                messageId, DeliveryStatus.READ, body.at(), messageId, List.of(body.sessionId()), null, null);
        WebchatBody alone = new WebchatBody(body.site(), body.sessionId(), body.at(), null, List.of(messageId), null);
        return new InboundEvent.ReceiptReceived(account(body), receipt, Origin.LIVE, raw(alone));
    }

    private static InboundEvent joined(WebchatBody body, String known) {
        return new InboundEvent.IdentityChanged(
                account(body),
                CustomerIds.of(body.sessionId()),
                CustomerIds.of(known),
                "joined:" + body.sessionId() + ":" + known,
                body.at(),
                raw(new WebchatBody(body.site(), body.sessionId(), body.at(), null, null, known)));
    }

    private static AccountKey account(WebchatBody body) {
        return new AccountKey(Platform.WEBCHAT, body.site());
    }

    private static String raw(WebchatBody body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }
}
