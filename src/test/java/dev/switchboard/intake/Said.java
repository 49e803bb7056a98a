package dev.switchboard.intake;

import static dev.switchboard.intake.IntakeHouse.NUMBER;

import dev.switchboard.message.Change;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent.CallReceived;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.ControlChanged.Owner;
import dev.switchboard.message.InboundEvent.EchoReceived;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import dev.switchboard.message.InboundEvent.MessageChanged;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.PreferenceChanged;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.InboundEvent.Referred;
import dev.switchboard.message.MessageContext;
import dev.switchboard.message.Origin;
import dev.switchboard.message.Receipt;
import dev.switchboard.message.Referral;
import java.util.List;

/** Events of one customer on one number, as a parser would make them. The raw body tells one from another. */
final class Said {
    private Said() {}

    static MessageReceived message(String id, long at, Origin origin, String... customer) {
        return message(id, at, origin, MessageContext.NONE, customer);
    }

    static MessageReceived message(String id, long at, Origin origin, MessageContext context, String... customer) {
        return new MessageReceived(
                NUMBER,
                id,
                CustomerIds.of(customer),
                "Name at " + at,
                new Content.Text("text of " + id),
                at,
                context,
                origin,
                raw(id + origin));
    }

    static EchoReceived echo(String id, String text, long at, Origin origin, String... customer) {
        return new EchoReceived(
                NUMBER,
                id,
                CustomerIds.of(customer),
                new Content.Text(text),
                at,
                MessageContext.NONE,
                origin,
                null,
                raw(id + origin));
    }

    static MessageChanged change(String target, Change change, long at, boolean byUs, String... customer) {
        return new MessageChanged(
                NUMBER,
                "change-of-" + target + "-" + at,
                target,
                byUs ? null : CustomerIds.of(customer),
                byUs,
                change,
                at,
                Origin.LIVE,
                raw(target + change + at));
    }

    static Change edited(String text) {
        return new Change.Edited(new Content.Text(text));
    }

    static ReceiptReceived receipt(String id, DeliveryStatus status, long at, String... customer) {
        Receipt receipt = new Receipt(id, status, at, null, List.of(customer), null, null);
        return new ReceiptReceived(NUMBER, receipt, Origin.LIVE, raw(id + status));
    }

    static IdentityChanged rotation(CustomerIds before, CustomerIds now, long at) {
        return new IdentityChanged(NUMBER, before, now, "system-" + now.best(), at, raw("system" + now.best()));
    }

    static PreferenceChanged marketing(boolean stop, long at, String... customer) {
        return new PreferenceChanged(
                NUMBER,
                CustomerIds.of(customer),
                "marketing_messages",
                stop,
                null,
                at,
                raw("wish" + stop + at + customer[0]));
    }

    static CallReceived call(long at, String... customer) {
        return new CallReceived(
                NUMBER,
                "call-" + at + customer[0],
                "connect",
                CustomerIds.of(customer),
                true,
                at,
                raw("call" + at + customer[0]));
    }

    static ControlChanged control(Owner owner, long at, String... customer) {
        return new ControlChanged(
                NUMBER, CustomerIds.of(customer), owner, "app", at, raw("control" + owner + at + customer[0]));
    }

    static Referred referred(String ref, long at, String customer) {
        Referral referral = new Referral("SHORTLINK", null, null, null, null, null, ref);
        return new Referred(NUMBER, CustomerIds.of(customer), referral, at, raw("referred" + at + customer));
    }

    static ReceiptReceived failed(String id, String code, long at, String... customer) {
        Receipt.Failure failure = new Receipt.Failure(code, "no");
        Receipt receipt = new Receipt(id, DeliveryStatus.FAILED, at, null, List.of(customer), null, failure);
        return new ReceiptReceived(NUMBER, receipt, Origin.LIVE, raw(id + code));
    }

    static String raw(String what) {
        return "{\"is\":\"" + what.replaceAll("[^A-Za-z0-9]", "") + "\"}";
    }
}
