package dev.switchboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.http.Routes;
import dev.switchboard.store.Database;
import dev.switchboard.store.StoreOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Meta in a box. Inside our process, but every message crosses HTTP both ways: signed webhooks to the server, Graph calls
 * from it. {@link #routes} go to the server before it listens, {@link #start} comes when it does.
 */
public final class Sandbox {
    private static final String FILE = "sandbox.db";

    private final Database database;
    private final EventStream stream = new EventStream();
    private final Journal journal;
    private final WebhookPoster poster;
    private final WebhookDispatcher dispatcher;
    private final PageRoutes page;
    private final List<Routes> routes;

    /**
     * Opens the ledger {@code sandbox.db}, making it if need be.
     *
     * @param data an existing folder
     * @param leads what the page's lead list shows: the answer of the leads API, or its {@code data}
     */
    public Sandbox(Path data, Clock clock, SandboxOptions options, Supplier<JsonNode> leads) {
        Accounts accounts = new Accounts(SandboxValues.ACCOUNTS);
        MetaIds ids = new MetaIds();
        database = Database.open(StoreOptions.of(data.resolve(FILE)), "db/sandbox");
        journal = new Journal(database, stream, clock, options.keptEvents());
        Ledger ledger = new Ledger(database, journal);
        Faults faults = new Faults(options.faults());
        poster = new WebhookPoster(accounts, clock);
        dispatcher = new WebhookDispatcher(ledger, poster, options, faults, clock);
        dispatcher.add(ledger.owed());
        page = new PageRoutes(accounts, options, leads);
        StatusPlan plan = new StatusPlan(options);
        Templates templates = new Templates(database, ids);
        MediaStore media = new MediaStore();
        WhatsAppGraph whatsApp = new WhatsAppGraph(ledger, templates, dispatcher, stream, plan, ids, clock);
        InstagramGraph instagram = new InstagramGraph(ledger, dispatcher, stream, plan, ids, clock);
        routes = List.of(
                page,
                new SiteRoutes(),
                new GraphEmulator(
                        accounts,
                        new MessageCalls(whatsApp, instagram, ledger),
                        new GraphObjects(accounts, media, clock),
                        templates,
                        media,
                        ledger,
                        faults,
                        ids,
                        clock),
                new FaultRoutes(faults),
                new LedgerRoutes(new LedgerReader(database)),
                new PhoneRoutes(accounts, ledger, dispatcher, ids, clock),
                new JournalRoutes(database, journal, stream));
    }

    /** What the server must serve, each with {@code Access.SANDBOX}. */
    public List<Routes> routes() {
        return routes;
    }

    /** Where agent calls are noted. */
    public Journal journal() {
        return journal;
    }

    /**
     * Begins to post webhooks, those still owed from last time first.
     *
     * @param server where our server listens, such as {@code http://127.0.0.1:4000}
     */
    public void start(URI server) {
        page.start(server);
        dispatcher.start(server);
    }

    /** Ends the live streams. Call it when the server begins to stop: it would wait for them. */
    public void closeStreams() {
        stream.close();
    }

    /** Stops posting and closes the ledger. Call it after the server has stopped; what is owed is sent next time. */
    public void stop() {
        closeStreams();
        dispatcher.stop();
        poster.close();
        database.close();
    }
}
