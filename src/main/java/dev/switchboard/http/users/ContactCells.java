package dev.switchboard.http.users;

import dev.switchboard.leads.NewContact;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a contact, wherever they come from. */
final class ContactCells {
    private static final int LONGEST = 500;
    private static final int MOST_METADATA = 16 * 1024;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,300}@[^@\\s]{1,300}");

    private ContactCells() {}

    /** @param contact its texts as they were told: blank for nothing, null for nothing said */
    static ContactRow check(int line, NewContact contact) {
        if (Stream.of(contact.phone(), contact.name(), contact.email(), contact.company())
                .allMatch(ContactCells::isBlank)) {
            return new ContactRow.Bad(line, null, "a contact needs at least one of phone, name, email, company");
        }
        return Stream.of(
                        tooLong(line, "phone", contact.phone()),
                        tooLong(line, "name", contact.name()),
                        tooLong(line, "email", contact.email()),
                        noEmail(line, contact.email()),
                        tooLong(line, "company", contact.company()),
                        tooMuch(line, contact.metadata()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new ContactRow.Good(line, contact));
    }

    private static Optional<ContactRow> tooLong(int line, String field, @Nullable String text) {
        return text != null && text.length() > LONGEST
                ? Optional.of(new ContactRow.Bad(line, field, "must have at most " + LONGEST + " characters"))
                : Optional.empty();
    }

    private static Optional<ContactRow> noEmail(int line, @Nullable String email) {
        return isBlank(email) || EMAIL.matcher(String.valueOf(email)).matches()
                ? Optional.empty()
                : Optional.of(new ContactRow.Bad(line, "email", "is not an e-mail address"));
    }

    private static Optional<ContactRow> tooMuch(int line, Map<String, Object> metadata) {
        return metadata.toString().length() > MOST_METADATA
                ? Optional.of(
                        new ContactRow.Bad(line, "metadata", "must have at most " + MOST_METADATA + " characters"))
                : Optional.empty();
    }

    /** What no store keeps, and blanks around it, are left out. */
    static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace("\u0000", "").strip();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
