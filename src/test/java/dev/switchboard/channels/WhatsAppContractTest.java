package dev.switchboard.channels;

import dev.switchboard.message.Platform;

class WhatsAppContractTest extends MetaChannelContract {
    WhatsAppContractTest() {
        super(new Shapes(
                Platform.WHATSAPP,
                "whatsapp_business_account",
                "15550001001",
                """
                {"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"106540352242922"},\
                "messages":[%s]}}]}""",
                """
                {"id":"%1$s","from":"%2$s","timestamp":"1790000000","type":"text","text":{"body":"%3$s"}}""",
                """
                {"contacts":[{"wa_id":"15550001001"}],"messages":[{"id":"%s"}]}""",
                new Shapes.Address("/to", "+15550001001"),
                "/text/body",
                4096,
                text -> text.codePointCount(0, text.length()),
                130429,
                131026));
    }
}
