package dev.switchboard.channels;

import dev.switchboard.config.Secret;
import dev.switchboard.message.AccountKey;

/** The account a message is sent from, and the token that allows it. */
public record SendingAccount(AccountKey key, Secret token) {}
