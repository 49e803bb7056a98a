package dev.switchboard.leads;

import dev.switchboard.message.Platform;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer that does not exist: everything about one follows from the seed and its number.
 *
 * @param agentId null when nobody answers
 */
record GeneratedLead(
        int number,
        String leadId,
        String conversationId,
        Platform platform,
        String phone,
        String account,
        @Nullable String agentId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String company,
        int @Nullable [] scores,
        long first,
        long last,
        int messages) {
    private static final String[] SYLLABLES = {
        "an", "be", "chi", "da", "el", "fa", "gar", "ha", "im", "jo", "ka", "li", "mar", "na", "or", "pra", "qui", "ra",
        "sid", "ta", "um", "vi", "wen", "xa", "ya", "zo", "dh", "mee", "sha", "lu", "ko", "ri"
    };
    private static final String[] COMPANIES = {
        "Traders", "Studio", "Foods", "Motors", "Clinic", "Travels", "Labs", "& Sons"
    };

    static GeneratedLead of(long seed, int number, int messages, long until) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + number);
        Platform platform = platform(random.nextInt(100));
        long last = until - 1 - (long) (Math.pow(random.nextDouble(), 3) * 400 * MessagePlace.DAY_MS);
        long first = last - (messages < 2 ? 0 : 1_000L * messages + random.nextLong(60 * MessagePlace.DAY_MS));
        String name = random.nextInt(100) < 85 ? capital(word(random)) + " " + capital(word(random)) : null;
        boolean known = random.nextInt(100) < 55;
        return new GeneratedLead(
                number,
                id(first, random),
                id(first, random),
                platform,
                phone(platform, number, random),
                "generated-" + (random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(3)),
                random.nextInt(100) < 90 ? "agent-" + (random.nextInt(10) < 8 ? 1 : 2 + random.nextInt(4)) : null,
                name,
                known && random.nextInt(4) > 0 ? mail(random, number) : null,
                known && random.nextInt(3) == 0 ? capital(word(random)) + " " + COMPANIES[random.nextInt(8)] : null,
                known ? scores(random) : null,
                first,
                last,
                messages);
    }

    private static Platform platform(int percent) {
        return percent < 80 ? Platform.WHATSAPP : percent < 97 ? Platform.INSTAGRAM : Platform.WEBCHAT;
    }

    /** Bijective in the number, so that no two leads have one phone. */
    private static String phone(Platform platform, int number, SplittableRandom random) {
        return switch (platform) {
            case WHATSAPP -> "91" + (6_000_000_000L + number * 2_654_435_761L % 4_000_000_000L);
            case INSTAGRAM -> String.valueOf(17_841_400_000_000_000L + number * 7_919L);
            case WEBCHAT -> "web-" + Integer.toHexString(number) + "-" + Integer.toHexString(random.nextInt());
        };
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String mail(SplittableRandom random, int number) {
        return word(random) + number + (random.nextInt(10) < 7 ? "@gmail.com" : "@" + word(random) + ".example");
    }

    private static int[] scores(SplittableRandom random) {
        int[] scores = new int[5];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 1 + random.nextInt(3);
        }
        return scores;
    }

    private static String id(long millis, SplittableRandom random) {
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(millis << 16 | 0x7000L | random.nextInt(0x1000), low).toString();
    }

    @Nullable
    Integer total() {
        int[] all = scores;
        return all == null ? null : all[0] + all[1] + all[2] + all[3] + all[4];
    }

    @Nullable
    String status() {
        Integer total = total();
        return total == null ? null : total >= 12 ? "Hot" : total >= 8 ? "Warm" : "Cold";
    }

    /** When the n-th message was written, from 1. */
    long time(int n) {
        return messages == 1 ? last : first + (last - first) * (n - 1) / (messages - 1);
    }
}
