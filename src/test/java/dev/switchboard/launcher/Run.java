package dev.switchboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One start of the launcher. */
record Run(Process process, Path out, Path err) {

    Run await() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher does not end");
        }
        return this;
    }

    int exitCode() {
        return process.exitValue();
    }

    List<String> output() throws IOException {
        return Files.readAllLines(out);
    }

    List<String> errors() throws IOException {
        return Files.readAllLines(err);
    }
}
