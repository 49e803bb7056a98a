package dev.switchboard.agent;

/** What an agent's answer came to, before it is read for messages. */
sealed interface Heard {

    /** @param json as an {@code http} agent answers; empty for nothing to say */
    record Answer(byte[] json) implements Heard {}

    /** It went wrong on its way: to be asked again. @param reason holds nothing the agent said */
    record Broken(String reason) implements Heard {}

    /** It will not be understood the next time either. @param reason holds nothing the agent said */
    record Unusable(String reason) implements Heard {}
}
