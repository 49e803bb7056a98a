package dev.switchboard.intake;

import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreUnavailableException;
import dev.switchboard.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs kept slices through today's parsers and lets those take effect that are understood differently now. What took
 * effect and is read as it was then is left alone, so a second run changes nothing. Only for a store that no service
 * works on.
 */
public final class Replay {
    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    private final Database database;
    private final Routing routing;
    private final EventWriter writer;
    private final Parser parser;
    private final SliceRows rows;

    public Replay(Database database, Routing routing, EventWriter writer, Parser parser) {
        this.database = database;
        this.routing = routing;
        this.writer = writer;
        this.parser = parser;
        this.rows = new SliceRows(database);
    }

    /** Reads a webhook body as it would be read today. */
    @FunctionalInterface
    public interface Parser {
        List<InboundEvent> events(Platform platform, byte[] body);
    }

    /**
     * Which slices.
     *
     * @param since epoch milliseconds, with it
     * @param until epoch milliseconds, without it
     * @param userId null for all, and for what no user has
     * @param eventId only this one, whenever it came; null for all
     * @param kind the kind it was kept as, or what that begins with before a dot; null for all
     */
    public record Selection(
            long since,
            long until,
            @Nullable String userId,
            @Nullable String eventId,
            @Nullable String kind) {
        boolean holds(Slice slice) {
            return kind == null || kind.equals(slice.kind()) || slice.kind().startsWith(kind + ".");
        }
    }

    /**
     * A kept slice and what it is today. Nothing of it is personal.
     *
     * @param was state and kind, such as {@code unrecognized ig.reaction}
     * @param is the same today, of each event in it
     * @param changes whether replaying it changes anything
     */
    public record Difference(String userId, String eventId, String was, List<String> is, boolean changes) {}

    /**
     * What replaying one slice did.
     *
     * @param conversationId where its message is; null when it holds none
     * @param failed our own code could not take it: it stays as it was
     */
    public record Applied(Taken taken, @Nullable String conversationId, boolean failed) {}

    /** Tells of every slice what it is today, and changes nothing. */
    public void compare(Selection selection, Consumer<Difference> consumer) {
        rows.forEach(selection, slice -> consumer.accept(difference(slice, today(slice))));
    }

    /** Lets every slice that is understood differently today take effect, in the order they came. */
    public void apply(Selection selection, Consumer<Applied> consumer) {
        rows.forEach(selection, slice -> {
            List<RoutedEvent> today = today(slice);
            if (difference(slice, today).changes()) {
                consumer.accept(applyOne(slice, today));
            }
        });
    }

    private List<RoutedEvent> today(Slice slice) {
        List<RoutedEvent> today = new ArrayList<>();
        for (InboundEvent event :
                parser.events(slice.platform(), slice.payload().getBytes(StandardCharsets.UTF_8))) {
            for (RoutedEvent routed : routing.routeAgain(slice, event)) {
                today.add(
                        today.isEmpty()
                                ? routed
                                : routed.from(routed.provenance().further()));
            }
        }
        return today;
    }

    private static Difference difference(Slice slice, List<RoutedEvent> today) {
        String was = slice.state() + " " + slice.kind();
        List<String> is = today.stream()
                .map(routed -> routed.state().wire() + " " + routed.event().kind())
                .toList();
        boolean sameOwner = today.stream().allMatch(routed -> routed.userId().equals(slice.userId()));
        boolean same = is.isEmpty() || sameOwner && is.equals(List.of(was));
        return new Difference(slice.userId(), slice.eventId(), was, is, !same && !isWorse(slice, today));
    }

    /** What took effect is not undone because it is not understood any more. */
    private static boolean isWorse(Slice slice, List<RoutedEvent> today) {
        return slice.tookEffect() && today.stream().anyMatch(routed -> routed.state() != RawEvents.State.TAKEN);
    }

    private Applied applyOne(Slice slice, List<RoutedEvent> today) {
        try {
            return database.write(transaction -> applyOne(transaction, slice, today));
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("replay.failed user={} event={} kind={}", slice.userId(), slice.eventId(), slice.kind(), e);
            return new Applied(Taken.NOTHING, null, true);
        }
    }

    /** The slice makes room for its successor, which has its id; what changes nothing is put back. */
    private Applied applyOne(Transaction transaction, Slice slice, List<RoutedEvent> today) {
        SliceRows.take(transaction, slice);
        Taken taken = writer.write(transaction, today, "replay-" + slice.eventId());
        if (slice.tookEffect()) {
            SliceRows.putBack(transaction, slice, today.getFirst().event().kind());
        }
        Optional<String> conversation = today.stream()
                .flatMap(routed -> Conversed.in(transaction, routed).stream())
                .findFirst();
        return new Applied(taken, conversation.orElse(null), false);
    }
}
