package dev.switchboard.http.webchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** What everybody may know of a site: how its widget looks and what it allows. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Settings(
        String site,
        @Nullable String name,
        @Nullable String color,
        @Nullable String greeting,
        int maxCharacters) {}
