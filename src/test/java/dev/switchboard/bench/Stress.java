package dev.switchboard.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proofs that the service holds under what goes wrong around it; each prints its figures and ends by itself. */
final class Stress {
    private Stress() {}

    private interface Proof {
        void prove() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Proof> proofs = proofs(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10);
        String wanted = arguments.length == 0 ? "all" : arguments[0];
        boolean minutes = arguments.length <= 1 || arguments.length == 3 && arguments[1].equals("--minutes");
        if (!minutes || !wanted.equals("all") && !proofs.containsKey(wanted)) {
            System.err.println("bench/stress [" + String.join("|", proofs.keySet()) + "|all] [--minutes N]");
            System.exit(2);
        }
        for (String name : wanted.equals("all") ? List.copyOf(proofs.keySet()) : List.of(wanted)) {
            proofs.get(name).prove();
        }
    }

    private static Map<String, Proof> proofs(int minutes) {
        Map<String, Proof> proofs = new LinkedHashMap<>();
        proofs.put("locked", LockedStore::prove);
        proofs.put("full", FullDisk::prove);
        proofs.put("clock", ClockJumps::prove);
        proofs.put("dead-agent", () -> DeadAgent.prove(minutes));
        proofs.put("idle", IdleConnections::prove);
        proofs.put("sigterm", Stop::prove);
        return proofs;
    }
}
