package dev.switchboard.intake;

import dev.switchboard.conversations.OptOuts;
import dev.switchboard.conversations.Standing;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.ContentJson;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.CallReceived;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.PreferenceChanged;
import dev.switchboard.message.InboundEvent.Referred;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of a customer rather than said by one: other ids, wishes, calls, who has the conversation. */
final class CustomerWriter {
    private final RawEvents rawEvents;
    private final Leads leads;
    private final Standing standing;
    private final SaneTime time;

    CustomerWriter(RawEvents rawEvents, Leads leads, Standing standing, SaneTime time) {
        this.rawEvents = rawEvents;
        this.leads = leads;
        this.standing = standing;
        this.time = time;
    }

    Taken write(Arrival arrival, IdentityChanged identity) {
        String leadId = leads.rotate(
                arrival.transaction(),
                arrival.userId(),
                identity.before(),
                identity.now(),
                arrival.platform(),
                time.of(identity.at()));
        standing.apply(arrival.transaction(), arrival.userId(), leadId);
        return kept(arrival, leadId);
    }

    Taken write(Arrival arrival, PreferenceChanged wish) {
        OptOuts.keep(arrival.transaction(), arrival.userId(), wish, time.of(wish.at()));
        return known(arrival, wish.customer(), wish.at());
    }

    Taken write(Arrival arrival, CallReceived call) {
        CustomerIds customer = call.customer();
        if (customer == null) {
            return kept(arrival, null);
        }
        if (call.byCustomer()) {
            standing.called(arrival.transaction(), who(arrival, customer), time.of(call.at()));
        }
        return known(arrival, customer, call.at());
    }

    Taken write(Arrival arrival, ControlChanged control) {
        CustomerIds customer = control.customer();
        if (customer == null) {
            return kept(arrival, null);
        }
        standing.control(
                arrival.transaction(),
                who(arrival, customer),
                control.owner(),
                control.ownerName(),
                time.of(control.at()));
        return known(arrival, customer, control.at());
    }

    Taken write(Arrival arrival, Referred referred) {
        long at = time.of(referred.at());
        String leadId = leads.know(arrival.transaction(), arrival.userId(), referred.customer(), arrival.platform(), at)
                .leadId();
        Leads.keepReferral(arrival.transaction(), arrival.userId(), leadId, ContentJson.write(referred.referral()), at);
        return kept(arrival, leadId);
    }

    Taken write(Arrival arrival, Noted noted) {
        CustomerIds customer = noted.customer();
        return kept(arrival, customer == null ? null : leadOf(arrival, customer).orElse(null));
    }

    /** What is told by one id holds for every other: of a stranger, too, who may write by another. */
    private Taken known(Arrival arrival, CustomerIds customer, long at) {
        String leadId = leads.know(arrival.transaction(), arrival.userId(), customer, arrival.platform(), time.of(at))
                .leadId();
        standing.apply(arrival.transaction(), arrival.userId(), leadId);
        return kept(arrival, leadId);
    }

    private static Standing.Who who(Arrival arrival, CustomerIds customer) {
        return new Standing.Who(arrival.userId(), arrival.key(), customer.best());
    }

    private static Optional<String> leadOf(Arrival arrival, CustomerIds customer) {
        return Leads.find(arrival.transaction(), arrival.userId(), customer, arrival.platform());
    }

    private Taken kept(Arrival arrival, @Nullable String leadId) {
        return Taken.OTHER.ifNew(
                rawEvents.keep(arrival.transaction(), arrival.routed(), RawEvents.State.TAKEN, null, leadId));
    }
}
