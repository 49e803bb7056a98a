package dev.switchboard;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** One {@link BrowserHouse} for the tests of a class, which each find it empty. */
@Tag("browser")
abstract class WebchatInBrowser {
    @TempDir
    static Path data;

    static BrowserHouse house;

    @BeforeAll
    static void open() {
        house = new BrowserHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void leave() {
        house.leave();
    }
}
