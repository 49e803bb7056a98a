package dev.switchboard.queue;

import static dev.switchboard.queue.QueueHouse.await;

import dev.switchboard.queue.NewItem.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said in one breath is worked together. */
class BurstTest {
    private static final Timing DEBOUNCE = new Timing(1_500, 4_000);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private QueueHouse house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new QueueHouse(folder);
        house.start(this::work);
    }

    @AfterEach
    void close() {
        goOn.countDown();
        house.close();
    }

    private Outcome work(Claim claim) {
        if (claim.head().payload().equals("slow")) {
            begun.countDown();
            await(goOn);
        }
        claim.items().forEach(item -> house.worked.add(item.payload()));
        house.worked.add("|");
        return new Outcome.Done(claim.items().size(), Effect.NONE);
    }

    @Test
    void a_burst_waits_for_its_last_message() {
        write("a", 1_000);
        write("b", 1_000);
        write("c", 0);
        staysAt();
        house.clock.advance(Duration.ofMillis(1_500));
        awaitWorked("a", "b", "c", "|");
    }

    @Test
    void a_burst_that_never_ends_does_not_wait_for_ever() {
        write("a", 1_000);
        write("b", 1_000);
        write("c", 1_000);
        write("d", 900);
        write("e", 0);
        staysAt();
        house.clock.advance(Duration.ofMillis(100));
        awaitWorked("a", "b", "c", "d", "e", "|");
    }

    @Test
    void what_comes_while_the_first_is_answered_waits_for_the_rest_of_its_burst() {
        answerSlowly();
        house.clock.advance(Duration.ofMillis(1_000));
        write("b", 0);
        answered();
        house.clock.advance(Duration.ofMillis(500));
        write("c", 1_400);
        staysAt("slow", "|");
        house.clock.advance(Duration.ofMillis(100));
        awaitWorked("slow", "|", "b", "c", "|");
    }

    @Test
    void so_it_does_when_the_answer_took_longer_than_a_burst_may() {
        answerSlowly();
        house.clock.advance(Duration.ofSeconds(30));
        write("b", 0);
        answered();
        staysAt("slow", "|");
        write("c", 1_400);
        staysAt("slow", "|");
        house.clock.advance(Duration.ofMillis(100));
        awaitWorked("slow", "|", "b", "c", "|");
    }

    private void answerSlowly() {
        write("slow", 1_500);
        await(begun);
    }

    private void answered() {
        goOn.countDown();
        awaitWorked("slow", "|");
        await().until(() -> house.claimed() == 0);
    }

    /** A message, and the time until the next. */
    private void write(String text, long pauseMs) {
        house.add("lane", text, DEBOUNCE);
        house.clock.advance(Duration.ofMillis(pauseMs));
    }

    private void awaitWorked(String... texts) {
        await().until(() -> house.worked.equals(List.of(texts)));
    }

    private void staysAt(String... texts) {
        await().during(Duration.ofMillis(250)).until(() -> house.worked.equals(List.of(texts)));
    }
}
