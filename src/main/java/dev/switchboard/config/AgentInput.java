package dev.switchboard.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An agent as somebody describes it over the API: the keys, the rules and the words of a user's file. */
public final class AgentInput {
    /** What may be said of an agent over the API; its id stands in the path. */
    public static final Set<String> KEYS = Set.of(
            "name",
            "kind",
            "url",
            "secret",
            "base_url",
            "model",
            "system_prompt",
            "api_key",
            "temperature",
            "max_tokens",
            "debounce_ms",
            "max_wait_ms",
            "timeout_s",
            "max_in_flight");

    private static final Place BODY = Place.outsideFiles("body");

    private AgentInput() {}

    /**
     * Checks what was said and puts defaults for the rest.
     *
     * @param said by key, each value as it would be written in a file; {@code ${NAME}} is only text here
     * @throws ConfigException with every fault, each beginning with its key
     */
    public static AgentFile read(String agentId, Map<String, String> said) {
        Faults faults = new Faults();
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("id", new Node.Scalar(BODY, Variables.escaped(agentId)));
        said.forEach((key, text) -> {
            if (KEYS.contains(key)) {
                entries.put(key, new Node.Scalar(BODY, Variables.escaped(text)));
            } else {
                faults.add(BODY, key, "is not a field of an agent", Names.suggest(key, new TreeSet<>(KEYS)));
            }
        });
        Reading reading = new Reading(Outside.nothing(), new Variables(Map.of(), faults), new Claims(), faults);
        AgentFile agent = Section.readFile(new Node.Mapping(BODY, entries), reading, AgentFile::read);
        faults.throwIfAny(Fault::withoutPlace);
        return agent;
    }
}
