-- Which secret signed a slice that did not take effect: when it is replayed, an account takes only what one of its own
-- secrets signed. Null for what took effect, and for what was kept before this was recorded.
ALTER TABLE raw_events ADD COLUMN key_fingerprint TEXT;
