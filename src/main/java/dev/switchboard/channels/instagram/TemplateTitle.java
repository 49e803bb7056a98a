package dev.switchboard.channels.instagram;

import dev.switchboard.channels.meta.JsonSlice;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code template} is about: the title of the first of its elements, which stand in {@code generic} or
 * {@code product}, or in the payload itself, and may be none.
 */
final class TemplateTitle {
    private TemplateTitle() {}

    static @Nullable String of(JsonSlice attachment) {
        JsonSlice payload = attachment.get("payload");
        if (payload == null) {
            return null;
        }
        return Stream.of(payload.get("generic"), payload.get("product"), payload)
                .filter(Objects::nonNull)
                .flatMap(holder -> elements(holder).stream())
                .map(element -> element.textAt("title"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<JsonSlice> elements(JsonSlice holder) {
        JsonSlice elements = holder.get("elements");
        return elements == null ? List.of() : elements.elements();
    }
}
