package dev.switchboard.templates;

import java.util.List;

/** Some of a user's sends, newest first, and how many match in all. */
public record SendPage(List<TemplateSend> sends, long total) {
    static final SendPage EMPTY = new SendPage(List.of(), 0);
}
