package dev.switchboard.queue;

/**
 * What many lanes have to pass: an agent, or an account. When it is dead its gate is closed once, instead of every lane
 * finding out by itself; and no gate takes more than its share of the work in flight.
 *
 * @param name {@code kind:id}, e.g. {@code relay:acme-bot}
 */
public record Gate(String userId, String name) {
    /** The kind of work that passes here. */
    public String kind() {
        return name.substring(0, name.indexOf(':'));
    }

    /** The agent or account behind it. */
    public String target() {
        return name.substring(name.indexOf(':') + 1);
    }
}
