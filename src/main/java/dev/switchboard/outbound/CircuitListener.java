package dev.switchboard.outbound;

/** Hears when a circuit opens or closes. Called on the thread whose call tipped it. */
@FunctionalInterface
public interface CircuitListener {
    void changed(String circuit, CircuitState from, CircuitState to);
}
