package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.message.Receipt.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code errors[]}, wherever they stand: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">error codes</a>. */
final class Errors {
    static final String MEMBER = "errors";

    private static final Failure UNTOLD = new Failure("unknown", "no reason given");

    private Errors() {}

    static List<Failure> of(JsonSlice holder) {
        JsonSlice errors = holder.get(MEMBER);
        return errors == null
                ? List.of()
                : errors.elements().stream().map(Errors::failure).toList();
    }

    /** The first, which is the only one that was ever seen. */
    static Failure first(JsonSlice holder) {
        List<Failure> all = of(holder);
        return all.isEmpty() ? UNTOLD : all.getFirst();
    }

    static Failure failure(JsonSlice error) {
        String code = error.textAt("code");
        String reason = reasonOf(error);
        return new Failure(code == null ? UNTOLD.code() : code, reason == null ? UNTOLD.reason() : reason);
    }

    private static @Nullable String reasonOf(JsonSlice error) {
        String details = Person.either(error.textAt("error_data", "details"), error.textAt("details"));
        return Person.either(details, Person.either(error.textAt("message"), error.textAt("title")));
    }
}
