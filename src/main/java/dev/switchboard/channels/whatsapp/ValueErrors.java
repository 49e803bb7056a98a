package dev.switchboard.channels.whatsapp;

import dev.switchboard.channels.meta.JsonSlice;
import dev.switchboard.channels.meta.Stamp;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.Notice;
import dev.switchboard.message.Notice.Severity;
import dev.switchboard.message.Notice.Subject;
import dev.switchboard.message.Receipt.Failure;

/** {@code value.errors[]}: of the account or the app, rather than of one message. */
final class ValueErrors {
    static final String ARRAY = Errors.MEMBER;

    /** The business does not want its history shared: that is its right, and no fault. */
    private static final String HISTORY_DECLINED = "2593109";

    private ValueErrors() {}

    static InboundEvent read(JsonSlice error, Place place) {
        if (!error.isObject()) {
            return place.unrecognized(ARRAY, error, "error.malformed", "not an object");
        }
        Failure failure = Errors.failure(error);
        Stamp stamp = place.stampOf(error);
        Severity severity = failure.code().equals(HISTORY_DECLINED) ? Severity.INFO : Severity.WARNING;
        String field = place.field().equals("history") ? "history" : ARRAY;
        Notice notice =
                new Notice(Subject.ACCOUNT, null, null, field, failure.code(), failure.reason(), severity, stamp.at());
        String raw = place.raw().element(ARRAY, error, null, stamp.missing());
        return new AccountNotice(place.business(), notice, raw);
    }
}
