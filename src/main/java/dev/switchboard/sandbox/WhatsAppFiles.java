package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** Files as WhatsApp tells of them: an id to fetch each by, and a hash. Behind every id is the same picture. */
final class WhatsAppFiles {
    private WhatsAppFiles() {}

    static ObjectNode payload(String kind, Chat chat, MetaIds ids) {
        String type = kind.equals("voice") ? "audio" : kind;
        ObjectNode payload = MetaJson.object().put("type", type);
        ObjectNode file = payload.putObject(type);
        file.put("id", ids.number()).put("mime_type", mime(kind));
        file.put("sha256", Base64.getEncoder().encodeToString(MetaIds.sha256(MediaStore.bytes())));
        switch (kind) {
            case "voice" -> file.put("voice", true);
            case "audio" -> file.put("voice", false);
            case "sticker" -> file.put("animated", false);
            case "document" -> file.put("filename", "party-menu.pdf");
            default -> {}
        }
        boolean captioned = !type.equals("audio") && !type.equals("sticker");
        if (captioned && chat.text() != null) {
            file.put("caption", chat.text());
        }
        return payload;
    }

    private static String mime(String kind) {
        return switch (kind) {
            case "video" -> "video/mp4";
            case "voice" -> "audio/ogg; codecs=opus";
            case "audio" -> "audio/mpeg";
            case "document" -> "application/pdf";
            case "sticker" -> "image/webp";
            default -> "image/jpeg";
        };
    }
}
