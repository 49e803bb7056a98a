package dev.switchboard.sandbox;

import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Platform;
import java.util.List;

/** The fixed names, numbers and secrets of every sandbox, so that anyone's script can drive it. None of them is secret. */
public final class SandboxValues {
    public static final String USER = "demo";
    public static final String SECOND_USER = "demo2";

    public static final String PHONE_NUMBER_ID = "106540352242922";
    public static final String SECOND_PHONE_NUMBER_ID = "106540352242923";
    public static final String WABA_ID = "102290129340398";
    public static final String DISPLAY_PHONE_NUMBER = "15550783881";
    public static final String SECOND_DISPLAY_PHONE_NUMBER = "15550783882";
    /** What that site signs its visitors' ids with. */
    public static final Secret SITE_SECRET = new Secret("sandbox-site-secret");

    public static final String INSTAGRAM_ACCOUNT_ID = "17841400000000001";

    public static final String APP_ID = "670843887433847";
    public static final String INSTAGRAM_HANDLE = "your.business";

    public static final Secret WHATSAPP_APP_SECRET = new Secret("sandbox-app-secret");
    public static final Secret INSTAGRAM_APP_SECRET = new Secret("sandbox-instagram-secret");
    public static final Secret VERIFY_TOKEN = new Secret("sandbox-verify-token");
    public static final Secret GRAPH_TOKEN = new Secret("sandbox-token");

    public static final String AGENT = "echo";
    public static final String SECOND_AGENT = "echo2";
    public static final String SITE = "demo-site";

    public static final int PORT = 4000;

    /** Where the emulated Graph API lives on the server; the sender's base URL is the server's address plus this. */
    public static final String GRAPH_PATH = "/sandbox/graph";

    /** The accounts the emulator stands for. The first of a platform is the one the page types to. */
    static final List<SandboxAccount> ACCOUNTS = List.of(
            whatsApp(USER, PHONE_NUMBER_ID, DISPLAY_PHONE_NUMBER),
            whatsApp(SECOND_USER, SECOND_PHONE_NUMBER_ID, SECOND_DISPLAY_PHONE_NUMBER),
            instagram(USER, INSTAGRAM_ACCOUNT_ID, INSTAGRAM_HANDLE));

    /** People to play on the page; their numbers are ones nobody has, or that documentation uses. */
    private static final List<DemoCustomer> ON_WHATSAPP = List.of(
            new DemoCustomer("918979556941", "Asha Rao"),
            new DemoCustomer("447700900123", "Olivia Reed"),
            new DemoCustomer("12025550143", "Jordan Lee"),
            new DemoCustomer("491713920043", "Lena Vogt"));

    private static final List<DemoCustomer> ON_INSTAGRAM = List.of(
            new DemoCustomer("6502345678901234", "mira.draws"),
            new DemoCustomer("7301122334455667", "theo_bakes"),
            new DemoCustomer("6788990011223344", "june.and.otto"));

    private SandboxValues() {}

    private static SandboxAccount whatsApp(String user, String phoneNumberId, String display) {
        return new SandboxAccount(
                user, new AccountKey(Platform.WHATSAPP, phoneNumberId), WABA_ID, display, WHATSAPP_APP_SECRET);
    }

    private static SandboxAccount instagram(String user, String accountId, String handle) {
        return new SandboxAccount(
                user, new AccountKey(Platform.INSTAGRAM, accountId), accountId, handle, INSTAGRAM_APP_SECRET);
    }

    /** Whom one may play on a platform without inventing anybody. */
    static List<DemoCustomer> customers(Platform platform) {
        return switch (platform) {
            case WHATSAPP -> ON_WHATSAPP;
            case INSTAGRAM -> ON_INSTAGRAM;
            case WEBCHAT -> List.of();
        };
    }

    /** Somebody to play. */
    record DemoCustomer(String id, String name) {}
}
