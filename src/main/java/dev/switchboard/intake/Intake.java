package dev.switchboard.intake;

import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.Platform;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the events of one webhook: one transaction per user they concern, and back only when all are on disk. An
 * event that our code cannot take is kept by itself and harms no other.
 */
public final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Database database;
    private final Routing routing;
    private final EventWriter writer;

    public Intake(Database database, Routing routing, EventWriter writer) {
        this.database = database;
        this.routing = routing;
        this.writer = writer;
    }

    /**
     * Stores the events and the work they cause.
     *
     * @param keyFingerprint the key that signed them: an account takes only what one of its own keys signed
     * @return what was taken, once it is on disk
     * @throws StoreUnavailableException when it cannot be stored now; the platform will deliver it again
     */
    public Taken accept(Platform platform, String keyFingerprint, List<InboundEvent> events, String correlationId) {
        Taken all = Taken.NOTHING;
        for (Map.Entry<String, List<RoutedEvent>> user :
                byUser(platform, keyFingerprint, events).entrySet()) {
            all = all.plus(store(user.getKey(), user.getValue(), correlationId));
        }
        return all;
    }

    private Map<String, List<RoutedEvent>> byUser(Platform platform, String keyFingerprint, List<InboundEvent> events) {
        Map<String, List<RoutedEvent>> byUser = new LinkedHashMap<>();
        for (InboundEvent event : events) {
            routing.route(platform, keyFingerprint, event)
                    .forEach(routed -> byUser.computeIfAbsent(routed.userId(), user -> new ArrayList<>())
                            .add(routed));
        }
        return byUser;
    }

    private Taken store(String userId, List<RoutedEvent> events, String correlationId) {
        try {
            return database.write(transaction -> writer.write(transaction, events, correlationId));
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("intake.batch_failed user={} events={}", userId, events.size(), e);
            return storeOneByOne(events, correlationId);
        }
    }

    /** One event is poison: find it, keep it, and take the others. */
    private Taken storeOneByOne(List<RoutedEvent> events, String correlationId) {
        Taken all = Taken.NOTHING;
        for (RoutedEvent event : EventWriter.inOrder(events).toList()) {
            all = all.plus(storeAlone(event, correlationId));
        }
        return all;
    }

    private Taken storeAlone(RoutedEvent event, String correlationId) {
        try {
            return database.write(transaction -> writer.write(transaction, List.of(event), correlationId));
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "intake.event_failed user={} kind={}",
                    event.userId(),
                    event.event().kind(),
                    e);
            return database.write(transaction -> writer.keepBroken(transaction, event, e));
        }
    }
}
