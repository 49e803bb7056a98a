package dev.switchboard.sandbox;

import dev.switchboard.sandbox.FaultSettings.ErrorRate;
import dev.switchboard.sandbox.FaultSettings.OfGraph;
import dev.switchboard.sandbox.FaultSettings.OfWebhooks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides what goes wrong, asked once for each webhook and each Graph call. It decides by the seed and by the how many-th
 * webhook or call of a customer it is, so that the same faults meet the same messages again.
 */
final class Faults {
    private static final int SHUFFLED_FROM = 150;
    private static final int SHUFFLED_TO = 1500;

    private volatile State state;

    Faults(FaultSettings settings) {
        state = new State(settings);
    }

    FaultSettings settings() {
        return state.settings;
    }

    /** From now on these, counting from the start. */
    void set(FaultSettings settings) {
        state = new State(settings);
    }

    WebhookFault webhook(OwedWebhook webhook) {
        State now = state;
        OfWebhooks chances = now.settings.webhook();
        if (chances.equals(OfWebhooks.NONE)) {
            return WebhookFault.NONE;
        }
        Customer customer = webhook.message().customer();
        Throw dice = now.next(customer.account() + "/" + customer.id() + "/" + webhook.kind());
        boolean shuffled = dice.hits("shuffle", chances.shuffle());
        long late = shuffled ? new FaultSettings.Range(SHUFFLED_FROM, SHUFFLED_TO).at(dice.share("late")) : 0;
        return new WebhookFault(
                chances.delay().at(dice.share("delay")) + late,
                dice.hits("duplicate", chances.duplicate()),
                dice.hits("redeliver", chances.redeliver()),
                shuffled,
                dice.hits("unknown", chances.unknown()),
                dice.hits("large", chances.large()),
                chances.batch());
    }

    /** @param customer whom the call is for; calls that send are counted apart from all others */
    GraphFault graph(GraphCall call, String customer, boolean sends) {
        State now = state;
        OfGraph chances = now.settings.graph();
        if (chances.equals(OfGraph.NONE)) {
            return GraphFault.NONE;
        }
        Throw dice = now.next((sends ? "send/" : "other/") + call.id() + "/" + customer);
        boolean reset = dice.hits("reset", chances.reset());
        return new GraphFault(
                reset,
                call.isOnInstagram() ? FaultErrors.onInstagram(error(chances, dice)) : error(chances, dice),
                dice.hits("lost_answer", chances.lostAnswer()),
                dice.hits("early", chances.early()),
                chances.slow().at(dice.share("slow")));
    }

    boolean isUnknown(String customer) {
        return state.settings.graph().unknownRecipients().contains(customer);
    }

    /** Whether this download answers 503. */
    boolean refusesMedia() {
        return state.mediaLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static int error(OfGraph chances, Throw dice) {
        double share = dice.share("error");
        for (ErrorRate error : chances.errors()) {
            if (share < error.rate()) {
                return error.code();
            }
            share -= error.rate();
        }
        return 0;
    }

    /** Settings and how far the counting came. */
    private static final class State {
        final FaultSettings settings;
        final AtomicInteger mediaLeft;
        private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

        State(FaultSettings settings) {
            this.settings = settings;
            this.mediaLeft = new AtomicInteger(settings.media().status503());
        }

        Throw next(String whom) {
            long ordinal = counts.computeIfAbsent(whom, key -> new AtomicLong()).getAndIncrement();
            return new Throw(new Dice(settings.seed()), whom, ordinal);
        }
    }

    /** The dice in hand for one thing. */
    private record Throw(Dice dice, String whom, long ordinal) {
        double share(String what) {
            return dice.roll(what, whom, ordinal);
        }

        boolean hits(String what, double rate) {
            return rate > 0 && share(what) < rate;
        }
    }
}
