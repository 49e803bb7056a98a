package dev.switchboard.channels.instagram;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.Referred;
import dev.switchboard.message.Referral;

/**
 * Reads {@code referral} alone: somebody we have a conversation with followed a link or an ad of ours, and wrote
 * nothing yet.
 */
final class Referrals {
    private Referrals() {}

    static InboundEvent read(Element element) {
        AccountKey account = element.account();
        CustomerIds customer = element.customer();
        Referral referral = Contexts.of(element.json(), element.json()).referral();
        return account == null || customer == null || referral == null || element.fromUs()
                ? element.noted("referral", null)
                : new Referred(account, customer, referral, element.at(), element.raw());
    }
}
