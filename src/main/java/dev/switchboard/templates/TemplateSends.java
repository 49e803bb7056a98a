package dev.switchboard.templates;

import static dev.switchboard.store.Columns.time;

import dev.switchboard.leads.KnownLead;
import dev.switchboard.leads.LeadCounters;
import dev.switchboard.leads.LeadIds;
import dev.switchboard.leads.ToldLeads;
import dev.switchboard.store.Ids;
import dev.switchboard.store.Select;
import dev.switchboard.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The sends of templates, each with the lead it went to: somebody nobody knew becomes one by it. */
public final class TemplateSends {
    private static final String SENT = "sent";
    private static final String FROM =
            "template_sends t JOIN leads l ON l.user_id = t.user_id AND l.lead_id = t.lead_id";

    private final Clock clock;
    private final Ids ids;
    private final ToldLeads leads;
    private final LeadCounters counters;

    public TemplateSends(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        this.leads = new ToldLeads(clock, ids);
        this.counters = new LeadCounters(clock);
    }

    /** Records sends made elsewhere, one per recipient, in their order. */
    public List<TemplateSend> record(Transaction transaction, String userId, RecordedSend send) {
        return send.recipients().stream()
                .map(recipient -> recordOne(transaction, userId, send, recipient))
                .toList();
    }

    private TemplateSend recordOne(
            Transaction transaction, String userId, RecordedSend send, RecordedSend.Recipient recipient) {
        long sentAt = send.sentAt().toEpochMilli();
        KnownLead lead = leads.byPhone(transaction, userId, recipient.phone(), "whatsapp", sentAt);
        TemplateSend made = new TemplateSend(
                ids.next(),
                lead.customerPhone(),
                send.name(),
                send.language(),
                send.accountId(),
                recipient.parameters(),
                SENT,
                send.sentAt(),
                clock.instant());
        counters.countSend(transaction, userId, lead.leadId(), sentAt);
        insert(transaction, userId, lead.leadId(), made);
        return made;
    }

    private static void insert(Transaction transaction, String userId, String leadId, TemplateSend send) {
        transaction.update(
                """
                INSERT INTO template_sends (user_id, template_send_id, lead_id, name, language, account_id, parameters,
                  status, sent_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                userId,
                send.templateSendId(),
                leadId,
                send.name(),
                send.language(),
                send.accountId(),
                send.parameters(),
                send.status(),
                send.sentAt().toEpochMilli(),
                send.createdAt().toEpochMilli());
    }

    /** Some of the user's sends, newest first; those to deleted leads are not there. */
    public static SendPage page(Transaction transaction, String userId, SendQuery query) {
        Select select = visible(userId);
        if (query.name() != null) {
            select.where("t.name = :name").bind("name", query.name());
        }
        if (query.customerPhone() != null) {
            Optional<KnownLead> lead = LeadIds.shown(transaction, userId, query.customerPhone());
            if (lead.isEmpty()) {
                return SendPage.EMPTY;
            }
            select.where("t.lead_id = :lead").bind("lead", lead.get().leadId());
        }
        long total = select.count(transaction);
        return new SendPage(
                select.page(
                        transaction,
                        "t.*, l.customer_phone",
                        "t.sent_at DESC, t.template_send_id DESC",
                        query.limit(),
                        query.offset(),
                        TemplateSends::row),
                total);
    }

    /** The send of that id. */
    public static Optional<TemplateSend> find(Transaction transaction, String userId, String templateSendId) {
        return visible(userId)
                .where("t.template_send_id = :id")
                .bind("id", templateSendId)
                .list(transaction, "t.*, l.customer_phone", "t.template_send_id", TemplateSends::row)
                .stream()
                .findFirst();
    }

    private static Select visible(String userId) {
        return new Select(FROM).where("t.user_id = :user").bind("user", userId).where("l.deleted_at IS NULL");
    }

    private static TemplateSend row(ResultSet row) throws SQLException {
        return new TemplateSend(
                row.getString("template_send_id"),
                row.getString("customer_phone"),
                row.getString("name"),
                row.getString("language"),
                row.getString("account_id"),
                row.getString("parameters"),
                row.getString("status"),
                time(row, "sent_at"),
                time(row, "created_at"));
    }
}
