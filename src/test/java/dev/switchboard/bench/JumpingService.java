package dev.switchboard.bench;

import dev.switchboard.App;
import dev.switchboard.Extras;
import dev.switchboard.config.ConfigLoader;
import dev.switchboard.config.Loaded;
import dev.switchboard.tenants.TenantFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** The whole service with a clock that is set forward and back by the lines it reads, each so many seconds. */
final class JumpingService extends Clock {
    private volatile Duration offset = Duration.ZERO;

    private JumpingService() {}

    public static void main(String[] arguments) throws IOException {
        JumpingService clock = new JumpingService();
        Loaded loaded = ConfigLoader.load(
                Path.of(arguments[0]),
                Map.of(),
                Map.of(
                        "server.port",
                        "0",
                        "data_dir",
                        Path.of(arguments[0], "data").toString()));
        java.nio.file.Files.createDirectories(loaded.settings().dataDir());
        App app = new App(loaded.settings(), TenantFiles.of(loaded.users()), clock, Extras.NONE);
        app.start();
        System.out.println("listening on " + app.address());
        clock.obey();
        app.close();
    }

    private void obey() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            offset = offset.plusSeconds(Long.parseLong(line));
        }
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
