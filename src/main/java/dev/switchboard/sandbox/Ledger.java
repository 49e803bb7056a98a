package dev.switchboard.sandbox;

import dev.switchboard.message.AccountKey;
import dev.switchboard.sandbox.OwedWebhook.Kind;
import dev.switchboard.sandbox.PhoneMessage.State;
import dev.switchboard.sandbox.StatusPlan.Step;
import dev.switchboard.sandbox.WebhookTable.Receipt;
import dev.switchboard.store.Database;
import dev.switchboard.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The emulator's own book: what customers typed, what reached the Graph API, what was told and what is still owed. All of
 * it is on disk before anybody is answered.
 */
final class Ledger {
    private final Database database;
    private final Journal journal;

    Ledger(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Writes what a customer typed; gives the webhook owed for it. */
    OwedWebhook typed(PhoneMessage message) {
        return database.write(transaction -> {
            message.customer().heard(transaction);
            PhoneMessage written = write(transaction, message);
            return WebhookTable.insert(transaction, laneOf(message.customer()), written, Kind.MESSAGE, message.at());
        });
    }

    /** Writes a send that was accepted, with its entry in the journal; gives the statuses owed for it. */
    List<OwedWebhook> answered(PhoneMessage message, List<Step> statuses, JournalEntry entry) {
        return database.write(transaction -> {
            message.customer().met(transaction);
            PhoneMessage written = write(transaction, message);
            journal.note(transaction, entry);
            List<OwedWebhook> owed = new ArrayList<>();
            for (Step step : statuses) {
                owed.add(WebhookTable.insert(transaction, message.id(), written, step.kind(), step.dueAt()));
            }
            return owed;
        });
    }

    /** Writes that the business read a customer's messages up to this one. */
    void read(PhoneMessage upTo, JournalEntry entry) {
        database.run(transaction -> {
            MessageTable.markRead(transaction, upTo.customer(), upTo.no())
                    .forEach(id -> journal.phoneChanged(transaction, id));
            journal.note(transaction, entry);
        });
    }

    /** Writes that the business read all a customer typed so far. */
    void readAll(Customer customer, JournalEntry entry) {
        database.run(transaction -> {
            MessageTable.markRead(transaction, customer, Long.MAX_VALUE)
                    .forEach(id -> journal.phoneChanged(transaction, id));
            journal.note(transaction, entry);
        });
    }

    /** Writes how the server took the webhooks of one body. */
    void posted(List<OwedWebhook> webhooks, PostResult result) {
        database.run(transaction -> {
            journal.note(transaction, JournalEntry.of(webhooks, result));
            webhooks.forEach(webhook -> posted(transaction, webhook, result));
        });
    }

    private void posted(Transaction transaction, OwedWebhook webhook, PostResult result) {
        WebhookTable.posted(transaction, webhook, result);
        if (webhook.isMessage()) {
            MessageTable.attempted(
                    transaction, webhook.message().id(), webhook.attempts() + 1, result.isAcknowledged());
        } else if (result.isAcknowledged()) {
            MessageTable.state(transaction, webhook.message().id(), stateAfter(webhook.kind()));
        }
        journal.phoneChanged(transaction, webhook.message().id());
    }

    /** Writes which call met which fault. */
    void fault(String target, String fault, GraphCall call, String customer, String messageId) {
        String callbackData = call.body().path("biz_opaque_callback_data").asText("");
        database.run(transaction ->
                FaultTable.insert(transaction, target, fault, call.id(), customer, callbackData, messageId));
    }

    /** Writes which faults a webhook meets. */
    void faults(OwedWebhook webhook) {
        Customer customer = webhook.message().customer();
        String account = customer.account().id();
        String id = webhook.message().id();
        database.run(transaction -> webhook.fault()
                .names()
                .forEach(name -> FaultTable.insert(transaction, "webhook", name, account, customer.id(), "", id)));
    }

    /** The receipts of one message, in order. */
    List<Receipt> receipts(String messageId) {
        return database.read(transaction -> WebhookTable.receipts(transaction, messageId));
    }

    /** Writes a call that changed nothing. */
    void note(JournalEntry entry) {
        journal.note(entry);
    }

    /** All that was not answered 200, oldest first. */
    List<OwedWebhook> owed() {
        return database.read(WebhookTable::owed);
    }

    Optional<PhoneMessage> message(String id) {
        return database.read(transaction -> MessageTable.byId(transaction, id));
    }

    Optional<Customer> customer(AccountKey account, String id) {
        return database.read(transaction -> Customer.byId(transaction, account, id));
    }

    Optional<Customer> customerByUserId(AccountKey account, String userId) {
        return database.read(transaction -> Customer.byUserId(transaction, account, userId));
    }

    List<Customer> customers(AccountKey account, int limit) {
        return database.read(transaction -> Customer.newest(transaction, account, limit));
    }

    /** The newest messages of a phone, oldest first, each with its receipts. */
    Map<PhoneMessage, List<Receipt>> transcript(AccountKey account, String customer, int limit) {
        return database.read(transaction -> MessageTable.of(transaction, account, customer, limit).stream()
                .collect(Collectors.toMap(
                        message -> message,
                        message -> WebhookTable.receipts(transaction, message.id()),
                        (first, second) -> first,
                        LinkedHashMap::new)));
    }

    private PhoneMessage write(Transaction transaction, PhoneMessage message) {
        MessageTable.insert(transaction, message);
        journal.phoneChanged(transaction, message.id());
        return MessageTable.byId(transaction, message.id()).orElseThrow();
    }

    private static String laneOf(Customer customer) {
        return customer.account() + "/" + customer.id();
    }

    private static State stateAfter(Kind kind) {
        return switch (kind) {
            case MESSAGE -> State.ACKNOWLEDGED;
            case ECHO, SENT -> State.SENT;
            case DELIVERED -> State.DELIVERED;
            case READ -> State.READ;
        };
    }
}
