package dev.switchboard;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A started service: says where it listens and stops when the process is told to. */
final class Running {
    private final App app;
    private final Runnable stop;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Consumer<App> whenListening = started -> {};

    /** @param stop ends everything in order; runs once, on SIGTERM or SIGINT */
    Running(App app, Runnable stop) {
        this.app = app;
        this.stop = stop;
    }

    /** What to do between listening and saying so. */
    Running whenListening(Consumer<App> action) {
        whenListening = action;
        return this;
    }

    /** Starts, prints the address as its own line, and returns only when the process ends. */
    void untilStopped() {
        startOrClose();
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shutdown"));
        System.out.println("listening on " + app.address());
        System.out.flush();
        awaitStop();
    }

    private void startOrClose() {
        try {
            app.start();
            whenListening.accept(app);
        } catch (RuntimeException e) {
            stop.run();
            throw e;
        }
    }

    /** A stop that was asked for is a success: the JVM by itself would end with the signal's number. */
    private void shutDown() {
        stop.run();
        stopped.countDown();
        Runtime.getRuntime().halt(0);
    }

    private void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
