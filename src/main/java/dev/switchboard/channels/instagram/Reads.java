package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.Receipt;
import java.util.List;

/** Reads {@code read}: the only receipt there is. What names no message tells nothing of one. */
final class Reads {
    private Reads() {}

    static InboundEvent read(Element element, JsonSlice read) {
        AccountKey account = element.account();
        String mid = read.textAt("mid");
        if (account == null || mid == null || element.fromUs()) {
            return element.noted("read", mid);
        }
        CustomerIds customer = element.customer();
        List<String> whose = customer == null ? List.of() : customer.all();
        Receipt receipt = new Receipt(mid, DeliveryStatus.READ, element.at(), null, whose, null, null);
        return new ReceiptReceived(account, receipt, element.origin(), element.raw());
    }
}
