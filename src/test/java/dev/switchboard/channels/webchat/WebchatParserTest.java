package dev.switchboard.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.channels.WebhookRequest;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.Content;
import dev.switchboard.message.CustomerIds;
import dev.switchboard.message.DeliveryStatus;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.IdentityChanged;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.InboundEvent.ReceiptReceived;
import dev.switchboard.message.Platform;
import dev.switchboard.message.Referral;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebchatParserTest {
    private static final SessionToken SESSION = new SessionToken("acme-www", "web-1", Instant.EPOCH, false);
    private static final AccountKey SITE = new AccountKey(Platform.WEBCHAT, "acme-www");

    @Test
    void a_text_is_a_message_of_the_session_to_the_site() {
        assertThat(only(WebchatBody.message(SESSION, 7, message(null, null))))
                .isInstanceOfSatisfying(MessageReceived.class, message -> {
                    assertThat(message.account()).isEqualTo(SITE);
                    assertThat(message.providerId()).isEqualTo("web-1.m1");
                    assertThat(message.customer()).isEqualTo(CustomerIds.of("web-1"));
                    assertThat(message.content()).isEqualTo(new Content.Text("Hi"));
                    assertThat(message.timestamp()).isEqualTo(7);
                });
    }

    @Test
    void a_chip_is_a_choice_that_answers_its_message() {
        assertThat(only(WebchatBody.message(SESSION, 7, message(new WebchatBody.Choice("small", "out-1"), null))))
                .isInstanceOfSatisfying(MessageReceived.class, message -> {
                    assertThat(message.content())
                            .isInstanceOfSatisfying(
                                    Content.Choice.class,
                                    choice -> assertThat(choice.id()).isEqualTo("small"));
                    assertThat(message.context().replyTo()).isEqualTo("out-1");
                });
    }

    @Test
    void the_page_where_a_visitor_began_is_how_they_came() {
        WebchatBody.Came came = new WebchatBody.Came("https://acme.example/p", "https://search.example/", "pt-BR");
        assertThat(only(WebchatBody.message(SESSION, 7, message(null, came))))
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        message -> assertThat(message.context().referral())
                                .isEqualTo(new Referral(
                                        "page",
                                        null,
                                        "https://acme.example/p",
                                        null,
                                        null,
                                        null,
                                        "https://search.example/")));
    }

    @Test
    void each_message_that_was_seen_has_a_receipt_of_its_own() {
        List<InboundEvent> events = WebchatParser.events(
                WebchatBody.read(SESSION, 7, List.of("out-1", "out-2")).bytes());
        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                ReceiptReceived.class,
                                receipt ->
                                        assertThat(receipt.receipt().status()).isEqualTo(DeliveryStatus.READ)));
    }

    @Test
    void a_stranger_who_joins_goes_by_the_known_session_from_then_on() {
        assertThat(only(WebchatBody.joined(SESSION, 7, "web-2")))
                .isInstanceOfSatisfying(IdentityChanged.class, joined -> {
                    assertThat(joined.before()).isEqualTo(CustomerIds.of("web-1"));
                    assertThat(joined.now()).isEqualTo(CustomerIds.of("web-2"));
                });
    }

    @Test
    void a_token_is_good_for_its_own_session_and_site_only() {
        SessionTokens tokens = new SessionTokens(new byte[32], Clock.systemUTC(), Duration.ofDays(1));
        WebchatChannel channel = new WebchatChannel(tokens, (site, sessionId) -> {});
        String token = tokens.issue("acme-www", "web-1", false).token();
        assertThat(channel.verify(request(token, "acme-www", "web-1"))).isPresent();
        assertThat(channel.verify(request(token, "acme-www", "web-2"))).isEmpty();
        assertThat(channel.verify(request(token, "other", "web-1"))).isEmpty();
    }

    private static WebhookRequest request(String token, String site, String session) {
        return new WebhookRequest(
                Map.of("authorization", "Bearer " + token),
                WebchatBody.message(new SessionToken(site, session, Instant.EPOCH, false), 7, message(null, null))
                        .bytes());
    }

    private static WebchatBody.Message message(WebchatBody.Choice choice, WebchatBody.Came came) {
        return new WebchatBody.Message("m1", "Hi", choice, null, came, null);
    }

    private static InboundEvent only(WebchatBody body) {
        List<InboundEvent> events = WebchatParser.events(body.bytes());
        assertThat(events).hasSize(1);
        return events.getFirst();
    }
}
