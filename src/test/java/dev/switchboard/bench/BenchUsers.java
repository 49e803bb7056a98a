package dev.switchboard.bench;

/** The files of the service under load. */
final class BenchUsers {
    private BenchUsers() {}

    static String settings(int graphPort) {
        return """
                auth: open
                outbound: {allow_private: true}
                graph: {base_url: "http://127.0.0.1:%d"}
                log: {level: %s}
                server: {connections_max: 16000, client_timeout_s: 30}
                """.formatted(graphPort, System.getProperty("bench.log", "info"));
    }

    /** A number without an agent, and one whose agent is at that port. */
    static String user(int agentPort) {
        return """
                user_id: bench
                name: Bench
                agents:
                  - {id: bench-agent, kind: http, url: "http://127.0.0.1:%d/agent", secret: "whsec_MDEyMzQ1Njc4OTAxMjM0NQ==", max_in_flight: 64}
                accounts:
                  - {channel: whatsapp, id: "%s", token: t, app_secrets: [%s], verify_token: v}
                  - {channel: whatsapp, id: "%s", token: t, app_secrets: [%s], verify_token: v, agent: bench-agent, messages_per_second: 10000}
                """.formatted(agentPort, Requests.SILENT_NUMBER, Requests.SECRET, Requests.NUMBER, Requests.SECRET);
    }
}
