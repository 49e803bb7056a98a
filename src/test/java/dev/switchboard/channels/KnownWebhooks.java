package dev.switchboard.channels;

import dev.switchboard.message.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where webhook bodies lie: our own cases, and what others have seen, if it is here. */
final class KnownWebhooks {
    private static final Path SHARED = Path.of("..", "shared", "fixtures");

    private KnownWebhooks() {}

    static boolean areHere() {
        return Files.exists(SHARED.resolve("index.tsv"));
    }

    /** What others have seen of that platform. */
    static List<Path> of(Platform platform) throws IOException {
        return Files.readAllLines(SHARED.resolve("index.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(cells -> cells[1].equals(platform.wire()) && !cells[2].startsWith("api."))
                .map(cells -> SHARED.resolve(cells[0]))
                .toList();
    }

    /** All of that platform there are, our own first. */
    static List<Path> all(Platform platform) throws IOException {
        Stream<Path> own = Golden.cases("inbound").stream().filter(file -> Golden.platform(file) == platform);
        return Stream.concat(own, areHere() ? of(platform).stream() : Stream.empty())
                .toList();
    }
}
