package dev.switchboard.tenants;

/** What became of a wish to change a site. */
public sealed interface SiteChange {

    /** It is done, and counts from now on. */
    record Done(Site site, boolean created) implements SiteChange {}

    /** There is nothing to change. @param what cannot be found */
    record NotFound(String what) implements SiteChange {}

    /** Something is in the way. @param reason names it and says what to do */
    record Refused(String reason) implements SiteChange {}
}
