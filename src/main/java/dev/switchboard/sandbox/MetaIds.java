package dev.switchboard.sandbox;

import dev.switchboard.message.Platform;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Ids that look like Meta's. Message ids come from a secure random source and not from the seed: a restart with the
 * same seed must never give an id twice.
 */
final class MetaIds {
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9.]{1,128}");
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("91", "IN"),
            Map.entry("44", "GB"),
            Map.entry("49", "DE"),
            Map.entry("55", "BR"),
            Map.entry("52", "MX"),
            Map.entry("54", "AR"),
            Map.entry("33", "FR"),
            Map.entry("34", "ES"),
            Map.entry("39", "IT"),
            Map.entry("61", "AU"),
            Map.entry("81", "JP"));

    private final SecureRandom random = new SecureRandom();

    /** Id of a message a customer wrote. */
    String inbound(Customer customer) {
        return isOnInstagram(customer) ? mid(customer) : wamid(customer.id(), 0x12, 20);
    }

    /** Id of a message sent to a customer. */
    String outbound(Customer customer) {
        return isOnInstagram(customer) ? mid(customer) : wamid(customer.id(), 0x11, 18);
    }

    private static boolean isOnInstagram(Customer customer) {
        return customer.account().platform() == Platform.INSTAGRAM;
    }

    /** As in the wild: long, of account, thread and serial, in a base64 that escapes its own letter Z. */
    private String mid(Customer customer) {
        String plain =
                "ig_dm_item:1:IGMessageID:" + customer.account().id() + ":" + thread(customer) + ":" + serial(32);
        String base64 =
                Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        return base64.replace("Z", "ZA") + "ZD";
    }

    private static String thread(Customer customer) {
        return Long.toUnsignedString(
                ByteBuffer.wrap(sha256((customer.account() + ":" + customer.id()).getBytes(StandardCharsets.UTF_8)))
                        .getLong());
    }

    /** What an error carries for Meta's support. */
    String trace() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A number as media and templates have. */
    String number() {
        return Long.toString(random.nextLong(1_000_000_000_000_000L, 9_000_000_000_000_000L));
    }

    static boolean isUserId(String id) {
        return USER_ID.matcher(id).matches();
    }

    /** The business-scoped id of a phone: the same each time, another one for another business. */
    static String userIdOf(String businessId, String phone) {
        byte[] hash = sha256((businessId + ":" + phone).getBytes(StandardCharsets.UTF_8));
        long number = ByteBuffer.wrap(hash).getLong();
        String country = phone.length() < 2 ? "US" : COUNTRIES.getOrDefault(phone.substring(0, 2), "US");
        return country + "." + Long.toUnsignedString(number);
    }

    /** As in the wild: a small binary that holds the customer's number in ASCII and a hexadecimal serial. */
    private String wamid(String customer, int direction, int serialLength) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] name = customer.getBytes(StandardCharsets.US_ASCII);
        bytes.writeBytes(new byte[] {0x1c, 0x18, (byte) name.length});
        bytes.writeBytes(name);
        bytes.writeBytes(new byte[] {0x15, 0x02, 0x00, (byte) direction, 0x18, (byte) serialLength});
        bytes.writeBytes(serial(serialLength).getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        return "wamid." + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private String serial(int length) {
        byte[] bytes = new byte[length / 2];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
