package dev.switchboard.tenants;

/** A key as it is in the store. */
record StoredKey(ApiKey key, KeyHash hash) {}
