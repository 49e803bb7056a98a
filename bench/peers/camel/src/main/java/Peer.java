import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.webhook.WebhookEndpoint;
import org.apache.camel.main.Main;

public class Peer extends RouteBuilder {
    private static final LongAdder SEEN = new LongAdder();

    @Override
    public void configure() {
        restConfiguration().component("netty-http").host("127.0.0.1").port(4802);
        WebhookEndpoint webhook = getContext().getEndpoint(
                "webhook:whatsapp:106540352242922?authorizationToken=sandbox-token"
                        + "&webhookVerifyToken=sandbox-verify-token&webhookAutoRegister=false",
                WebhookEndpoint.class);
        webhook.getConfiguration().setWebhookBasePath("");
        webhook.getConfiguration().setWebhookPath("/webhooks/whatsapp");
        from(webhook).process(exchange -> SEEN.increment());
    }

    public static void main(String[] arguments) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("handled " + SEEN)));
        Main main = new Main();
        main.configure().addRoutesBuilder(new Peer());
        main.run(arguments);
    }
}
