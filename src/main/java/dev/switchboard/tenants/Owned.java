package dev.switchboard.tenants;

/** What users make over the API or have in their files. */
public sealed interface Owned permits AgentSettings, Site {
    String userId();

    /** No other of its kind has it in the whole installation. */
    String id();

    /** What there is, and how it is spoken of. */
    enum Kind {
        AGENT("agent", "an agent", "Agent", "id"),
        SITE("site", "a site", "Site", "key");

        private final String noun;
        private final String one;
        private final String title;
        private final String idNoun;

        Kind(String noun, String one, String title, String idNoun) {
            this.noun = noun;
            this.one = one;
            this.title = title;
            this.idNoun = idNoun;
        }

        String noun() {
            return noun;
        }

        String one() {
            return one;
        }

        /** As a sentence begins. */
        String title() {
            return title;
        }

        /** What its {@link Owned#id} is called. */
        String idNoun() {
            return idNoun;
        }
    }
}
