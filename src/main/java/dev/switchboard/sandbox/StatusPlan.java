package dev.switchboard.sandbox;

import dev.switchboard.sandbox.OwedWebhook.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** When the statuses of a message fall due: the configured delays, give or take a fifth, never out of order. */
final class StatusPlan {
    private final SandboxOptions options;
    private final Random random;

    StatusPlan(SandboxOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
    }

    /** What Instagram tells of a message: an echo, and that it was read; it has no receipt of delivery. */
    List<Step> echoAfter(long now) {
        List<Step> steps = new ArrayList<>();
        long echo = add(steps, Kind.ECHO, now, options.sent(), now);
        add(steps, Kind.READ, now, options.read(), echo);
        return steps;
    }

    /** What WhatsApp tells of a message. */
    List<Step> after(long now) {
        List<Step> steps = new ArrayList<>();
        long sent = add(steps, Kind.SENT, now, options.sent(), now);
        long delivered = add(steps, Kind.DELIVERED, now, options.delivered(), sent);
        add(steps, Kind.READ, now, options.read(), delivered);
        return steps;
    }

    private long add(List<Step> steps, Kind kind, long now, Duration delay, long notBefore) {
        double factor = 0.8 + 0.4 * random.nextDouble();
        long dueAt = Math.max(notBefore, now + Math.round(delay.toMillis() * factor));
        steps.add(new Step(kind, dueAt));
        return dueAt;
    }

    /** One status and when it is due, epoch milliseconds. */
    record Step(Kind kind, long dueAt) {}
}
