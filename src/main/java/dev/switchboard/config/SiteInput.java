package dev.switchboard.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A site as somebody describes it over the API: the keys, the rules and the words of a user's file. */
public final class SiteInput {
    /** What may be said of a site over the API; its key stands in the path. */
    public static final Set<String> KEYS = Set.of("origins", "agent", "color", "greeting", "identify_secret");

    private static final Place BODY = Place.outsideFiles("body");

    private SiteInput() {}

    /**
     * Checks what was said and puts defaults for the rest.
     *
     * @param origins pages that may show the widget
     * @param said the other fields by key; {@code ${NAME}} is only text here
     * @throws ConfigException with every fault, each beginning with its key
     */
    public static SiteFile read(String key, List<String> origins, Map<String, String> said) {
        Faults faults = new Faults();
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("key", scalar(key));
        entries.put(
                "origins",
                new Node.Sequence(BODY, origins.stream().map(SiteInput::scalar).toList()));
        said.forEach((field, text) -> {
            if (KEYS.contains(field)) {
                entries.put(field, scalar(text));
            } else {
                faults.add(BODY, field, "is not a field of a site", Names.suggest(field, new TreeSet<>(KEYS)));
            }
        });
        Reading reading = new Reading(Outside.nothing(), new Variables(Map.of(), faults), new Claims(), faults);
        SiteFile site =
                Section.readFile(new Node.Mapping(BODY, entries), reading, section -> SiteFile.read(section, Check.ID));
        faults.throwIfAny(Fault::withoutPlace);
        return site;
    }

    private static Node scalar(String text) {
        return new Node.Scalar(BODY, Variables.escaped(text));
    }
}
