package dev.switchboard.http.webchat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.channels.webchat.SessionToken;
import dev.switchboard.channels.webchat.SessionTokens.Issued;
import java.time.Instant;

/** A session as the widget gets it. @param identified whether the site told who the visitor is */
@JsonNaming(SnakeCaseStrategy.class)
record Session(String sessionId, String token, Instant expiresAt, boolean identified) {
    static Session of(Issued issued) {
        SessionToken says = issued.says();
        return new Session(says.sessionId(), issued.token(), says.expiresAt(), says.identified());
    }
}
