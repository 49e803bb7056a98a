package dev.switchboard.http.users;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.templates.TemplateSend;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A template that was sent, as the API shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record TemplateSendJson(
        String templateSendId,
        String customerPhone,
        String status,
        String name,
        @Nullable String language,
        @Nullable String phoneNumberId,
        @JsonRawValue @Nullable String parameters,
        Instant sentAt,
        Instant createdAt) {

    /** What the call that made it answers. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Made(String templateSendId, String customerPhone, String status) {
        static Made of(TemplateSend send) {
            return new Made(send.templateSendId(), send.customerPhone(), send.status());
        }
    }

    static TemplateSendJson of(TemplateSend send) {
        return new TemplateSendJson(
                send.templateSendId(),
                send.customerPhone(),
                send.status(),
                send.name(),
                send.language(),
                send.accountId(),
                send.parameters(),
                send.sentAt(),
                send.createdAt());
    }
}
