package dev.switchboard;

import java.util.Calendar;
import java.util.Locale;

/**
 * Begins on another core what a start needs some steps later and takes the JDK a while: its locales, which the web server's
 * table of file types and the store's driver ask for. Nobody waits for it, and without it they are found a little later.
 */
final class Ahead {
    private Ahead() {}

    static void begin() {
        Thread.ofPlatform().daemon().name("ahead").start(Ahead::load);
    }

    private static void load() {
        new Calendar.Builder().build();
        Locale.getAvailableLocales();
    }
}
