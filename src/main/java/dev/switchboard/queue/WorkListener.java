package dev.switchboard.queue;

/** Hears how the work goes, on the thread that does it: must be quick and must not throw. */
public interface WorkListener {
    WorkListener NONE = new WorkListener() {
        @Override
        public void ran(String kind, Outcome outcome, long nanos) {}

        @Override
        public void died(String kind, int items) {}

        @Override
        public void lost(String kind) {}
    };

    /** A handler came back; storing the outcome is not in the time. */
    void ran(String kind, Outcome outcome, long nanos);

    /** So many items became dead letters. */
    void died(String kind, int items);

    /** Somebody else took a claim over, so that what it led to was not stored. */
    void lost(String kind);
}
