package dev.switchboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes WhatsApp webhook bodies for tests. */
public final class WhatsAppBody {
    public static final String NUMBER = "106540352242922";
    private static long seconds = 1_760_000_000;

    private WhatsAppBody() {}

    /** One text, alone in its body. */
    public static String text(String from, String id, String text) {
        return body(List.of(change(NUMBER, List.of(textMessage(from, id, text)), List.of())));
    }

    /** A message; each is a second later than the one made before. */
    public static synchronized String textMessage(String from, String id, String text) {
        return textMessage(from, id, text, ++seconds);
    }

    public static String textMessage(String from, String id, String text, long at) {
        return "{\"from\":\"%s\",\"id\":\"%s\",\"timestamp\":\"%d\",\"type\":\"text\",\"text\":{\"body\":\"%s\"}}"
                .formatted(from, id, at, text);
    }

    public static String status(String id, String status, String callbackData) {
        return "{\"id\":\"%s\",\"status\":\"%s\",\"timestamp\":\"1760000000\",\"recipient_id\":\"918979556941\",\"biz_opaque_callback_data\":\"%s\"}"
                .formatted(id, status, callbackData);
    }

    /** A change of that number. */
    public static String change(String number, List<String> messages, List<String> statuses) {
        List<String> arrays = new ArrayList<>();
        if (!messages.isEmpty()) {
            arrays.add("\"messages\":[" + String.join(",", messages) + "]");
        }
        if (!statuses.isEmpty()) {
            arrays.add("\"statuses\":[" + String.join(",", statuses) + "]");
        }
        return """
                {"field":"messages","value":{"messaging_product":"whatsapp",\
                "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},\
                "contacts":[{"profile":{"name":"Asha"},"wa_id":"918979556941"}],%s}}""".formatted(number, String.join(",", arrays));
    }

    /** A body with one entry for these changes. */
    public static String body(List<String> changes) {
        return entries(List.of(changes));
    }

    /** A body with an entry for each list of changes. */
    public static String entries(List<List<String>> entries) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":["
                + entries.stream()
                        .map(changes -> "{\"id\":\"102290129340398\",\"changes\":[" + String.join(",", changes) + "]}")
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
