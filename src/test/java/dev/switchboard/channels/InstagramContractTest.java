package dev.switchboard.channels;

import dev.switchboard.message.Platform;
import java.nio.charset.StandardCharsets;

class InstagramContractTest extends MetaChannelContract {
    InstagramContractTest() {
        super(new Shapes(
                Platform.INSTAGRAM,
                "instagram",
                "5550000000000001",
                """
                {"id":"17841400000000001","messaging":[%s]}""",
                """
                {"sender":{"id":"%2$s"},"recipient":{"id":"17841400000000001"},"timestamp":1790000000000,\
                "message":{"mid":"%1$s","text":"%3$s"}}""",
                """
                {"recipient_id":"5550000000000001","message_id":"%s"}""",
                new Shapes.Address("/recipient/id", "5550000000000001"),
                "/message/text",
                1000,
                text -> text.getBytes(StandardCharsets.UTF_8).length,
                613,
                551));
    }
}
