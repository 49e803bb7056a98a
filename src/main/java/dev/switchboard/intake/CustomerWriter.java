package dev.switchboard.intake;

import dev.switchboard.conversations.OptOuts;
import dev.switchboard.conversations.Standing;
import dev.switchboard.leads.Leads;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.InboundEvent.CallReceived;
import dev.switchboard.message.InboundEvent.ControlChanged;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import dev.switchboard.message.InboundEvent.Noted;
import dev.switchboard.message.InboundEvent.PreferenceChanged;
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
        return kept(arrival, leadOf(arrival, wish.customer()).orElse(null));
    }

    Taken write(Arrival arrival, CallReceived call) {
        CustomerIds customer = call.customer();
        if (customer == null) {
            return kept(arrival, null);
        }
        if (call.byCustomer()) {
            standing.called(arrival.transaction(), who(arrival, customer), time.of(call.at()));
        }
        return applied(arrival, customer);
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
        return applied(arrival, customer);
    }

    Taken write(Arrival arrival, Noted noted) {
        CustomerIds customer = noted.customer();
        return kept(arrival, customer == null ? null : leadOf(arrival, customer).orElse(null));
    }

    private Taken applied(Arrival arrival, CustomerIds customer) {
        Optional<String> leadId = leadOf(arrival, customer);
        leadId.ifPresent(known -> standing.apply(arrival.transaction(), arrival.userId(), known));
        return kept(arrival, leadId.orElse(null));
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
