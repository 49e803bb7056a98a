package dev.switchboard.config;

import java.util.Map;

/** What is at hand while files are read. */
record Reading(Outside outside, Variables variables, Claims claims, Faults faults) {

    static Reading of(Map<String, String> environment, Map<String, String> options) {
        Faults faults = new Faults();
        return new Reading(new Outside(options, environment), new Variables(environment, faults), new Claims(), faults);
    }

    /** For files that nothing outside them beats. */
    Reading ofFilesAlone() {
        return new Reading(Outside.nothing(), variables, claims, faults);
    }
}
