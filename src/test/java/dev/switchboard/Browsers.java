package dev.switchboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The browser that is installed here. */
final class Browsers {
    private Browsers() {}

    static Path installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the profile is on, so there is a browser"));
    }
}
