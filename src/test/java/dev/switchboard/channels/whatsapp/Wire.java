package dev.switchboard.channels.whatsapp;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.switchboard.channels.SendResult;
import dev.switchboard.channels.SendingAccount;
import dev.switchboard.channels.meta.ErrorTable;
import dev.switchboard.channels.meta.GraphApi;
import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.OutboundMessage;
import dev.switchboard.message.Platform;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.outbound.OutboundOptions;
import java.net.URI;
import java.time.Clock;

/** A WhatsApp channel that sends to a server of the test's own. */
final class Wire implements AutoCloseable {
    static final AccountKey ACCOUNT = new AccountKey(Platform.WHATSAPP, "106540352242922");

    final OutboundClient client;
    final WhatsAppSender sender;

    Wire(String baseUrl) {
        client = new OutboundClient(
                OutboundOptions.defaults().allowingPrivate(true), Clock.systemUTC(), (circuit, from, to) -> {});
        sender = new WhatsAppSender(
                new GraphApi(client, () -> URI.create(baseUrl + "/"), "v25.0", ErrorTable.load("whatsapp")));
    }

    static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                .build();
    }

    SendResult send(String recipient, String text) {
        return sender.send(
                new SendingAccount(ACCOUNT, new Secret("t0ken")),
                new OutboundMessage("out-018f", ACCOUNT, recipient, new Content.Text(text), null),
                () -> {});
    }

    @Override
    public void close() {
        client.close();
    }
}
