package dev.switchboard;

import dev.switchboard.channels.instagram.InstagramParser;
import dev.switchboard.channels.webchat.WebchatParser;
import dev.switchboard.channels.whatsapp.WhatsAppParser;
import dev.switchboard.config.Loaded;
import dev.switchboard.config.Settings;
import dev.switchboard.conversations.Standing;
import dev.switchboard.intake.EventWriter;
import dev.switchboard.intake.Replay;
import dev.switchboard.intake.Routing;
import dev.switchboard.queue.DurableQueue;
import dev.switchboard.queue.Settlement;
import dev.switchboard.store.Database;
import dev.switchboard.store.Ids;
import dev.switchboard.tenants.Audit;
import dev.switchboard.tenants.SecretBox;
import dev.switchboard.tenants.Tenant;
import dev.switchboard.tenants.TenantAgents;
import dev.switchboard.tenants.TenantFiles;
import dev.switchboard.tenants.TenantSites;
import dev.switchboard.tenants.Tenants;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The store of a stopped installation, opened to replay: held as the service would hold it, so that neither meets the other. */
final class ReplayStore implements AutoCloseable {
    private final DataFolder folder;
    private final Database database;
    private final Replay replay;

    private ReplayStore(DataFolder folder, Settings settings, List<Tenant> users) {
        Clock clock = Clock.systemUTC();
        Ids ids = new Ids(clock);
        this.folder = folder;
        this.database = Database.open(Options.store(settings));
        Tenants tenants = new Tenants(database, clock);
        tenants.apply(users);
        SecretBox secrets = new SecretBox(Options.master(settings));
        Audit audit = new Audit(clock, ids);
        new TenantAgents(tenants, database, clock, secrets, audit).load();
        new TenantSites(tenants, database, clock, secrets, audit).load();
        DurableQueue queue =
                new DurableQueue(database, clock, ids.next(), new Settlement(clock, new SplittableRandom(), ids));
        Standing standing = new Standing(Duration.ofHours(settings.relay().handoffH()));
        this.replay = new Replay(
                database,
                new Routing(tenants),
                new EventWriter(clock, ids, tenants, queue, standing),
                parser(clock, tenants));
    }

    /** @throws UsageException when a service runs on it, or when there is no store */
    static ReplayStore open(Loaded loaded) {
        Settings settings = loaded.settings();
        if (!Files.exists(settings.databaseFile())) {
            throw new UsageException(
                    "No store at " + settings.databaseFile() + ": say with --data DIR where the service keeps it");
        }
        DataFolder folder = DataFolder.open(settings);
        try {
            return new ReplayStore(folder, settings, TenantFiles.of(loaded.users()));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Replay.Parser parser(Clock clock, Tenants tenants) {
        WhatsAppParser whatsApp = new WhatsAppParser(clock);
        InstagramParser instagram = new InstagramParser(clock, tenants::instagramAccount);
        return (platform, body) -> switch (platform) {
            case WHATSAPP -> whatsApp.events(body);
            case INSTAGRAM -> instagram.events(body);
            case WEBCHAT -> WebchatParser.events(body);
        };
    }

    Replay replay() {
        return replay;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            folder.close();
        }
    }
}
