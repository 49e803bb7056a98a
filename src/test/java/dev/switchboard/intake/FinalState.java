package dev.switchboard.intake;

import dev.switchboard.conversations.MessageQuery;
import dev.switchboard.conversations.MessageReader;
import dev.switchboard.conversations.MessageView;
import dev.switchboard.conversations.OptOuts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What there is to know of a user's customers, without generated ids, places in conversations and arrival times. */
final class FinalState {
    private FinalState() {}

    static List<String> of(IntakeHouse house) {
        List<String> all = new ArrayList<>(leads(house));
        all.addAll(house.texts("""
                SELECT 'alias ' || a.alias || ' ' || a.seen_at || ' ' || a.adopted_at || ' ' || a.superseded_at
                FROM lead_aliases a JOIN leads l ON l.lead_id = a.lead_id AND l.merged_into IS NULL
                ORDER BY a.alias"""));
        all.addAll(house.texts("""
                SELECT 'open to=' || customer_id || ' window=' || window_until || ' paused='
                  || COALESCE(agent_paused_until, '-') || ' ' || COALESCE(paused_because, '-')
                FROM conversations WHERE closed_as = '' ORDER BY customer_id"""));
        all.addAll(house.texts("""
                SELECT 'message ' || provider_id || ' ' || sender || ' ' || type || ' ' || COALESCE(text, '-') || ' '
                  || COALESCE(content, '-') || ' ' || timestamp || ' edited=' || COALESCE(edited_at, '-') || ' deleted='
                  || COALESCE(deleted_at, '-') || ' ' || delivery_status || ' ' || COALESCE(delivered_at, '-') || ' '
                  || COALESCE(read_at, '-') || ' ' || COALESCE(origin, '-')
                FROM messages ORDER BY provider_id"""));
        for (String leadId :
                house.texts("SELECT lead_id FROM leads WHERE merged_into IS NULL ORDER BY customer_phone")) {
            all.addAll(reactions(house, leadId));
            all.add("stopped=" + isStopped(house, leadId));
        }
        return all;
    }

    private static boolean isStopped(IntakeHouse house, String leadId) {
        return house.database.read(
                transaction -> OptOuts.isStopped(transaction, IntakeHouse.USER, leadId, "marketing_messages"));
    }

    private static List<String> leads(IntakeHouse house) {
        return house.texts("""
                SELECT 'lead ' || customer_phone || ' to=' || COALESCE(address, customer_phone) || ' name=' || name
                  || ' messages=' || total_messages || ' first=' || first_contact_at || ' last=' || last_message_at || ' '
                  || last_message_sender || ': ' || last_message_text || ' ad='
                  || COALESCE(referral, '-')
                FROM leads WHERE merged_into IS NULL AND deleted_at IS NULL ORDER BY customer_phone""");
    }

    private static List<String> reactions(IntakeHouse house, String leadId) {
        MessageQuery all = new MessageQuery(Set.of(), Set.of(), null, null, null, 100, 0);
        return new MessageReader(house.database)
                .page(IntakeHouse.USER, leadId, all).messages().stream()
                        .sorted(Comparator.comparing(MessageView::timestamp))
                        .flatMap(message -> message.reactions().stream()
                                .map(it ->
                                        "reaction " + message.platformMessageId() + " " + it.emoji() + " " + it.by()))
                        .toList();
    }
}
