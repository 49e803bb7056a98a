package dev.switchboard;

import dev.switchboard.config.ConfigLoader;
import dev.switchboard.config.Loaded;
import dev.switchboard.config.Settings;
import dev.switchboard.config.Settings.Auth;
import dev.switchboard.tenants.TenantFiles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the service with the users that the configuration declares. */
@Command(name = "serve", description = "Run the service.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Path folder = common.configFolder();
        Loaded loaded = ConfigLoader.load(folder, System.getenv(), common.asSettings());
        requireSafe(loaded.settings());
        Options.applyLog(loaded.settings());
        try (DataFolder data = DataFolder.open(loaded.settings().dataDir())) {
            App app = new App(loaded.settings(), TenantFiles.of(loaded.users()), Clock.systemUTC(), App.Extras.NONE);
            new Running(app, app::close).untilStopped();
        }
        return 0;
    }

    /** Without keys everybody who can connect may read everything: on this machine only, and only when asked for. */
    private static void requireSafe(Settings settings) {
        if (settings.auth() == Auth.KEYS) {
            throw new UsageException("auth: keys is not built yet: set auth: open in switchboard.yaml, with server.host"
                    + " on loopback, and put a proxy that asks who calls in front");
        }
        if (!isLoopback(settings.server().host())) {
            throw new UsageException("auth: open needs server.host on loopback, such as 127.0.0.1: without keys"
                    + " everybody who can connect may read everything");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
