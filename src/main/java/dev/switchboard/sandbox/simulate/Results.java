package dev.switchboard.sandbox.simulate;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What became of each message of a load. Each thread writes its own messages; read once all are done. */
final class Results {
    private static final int LOOKED_UP = 20;

    private final int[] status;
    private final int[] ackMicros;
    private final int[] answerMillis;
    private final byte[] answers;
    private long startMillis;
    private int rate = 1;

    Results(int total) {
        status = new int[total];
        ackMicros = new int[total];
        answerMillis = new int[total];
        answers = new byte[total];
    }

    void startedAt(long millis, int messagesASecond) {
        startMillis = millis;
        rate = messagesASecond;
    }

    /** @param newStatus 0 when there was no answer */
    void posted(int number, int newStatus, long nanos) {
        status[number] = newStatus;
        ackMicros[number] = (int) Math.min(Integer.MAX_VALUE, nanos / 1000);
    }

    /** The answer to a message arrived at the Graph API. */
    void answered(int number, long atMillis) {
        if (number < answers.length) {
            if (answers[number] == 0) {
                answerMillis[number] = (int) (atMillis - startMillis - number * 1000L / rate);
            }
            answers[number] = (byte) Math.min(100, answers[number] + 1);
        }
    }

    boolean isComplete() {
        return lost().findAny().isEmpty();
    }

    /** Acknowledged and not answered. */
    private IntStream lost() {
        return numbers().filter(number -> status[number] == 200 && answers[number] == 0);
    }

    private IntStream numbers() {
        return IntStream.range(0, status.length);
    }

    /** @param isStored looks a lost message up in the service; asked for a few only */
    Report report(int wantedRate, double seconds, IntPredicate isStored) {
        int[] lost = lost().toArray();
        int accepted = (int) Arrays.stream(status).filter(code -> code == 200).count();
        return new Report(
                wantedRate,
                seconds,
                status.length,
                accepted,
                status.length - accepted,
                (int) numbers().filter(number -> answers[number] > 0).count(),
                lost.length,
                (int) Arrays.stream(lost).limit(LOOKED_UP).filter(isStored).count(),
                (int) numbers().filter(number -> answers[number] > 1).count(),
                Percentiles.of(
                        numbers().filter(number -> status[number] == 200).mapToDouble(n -> ackMicros[n] / 1000.0)),
                Percentiles.of(numbers().filter(number -> answers[number] > 0).mapToDouble(n -> answerMillis[n])));
    }
}
