package dev.switchboard.config;

import java.util.List;

/** Everything the files and the environment say; valid as a whole. */
public record Loaded(Settings settings, List<UserFile> users) {}
