package dev.switchboard;

import dev.switchboard.config.Loaded;
import dev.switchboard.config.Settings;
import dev.switchboard.config.Settings.Auth;
import dev.switchboard.tenants.TenantFiles;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the service with the users that the configuration declares. */
@Command(name = "serve", description = "Run the service.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SandboxOnlyOptions sandboxOnly = new SandboxOnlyOptions();

    @Override
    public Integer call() {
        sandboxOnly.sayWhatIsIgnored();
        Loaded loaded = common.load();
        Options.applyLog(loaded.settings());
        try (DataFolder data = DataFolder.open(loaded.settings())) {
            App app = new App(loaded.settings(), TenantFiles.of(loaded.users()), Clock.systemUTC(), Extras.NONE);
            new Running(app, app::close)
                    .whenListening(started -> sayHowToCall(loaded.settings(), started))
                    .untilStopped();
        }
        return 0;
    }

    /** A service that nobody may call looks broken. */
    private void sayHowToCall(Settings settings, App app) {
        if (settings.auth() == Auth.KEYS && !app.keys().anyValid()) {
            System.err.println("There is no API key yet, so nobody may call the API. Make one while this runs:");
            System.err.println("  bin/switchboard keys create --admin --name NAME" + common.repeated());
        }
    }
}
