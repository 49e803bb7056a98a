package dev.switchboard.sandbox.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.config.Secret;
import dev.switchboard.message.Platform;
import dev.switchboard.sandbox.MetaJson;
import dev.switchboard.sandbox.SandboxValues;
import dev.switchboard.sandbox.Signature;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of one load. Each has a text of its own, by which its answer is known. */
final class LoadMessages {
    private final LoadOptions options;
    private final int run;
    private final Pattern mark;

    /** @param run four digits that tell this load from all others */
    LoadMessages(LoadOptions options, int run) {
        this.options = options;
        this.run = run;
        this.mark = Pattern.compile("load " + run + "-(\\d{1,9})\\b");
    }

    String text(int number) {
        return "load " + run + "-" + number;
    }

    /** Which message an answer is to. */
    OptionalInt numberIn(String answer) {
        Matcher found = mark.matcher(answer);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    /** New ones in each load, so that nobody's window is closed and nobody's history is long. */
    String customer(int number) {
        int who = number % options.customers();
        return options.platform() == Platform.WHATSAPP
                ? String.format(Locale.ROOT, "91%04d%06d", run, who)
                : String.format(Locale.ROOT, "77%04d%010d", run, who);
    }

    byte[] body(int number, long now) {
        ObjectNode body = options.platform() == Platform.WHATSAPP ? whatsApp(number, now) : instagram(number, now);
        return MetaJson.wire(body);
    }

    String signature(byte[] body) {
        Secret secret = options.platform() == Platform.WHATSAPP
                ? SandboxValues.WHATSAPP_APP_SECRET
                : SandboxValues.INSTAGRAM_APP_SECRET;
        return Signature.sha256(secret, body);
    }

    private ObjectNode whatsApp(int number, long now) {
        String customer = customer(number);
        ObjectNode body = MetaJson.object().put("object", "whatsapp_business_account");
        ObjectNode entry = body.putArray("entry").addObject().put("id", SandboxValues.WABA_ID);
        ObjectNode change = entry.putArray("changes").addObject().put("field", "messages");
        ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", SandboxValues.DISPLAY_PHONE_NUMBER)
                .put("phone_number_id", SandboxValues.PHONE_NUMBER_ID);
        ObjectNode contact = value.putArray("contacts").addObject();
        contact.putObject("profile").put("name", "Load " + number % options.customers());
        contact.put("wa_id", customer);
        ObjectNode message = value.putArray("messages").addObject();
        message.put("from", customer).put("id", "wamid." + id(number));
        message.put("timestamp", Long.toString(now / 1000)).put("type", "text");
        message.putObject("text").put("body", text(number));
        return body;
    }

    private ObjectNode instagram(int number, long now) {
        String account = SandboxValues.INSTAGRAM_ACCOUNT_ID;
        ObjectNode body = MetaJson.object().put("object", "instagram");
        ObjectNode entry = body.putArray("entry").addObject().put("time", now).put("id", account);
        ObjectNode event = entry.putArray("messaging").addObject();
        event.putObject("sender").put("id", customer(number));
        event.putObject("recipient").put("id", account);
        event.put("timestamp", now);
        event.putObject("message").put("mid", id(number)).put("text", text(number));
        return body;
    }

    private String id(int number) {
        return Base64.getEncoder().encodeToString(text(number).getBytes(StandardCharsets.US_ASCII));
    }
}
