package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.channels.SigningKey;
import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.channels.meta.ErrorTable;
import dev.switchboard.channels.meta.GraphApi;
import dev.switchboard.config.Secret;
import dev.switchboard.message.Content;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.outbound.OutboundClient;
import dev.switchboard.outbound.OutboundOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatsAppChannelTest {
    private static final byte[] BODY =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final SigningKey KEY = SigningKey.of(new Secret("test-app-secret-not-a-real-one"));
    private static final String SIGNATURE = "sha256=8b1e3cebd090a65dcc7a3d31e360cbd7891f8382ba72ae9746e1a72c978473e4";

    private final OutboundClient client =
            new OutboundClient(OutboundOptions.defaults(), Clock.systemUTC(), (circuit, from, to) -> {});
    private final WhatsAppChannel channel = new WhatsAppChannel(
            new GraphApi(
                    client,
                    () -> URI.create("https://graph.facebook.com"),
                    WhatsAppChannel.FACTS.apiVersion(),
                    ErrorTable.load("whatsapp")),
            () -> List.of(KEY),
            () -> List.of(new Secret("verify-me")),
            new WhatsAppParser(Clock.systemUTC()));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_signed_body_is_verified_and_parsed() {
        var verified = channel.verify(new WebhookRequest(Map.of("x-hub-signature-256", SIGNATURE), BODY))
                .orElseThrow();
        assertThat(verified.keyFingerprint()).isEqualTo(KEY.fingerprint());
        assertThat(channel.parse(verified)).extracting(InboundEvent::kind).containsExactly("body.no_entries");
    }

    @Test
    void an_unsigned_body_is_not_verified() {
        assertThat(channel.verify(new WebhookRequest(Map.of(), BODY))).isEmpty();
    }

    @Test
    void the_handshake_knows_our_token() {
        assertThat(channel.confirm("subscribe", "verify-me", "42")).contains("42");
        assertThat(channel.confirm("subscribe", "guess", "42")).isEmpty();
    }

    @Test
    void text_is_split_at_4096_characters() {
        String text = "\uD83D\uDC51".repeat(4096) + "x";
        assertThat(channel.split(new Content.Text(text)))
                .containsExactly(new Content.Text("\uD83D\uDC51".repeat(4096)), new Content.Text("x"));
        assertThat(channel.split(new Content.Text("short"))).containsExactly(new Content.Text("short"));
    }
}
