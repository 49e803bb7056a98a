package dev.switchboard.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent.AccountNotice;
import dev.switchboard.message.Notice;
import dev.switchboard.message.Notice.Severity;
import dev.switchboard.message.Notice.Subject;
import dev.switchboard.message.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Meta tells the owner of an account. */
class NoticesTest {
    private static final String TEMPLATE =
            "'message_template_id':806312974732579123,'message_template_name':'ready','message_template_language':'en'";

    @Test
    void a_notice_about_a_template_names_it() {
        Notice notice =
                notice("message_template_status_update", TEMPLATE + ",'event':'REJECTED','reason':'INVALID_FORMAT'");
        assertThat(notice)
                .isEqualTo(new Notice(
                        Subject.TEMPLATE,
                        "806312974732579123",
                        "ready/en",
                        "message_template_status_update",
                        "REJECTED",
                        "INVALID_FORMAT",
                        Severity.ALARM,
                        1_790_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED,INFO",
        "ARCHIVED,INFO",
        "DELETED,ALARM",
        "DISABLED,ALARM",
        "FLAGGED,WARNING",
        "IN_APPEAL,INFO",
        "LIMIT_EXCEEDED,WARNING",
        "LOCKED,WARNING",
        "PAUSED,WARNING",
        "PENDING,INFO",
        "PENDING_DELETION,ALARM",
        "REINSTATED,INFO",
        "REJECTED,ALARM",
        "SOMETHING_NEW,WARNING"
    })
    void what_happens_to_a_template_is_more_or_less_of_a_hurry(String event, Severity severity) {
        assertThat(notice("message_template_status_update", TEMPLATE + ",'reason':null,'event':'" + event + "'")
                        .severity())
                .isEqualTo(severity);
    }

    @Test
    void a_change_in_quality_under_the_name_of_the_status_is_one_in_quality() {
        Notice notice = notice(
                "message_template_status_update",
                TEMPLATE + ",'previous_quality_score':'GREEN','new_quality_score':'YELLOW'");
        assertThat(notice.field()).isEqualTo("message_template_quality_update");
        assertThat(notice.event()).isEqualTo("YELLOW");
        assertThat(notice.detail()).isEqualTo("was GREEN");
        assertThat(notice.severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'event':'ACCOUNT_DELETED'|ALARM|",
                "'event':'ACCOUNT_RESTRICTION','restriction_info':[{'restriction_type':'A'},{'restriction_type':'B'}]|ALARM|A, B",
                "'event':'ACCOUNT_VIOLATION','violation_info':{'violation_type':'ADULT'}|WARNING|ADULT",
                "'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'DISABLE'}|ALARM|DISABLE",
                "'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'REINSTATE'}|INFO|REINSTATE",
                "'event':'PARTNER_REMOVED','disconnection_info':{'reason':'GONE'}|ALARM|GONE",
                "'event':'ACCOUNT_RECONNECTED'|INFO|",
                "'event':'SOMETHING_NEW'|INFO|"
            })
    void an_update_of_the_account_tells_why(String value, Severity severity, String detail) {
        Notice notice = notice("account_update", value);
        assertThat(notice.severity()).isEqualTo(severity);
        assertThat(notice.detail()).isEqualTo(detail);
        assertThat(notice.subject()).isEqualTo(Subject.ACCOUNT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "account_alerts|'alert_info':{'alert_type':'T','alert_severity':'CRITICAL'}|T|ALARM",
                "account_review_update|'decision':'REJECTED'|REJECTED|ALARM",
                "business_capability_update|'max_phone_numbers_per_waba':25||INFO",
                "business_username_updates|'username':'chairs','status':'approved'|approved|INFO",
                "phone_number_name_update|'decision':'REJECTED','rejection_reason':'TAKEN'|REJECTED|WARNING",
                "phone_number_quality_update|'event':'FLAGGED','current_limit':'TIER_50'|FLAGGED|WARNING",
                "phone_number_quality_update|'event':'ONBOARDING'|ONBOARDING|INFO",
                "security|'event':'PIN_CHANGED'|PIN_CHANGED|WARNING",
                "partner_solutions|'event':'SOLUTION_CREATED'|SOLUTION_CREATED|INFO",
                "template_category_update|'new_category':'MARKETING'|MARKETING|WARNING",
                "template_correct_category_detection|'correct_category':'MARKETING'|MARKETING|WARNING",
                "message_template_components_update|'message_template_title':'T'||INFO",
                "message_template_quality_update|'new_quality_score':'GREEN'|GREEN|INFO"
            })
    void every_field_about_the_account_is_a_notice(String field, String value, String event, Severity severity) {
        Notice notice = notice(field, value);
        assertThat(notice.field()).isEqualTo(field);
        assertThat(notice.event()).isEqualTo(event);
        assertThat(notice.severity()).isEqualTo(severity);
    }

    @Test
    void a_notice_is_of_the_number_the_partners_account_or_the_entrys() {
        assertThat(event("account_settings_update", "'phone_number_settings':{'phone_number_id':'106'}")
                        .account())
                .isEqualTo(new AccountKey(Platform.WHATSAPP, "106"));
        assertThat(event("account_update", "'event':'PARTNER_ADDED','waba_info':{'waba_id':'980'}")
                        .account())
                .isEqualTo(new AccountKey(Platform.WHATSAPP, "980"));
        assertThat(event("account_update", "'event':'ACCOUNT_DELETED'").account())
                .isEqualTo(new AccountKey(Platform.WHATSAPP, "102290129340398"));
        assertThat(event("partner_solutions", "'event':'SOLUTION_CREATED'").account())
                .isNull();
    }

    @Test
    void errors_of_the_account_are_notices_too() {
        AccountNotice notice = Told.one(
                AccountNotice.class, "messages", "'errors':[{'code':130429,'error_data':{'details':'Slow down'}}]");
        assertThat(notice.notice().event()).isEqualTo("130429");
        assertThat(notice.notice().detail()).isEqualTo("Slow down");
        assertThat(notice.notice().severity()).isEqualTo(Severity.WARNING);
    }

    private static Notice notice(String field, String value) {
        return event(field, value).notice();
    }

    private static AccountNotice event(String field, String value) {
        return (AccountNotice) Told.events(Told.bare(field, value)).getFirst();
    }
}
