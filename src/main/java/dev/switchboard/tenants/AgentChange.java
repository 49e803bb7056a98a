package dev.switchboard.tenants;

/** What became of a wish to change an agent. */
public sealed interface AgentChange {

    /** It is done, and counts from now on. */
    record Done(AgentSettings agent, boolean created) implements AgentChange {}

    /** There is nothing to change. @param what cannot be found */
    record NotFound(String what) implements AgentChange {}

    /** Something is in the way. @param reason names it and says what to do */
    record Refused(String reason) implements AgentChange {}
}
