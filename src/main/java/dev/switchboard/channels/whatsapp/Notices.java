package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.Notice;
import dev.switchboard.message.Notice.Severity;
import dev.switchboard.message.Notice.Subject;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Meta tells the owner of an account or a template; {@link AccountFields} and {@link TemplateFields} read it. */
final class Notices {
    private static final int LONGEST = 300;

    private Notices() {}

    /**
     * The heart of a notice.
     *
     * @param field under which to keep it; null for the one it came by
     */
    record Told(
            @Nullable String field,
            @Nullable String event,
            @Nullable String detail,
            Severity severity) {}

    static Told told(@Nullable String event, Severity severity, @Nullable String... details) {
        return new Told(null, event, inWords(details), severity);
    }

    static InboundEvent read(Place place, String field, Function<JsonSlice, Told> reader) {
        JsonSlice value = place.value();
        Told told = reader.apply(value);
        Stamp stamp = place.stampOf(value);
        String template = value.textAt("message_template_id");
        Notice notice = new Notice(
                template == null ? Subject.ACCOUNT : Subject.TEMPLATE,
                template,
                nameOf(value),
                told.field() == null ? field : told.field(),
                told.event(),
                told.detail(),
                told.severity(),
                stamp.at());
        return new AccountNotice(place.business(), notice, place.rawChange(stamp.missing()));
    }

    private static @Nullable String nameOf(JsonSlice value) {
        String name = value.textAt("message_template_name");
        String language = value.textAt("message_template_language");
        return name == null || language == null ? name : name + "/" + language;
    }

    static @Nullable String inWords(@Nullable String... details) {
        String words = Stream.of(details)
                .filter(Objects::nonNull)
                .filter(word -> !word.equals("NONE"))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : shortened(words);
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST));
    }
}
