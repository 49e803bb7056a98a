package dev.switchboard.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The secret that requests to an agent are signed with, as Standard Webhooks write it. */
final class SigningSecrets {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 16;

    private SigningSecrets() {}

    static boolean isLongEnough(String text) {
        if (!text.startsWith(PREFIX)) {
            return text.getBytes(StandardCharsets.UTF_8).length >= LEAST_BYTES;
        }
        try {
            return Base64.getDecoder().decode(text.substring(PREFIX.length())).length >= LEAST_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
