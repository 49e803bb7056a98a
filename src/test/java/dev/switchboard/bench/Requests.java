package dev.switchboard.bench;

import dev.switchboard.Signed;
import dev.switchboard.WhatsAppBody;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Signed webhooks as bytes on the wire, made before the clock runs. */
final class Requests {
    static final String SECRET = "bench-app-secret";
    static final String NUMBER = WhatsAppBody.NUMBER;
    /** An account that no agent answers for. */
    static final String SILENT_NUMBER = "106540352242999";

    private static final int CUSTOMERS = 10_000;
    /** A thousand messages a second, one after the other. */
    private static final AtomicLong SECONDS = new AtomicLong(1_770_000_000_000L);

    private Requests() {}

    /** One text each, from ten thousand customers in turn, in the form Meta sends. */
    static byte[][] texts(String run, String number, int count) {
        byte[][] requests = new byte[count][];
        for (int i = 0; i < count; i++) {
            requests[i] = post(text(number, customer(i), wamid(run, i), "message number " + i));
        }
        return requests;
    }

    /** As scattered as Meta's are. */
    static String wamid(String run, int i) {
        UUID random = UUID.nameUUIDFromBytes((run + "-" + i).getBytes(StandardCharsets.UTF_8));
        return "wamid.HBgMOTE4OTc5NTU2OTQxFQIAEhgU"
                + random.toString().replace("-", "").toUpperCase(Locale.ROOT) + "AA==";
    }

    static String customer(int i) {
        return Long.toString(910_000_000_000L + i % CUSTOMERS);
    }

    /** The body of a webhook with one text. */
    static String text(String number, String from, String id, String text) {
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":[{\"value\":"
                        + "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550783881\","
                        + "\"phone_number_id\":\"%s\"},\"contacts\":[{\"profile\":{\"name\":\"Asha Rao\"},\"wa_id\":\"%s\"}],"
                        + "\"messages\":[{\"from\":\"%s\",\"id\":\"%s\",\"timestamp\":\"%d\",\"text\":{\"body\":\"%s\"},"
                        + "\"type\":\"text\"}]},\"field\":\"messages\"}]}]}")
                .formatted(number, from, from, id, SECONDS.getAndIncrement() / 1_000, text);
    }

    /** A receipt for a message of ours. */
    static String receipt(String number, String id, String status, String customer) {
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":[{\"value\":"
                        + "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550783881\","
                        + "\"phone_number_id\":\"%s\"},\"statuses\":[{\"id\":\"%s\",\"status\":\"%s\",\"timestamp\":\"%d\","
                        + "\"recipient_id\":\"%s\",\"pricing\":{\"billable\":true,\"pricing_model\":\"PMP\",\"category\":\"service\","
                        + "\"type\":\"free_customer_service\"}}]},\"field\":\"messages\"}]}]}")
                .formatted(number, id, status, 1_770_000_000L, customer);
    }

    static byte[] post(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /webhooks/whatsapp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "User-Agent: facebookexternalua\r\nX-Hub-Signature-256: " + Signed.header(SECRET, bytes)
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        byte[] request = new byte[head.length() + bytes.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(bytes, 0, request, head.length(), bytes.length);
        return request;
    }
}
