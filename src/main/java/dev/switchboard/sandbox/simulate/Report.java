package dev.switchboard.sandbox.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.sandbox.MetaJson;
import java.util.Locale;

/**
 * What a load showed.
 *
 * @param rate asked for, messages a second; 0 for a file
 * @param seconds until the last was posted
 * @param accepted answered 200
 * @param refused anything else, or no answer at all
 * @param answered whose answer reached the customer at least once
 * @param lost accepted and not answered in time
 * @param lostButStored of the first 20 lost, how many the service has stored
 * @param doubled answered more than once
 * @param acknowledgement from when it was due to the 200
 * @param answer from when it was due to its answer at the Graph API
 */
public record Report(
        int rate,
        double seconds,
        int sent,
        int accepted,
        int refused,
        int answered,
        int lost,
        int lostButStored,
        int doubled,
        Percentiles acknowledgement,
        Percentiles answer) {

    /** Nothing lost, nothing twice. */
    public boolean isGood() {
        return lost == 0 && doubled == 0;
    }

    /** For people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                sent      %,d in %.1f s (%,.0f a second)
                accepted  %,d%s
                answered  %,d
                %slost      %,d%s
                doubled   %,d
                """,
                sent,
                seconds,
                sent / Math.max(seconds, 0.001),
                accepted,
                refused == 0 ? "" : String.format(Locale.ROOT, "   (refused or unanswered: %,d)", refused),
                answered,
                rate == 0 ? "" : line("200", acknowledgement) + line("answer", answer),
                lost,
                lost == 0 ? "" : "   (of the first " + Math.min(lost, 20) + ": " + lostButStored + " stored)",
                doubled);
    }

    private static String line(String name, Percentiles millis) {
        return String.format(
                Locale.ROOT,
                "%-9s p50 %.1f ms   p99 %.1f ms   slowest %.0f ms%n",
                name,
                millis.p50(),
                millis.p99(),
                millis.most());
    }

    /** For machines. */
    public String json() {
        ObjectNode json = MetaJson.object().put("rate", rate).put("seconds", seconds);
        json.put("sent", sent).put("accepted", accepted).put("refused", refused);
        json.put("answered", answered).put("lost", lost).put("doubled", doubled);
        put(json.putObject("acknowledgement_ms"), acknowledgement);
        put(json.putObject("answer_ms"), answer);
        return MetaJson.text(json);
    }

    private static void put(ObjectNode json, Percentiles millis) {
        json.put("p50", millis.p50()).put("p99", millis.p99()).put("max", millis.most());
    }
}
