package dev.switchboard.http.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Access;
import dev.switchboard.http.ApiException;
import dev.switchboard.http.Bodies;
import dev.switchboard.http.Envelope;
import dev.switchboard.http.Routes;
import dev.switchboard.leads.Contacts;
import dev.switchboard.leads.Contacts.Put;
import dev.switchboard.leads.PhoneReader;
import dev.switchboard.store.Transaction;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /users/:user_id/contacts}: what a business knows of its customers, one or many. Some hundred at a time, so that
 * no webhook waits for a long list; a contact that was taken stays, whatever becomes of those behind it.
 */
public final class ContactsRoutes implements Routes {
    private static final int AT_A_TIME = 100;

    private final Contacts contacts;
    private final AuditedWrites writes;
    private final int most;
    private final int mostBytes;

    /**
     * @param most contacts in one request
     * @param mostBytes of its body
     */
    public ContactsRoutes(Contacts contacts, AuditedWrites writes, int most, int mostBytes) {
        this.contacts = contacts;
        this.writes = writes;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/users/{user_id}/contacts", this::put, Access.USER_WRITE);
    }

    private record PutJson(int created, int updated, List<ContactRow.Bad> errors) {
        PutJson and(PutJson more) {
            List<ContactRow.Bad> all = new ArrayList<>(errors);
            all.addAll(more.errors);
            return new PutJson(created + more.created, updated + more.updated, all);
        }

        String target() {
            return created + " created, " + updated + " updated";
        }
    }

    private void put(Context ctx) {
        List<ContactRow> rows = read(ctx);
        if (rows.size() > most) {
            throw new ApiException(HttpStatus.CONTENT_TOO_LARGE, "At most " + most + " contacts in one request");
        }
        String userId = writes.requireUser(ctx);
        PhoneReader phones =
                new PhoneReader(writes.users().defaultCountry(userId).orElse(null));
        PutJson all = new PutJson(0, 0, bad(rows));
        List<ContactRow.Good> good = good(rows);
        for (int i = 0; i < good.size(); i += AT_A_TIME) {
            List<ContactRow.Good> some = good.subList(i, Math.min(i + AT_A_TIME, good.size()));
            all = all.and(writes.write(
                    ctx, "contacts.put", PutJson::target, transaction -> putSome(transaction, userId, some, phones)));
        }
        all.errors().sort(Comparator.comparingInt(ContactRow.Bad::line));
        Envelope.answer(ctx, HttpStatus.CREATED, all);
    }

    private List<ContactRow> read(Context ctx) {
        // as it came: the server's own reading of it fails at a charset that it does not know
        String type = Optional.ofNullable(ctx.header("Content-Type")).orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("text/csv")
                ? ContactsCsv.read(Bodies.read(ctx, mostBytes), most)
                : ContactsBody.read(Bodies.json(ctx, JsonNode.class, mostBytes));
    }

    private PutJson putSome(Transaction transaction, String userId, List<ContactRow.Good> rows, PhoneReader phones) {
        int created = 0;
        int updated = 0;
        List<ContactRow.Bad> errors = new ArrayList<>();
        for (ContactRow.Good row : rows) {
            Optional<Put> put = contacts.put(transaction, userId, row.contact(), phones);
            if (put.isEmpty()) {
                errors.add(new ContactRow.Bad(
                        row.line(), "phone", "is not a phone: give it with its country code, such as +91 89795 56941"));
            } else if (put.get().created()) {
                created++;
            } else {
                updated++;
            }
        }
        return new PutJson(created, updated, errors);
    }

    private static List<ContactRow.Bad> bad(List<ContactRow> rows) {
        List<ContactRow.Bad> bad = new ArrayList<>();
        for (ContactRow row : rows) {
            if (row instanceof ContactRow.Bad wrong) {
                bad.add(wrong);
            }
        }
        return bad;
    }

    private static List<ContactRow.Good> good(List<ContactRow> rows) {
        return rows.stream()
                .filter(ContactRow.Good.class::isInstance)
                .map(ContactRow.Good.class::cast)
                .toList();
    }
}
