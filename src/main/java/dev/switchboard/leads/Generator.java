package dev.switchboard.leads;

import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.store.BulkLoad;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes leads and messages that nobody wrote, as many as are wanted, to see how a store of that size behaves. */
public final class Generator {
    private static final String LEAD = """
            INSERT INTO leads (user_id, lead_id, customer_phone, profile_name, profile_name_at, name, name_source, email,
              company, source, lead_status, total_score, intent_score, urgency_score, budget_score, fit_score,
              engagement_score, extraction_id, platforms, conversation_count, total_messages, first_contact_at,
              last_message_at, last_day, last_message_text, last_message_sender, last_conversation_id, last_sequence_no, created_at,
              updated_at, name_key, search_id, route_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""";
    private static final String CONVERSATION = """
            INSERT INTO conversations (user_id, conversation_id, lead_id, platform, account_id, customer_id, agent_id,
              last_sequence_no, message_count, last_message_at, window_until, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String MESSAGE = """
            INSERT INTO messages (user_id, conversation_id, sequence_no, message_id, lead_id, platform, account_id, agent_id,
              sender, type, text, timestamp, created_at, provider_id, delivery_status, sent_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'text', ?, ?, ?, ?, ?, ?)""";
    private static final String[] SAID = {
        "hi, what does the yearly plan cost?",
        "Thanks for writing! The plan is 4,999 a year, taxes included. Shall I send you the brochure?",
        "yes please, and do you deliver to Pune",
        "We do, within three working days. May I have your e-mail address to send the details to?",
        "ok",
        "No problem. If you'd like, I can share a quick feature overview or pricing details. Which would you prefer?"
    };

    private final BulkLoad load;
    private final String userId;
    private final long seed;
    private final long until;
    private final int[] counts;

    /** @param until epoch milliseconds before which everything was written */
    public Generator(BulkLoad load, String userId, int leads, int messages, long seed, long until) {
        this.load = load;
        this.userId = userId;
        this.seed = seed;
        this.until = until;
        this.counts = counts(leads, messages, new SplittableRandom(seed));
    }

    /** Many write little and few write much; together just as many as are wanted. */
    private static int[] counts(int leads, int messages, SplittableRandom random) {
        int[] counts = new int[leads];
        long left = messages;
        for (int i = 0; i < leads; i++) {
            int others = leads - i - 1;
            double mean = left / (double) (others + 1);
            long wanted = Math.round(1 - Math.log(1 - random.nextDouble()) * Math.max(0, mean - 1));
            counts[i] = (int) (others == 0 ? left : Math.max(0, Math.min(wanted, left - others)));
            counts[i] = (int) Math.min(counts[i], left);
            left -= counts[i];
        }
        return counts;
    }

    /** Writes all of it. @param progress told in words what is being done */
    public void run(Consumer<String> progress) {
        progress.accept("leads");
        long first = 1L << 32;
        load.insert(
                "INSERT INTO search_ranges (user_id, first, last) VALUES (?, ?, ?)",
                userId,
                first,
                first + counts.length);
        for (int i = 0; i < counts.length; i++) {
            writeLead(lead(i), first + i + 1);
        }
        progress.accept("messages");
        int most = 0;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        for (int n = 1; n <= most; n++) {
            writeMessages(n);
        }
        progress.accept("indexes");
        load.index();
        progress.accept("counters and search");
        derive();
        load.finish();
    }

    private GeneratedLead lead(int number) {
        return GeneratedLead.of(seed, number, counts[number], until);
    }

    private void writeLead(GeneratedLead lead, long searchId) {
        boolean wrote = lead.messages() > 0;
        int[] scores = lead.scores();
        load.insert(
                LEAD,
                userId,
                lead.leadId(),
                lead.phone(),
                lead.name(),
                lead.name() == null ? null : lead.first(),
                lead.name(),
                lead.name() == null ? null : "profile",
                lead.email(),
                lead.company(),
                lead.platform().wire(),
                lead.status(),
                lead.total(),
                score(scores, 0),
                score(scores, 1),
                score(scores, 2),
                score(scores, 3),
                score(scores, 4),
                scores == null ? null : lead.conversationId(),
                wrote ? lead.platform().bit() : 0,
                wrote ? 1 : 0,
                lead.messages(),
                lead.first(),
                wrote ? lead.last() : null,
                wrote ? MessagePlace.dayOf(lead.last()) : null,
                wrote ? text(lead, lead.messages()) : null,
                wrote ? sender(lead.messages()) : null,
                wrote ? lead.conversationId() : null,
                wrote ? lead.messages() : null,
                lead.first(),
                lead.last(),
                LeadText.nameKey(lead.name()),
                searchId);
        load.insert(
                "INSERT INTO lead_search (search_id, search_text, state) VALUES (?, ?, 0)",
                searchId,
                LeadText.of(lead.phone(), lead.name(), lead.email(), lead.company()));
        load.insert(
                "INSERT INTO lead_aliases (user_id, alias, lead_id, created_at, seen_at) VALUES (?, ?, ?, ?, ?)",
                userId,
                lead.phone(),
                lead.leadId(),
                lead.first(),
                lead.first());
        if (wrote) {
            writeConversation(lead);
        }
    }

    private static @Nullable Integer score(int @Nullable [] scores, int which) {
        return scores == null ? null : scores[which];
    }

    private void writeConversation(GeneratedLead lead) {
        load.insert(
                CONVERSATION,
                userId,
                lead.conversationId(),
                lead.leadId(),
                lead.platform().wire(),
                lead.account(),
                lead.phone(),
                lead.agentId(),
                lead.messages(),
                lead.messages(),
                lead.last(),
                lead.last() + MessagePlace.DAY_MS,
                lead.first());
    }

    /** The n-th of everybody, so that what one said lies as far apart as it does in a store that grew. */
    private void writeMessages(int n) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= n) {
                writeMessage(lead(i), n);
            }
        }
    }

    private void writeMessage(GeneratedLead lead, int n) {
        String sender = sender(n);
        String providerId =
                "wamid.HBgM" + lead.phone() + "FQIAEhggQTZE" + Integer.toHexString(n * 0x9E37_79B1) + "AA" + n;
        boolean own = sender.equals("agent");
        long time = lead.time(n);
        load.insert(
                MESSAGE,
                userId,
                lead.conversationId(),
                n,
                own ? "out-" + lead.conversationId() + n : providerId,
                lead.leadId(),
                lead.platform().wire(),
                lead.account(),
                own ? lead.agentId() : null,
                sender,
                text(lead, n),
                time,
                time,
                providerId,
                DeliveryStatus.SENT.rank(),
                own ? time : null);
    }

    private static String sender(int n) {
        return n % 2 == 1 ? "user" : "agent";
    }

    private static String text(GeneratedLead lead, int n) {
        return SAID[(lead.number() + n) % SAID.length];
    }

    private void derive() {
        load.derive("""
                INSERT INTO lead_routes (user_id, route_id, route)
                SELECT user_id, ROW_NUMBER() OVER (ORDER BY route), route
                FROM (SELECT DISTINCT user_id, route FROM lead_routes_now)""");
        load.derive("""
                UPDATE leads SET route_id = (SELECT r.route_id FROM lead_routes_now now
                  JOIN lead_routes r ON r.user_id = now.user_id AND r.route = now.route
                  WHERE now.user_id = leads.user_id AND now.lead_id = leads.lead_id)
                WHERE conversation_count > 0""");
        load.derive("DELETE FROM lead_counts");
        load.insert(Derived.COUNTS.repair(), userId, "");
        load.derive("INSERT INTO lead_trigrams (lead_trigrams, rank) VALUES ('hashsize', 67108864)");
        load.derive(
                "INSERT INTO lead_trigrams (rowid, words, phone) SELECT search_id, words, phone FROM lead_search_parts");
        load.derive("INSERT INTO lead_trigrams (lead_trigrams, rank) VALUES ('hashsize', 1048576)");
    }
}
