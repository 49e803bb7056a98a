package dev.switchboard.channels.meta;

import java.util.Locale;

/** What we do about a platform's error code; the names in {@code channels/NAME/errors.csv}. */
public enum ErrorAction {
    /** Not carried out; try again later. */
    RETRY,
    /** The whole account goes slower. */
    SLOW_NUMBER,
    /** This customer goes slower, others do not. */
    SLOW_PAIR,
    /** No more bulk from this account until a person says so. */
    STOP_BULK,
    /** The reply window is closed: only a template gets through. */
    NEEDS_TEMPLATE,
    /** This message will never be taken. */
    REJECT,
    /** The customer wants no more of these. */
    OPT_OUT,
    /** The token is dead. */
    REAUTHORIZE,
    /** A person has to mend the account. */
    PARK_ACCOUNT,
    /** A person has to mend the template. */
    PARK_TEMPLATE,
    /** The error does not tell whether the message went out. */
    UNCERTAIN;

    static ErrorAction of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
