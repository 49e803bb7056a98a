package dev.switchboard.http.users;

import static dev.switchboard.leads.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One lead per trait, named by a phone that says which; every filter is asked for the leads it leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadFiltersTest {
    private LeadsFixture leads;

    @BeforeAll
    void fill(@TempDir Path folder) {
        leads = new LeadsFixture(folder);
        leads.rows
                .lead(
                        "u",
                        "1",
                        "name",
                        "Anna_50%",
                        "email",
                        "anna@x.example",
                        "company",
                        "Ärzte GmbH",
                        "lead_status",
                        "Hot",
                        "total_score",
                        13,
                        "extraction_id",
                        "x",
                        "platforms",
                        1,
                        "last_message_at",
                        at("2025-12-12T10:00:00Z"),
                        "conversation_count",
                        1)
                .lead(
                        "u",
                        "2",
                        "name",
                        "ÉLODIE",
                        "email",
                        "",
                        "lead_status",
                        "Warm",
                        "total_score",
                        9,
                        "extraction_id",
                        "y",
                        "platforms",
                        3,
                        "last_message_at",
                        at("2025-12-01T23:59:59.999Z"),
                        "conversation_count",
                        2)
                .lead(
                        "u",
                        "3",
                        "name",
                        "anna karenina",
                        "lead_status",
                        "Cold",
                        "total_score",
                        5,
                        "extraction_id",
                        "z",
                        "platforms",
                        4,
                        "last_message_at",
                        at("2025-12-01T00:00:00Z"),
                        "conversation_count",
                        1)
                .lead("u", "918979556941", "platforms", 1, "last_message_at", at("2025-11-01T00:00:00Z"))
                .lead("u", "5", "platforms", 0)
                .lead("u", "6", "deleted_at", 1, "lead_status", "Hot", "last_message_at", at("2025-12-12T10:00:00Z"))
                .lead("u", "7", "merged_into", "lead-1", "last_message_at", at("2025-12-12T10:00:00Z"))
                .lead("other", "8", "lead_status", "Hot", "last_message_at", at("2025-12-12T10:00:00Z"))
                .alias("u", "US.1", "lead-1")
                .conversation("u", "1", "c1", "agent_id", "a1", "account_id", "n1")
                .conversation("u", "2", "c2", "agent_id", "a1", "account_id", "n2", "status", "ended")
                .conversation("u", "2", "c3", "agent_id", "a2", "account_id", "n1", "status", "archived")
                .conversation("u", "3", "c4", "account_id", "n3")
                .conversation("u", "3", "c5", "agent_id", "a9", "account_id", "n9", "deleted_at", 1);
    }

    @AfterAll
    void stop() {
        leads.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "| 1 2 3 918979556941 5",
                "platform=whatsapp | 1 2 918979556941",
                "platform=instagram,webchat | 2 3",
                "platform=%20INSTAGRAM%20,,%20Webchat%20 | 2 3",
                "platform=instagram&platform=webchat | 2 3",
                "platform= | 1 2 3 918979556941 5",
                "platform=, | 1 2 3 918979556941 5",
                "lead_status=Hot | 1",
                "lead_status=hot,%20WARM | 1 2",
                "has_extraction=true | 1 2 3",
                "has_extraction=0 | 918979556941 5",
                "has_email=1 | 1",
                "has_email=FALSE | 2 3 918979556941 5",
                "has_email=%20 | 1 2 3 918979556941 5",
                "min_total_score=9 | 1 2",
                "max_total_score=9 | 2 3",
                "min_total_score=5&max_total_score=15 | 1 2 3",
                "min_total_score=9&max_total_score=9 | 2",
                "days=7 | 1",
                "days=30 | 1 2 3",
                "days=3650 | 1 2 3 918979556941",
                "days=7&from_date=2020-01-01&to_date=2020-01-02 | 1",
                "days=7&from_date=nonsense | 1",
                "from_date=2025-12-01 | 1 2 3",
                "to_date=2025-12-01 | 2 3 918979556941",
                "from_date=2025-12-01&to_date=2025-12-01 | 2 3",
                "start_date=2025-12-01&end_date=2025-12-01 | 2 3",
                "date=2025-12-01 | 2 3",
                "from_date=2025-12-01T00:00:00.001Z&to_date=2025-12-02 | 2",
                "to_date=2025-12-01T00:00:00Z | 3 918979556941",
                "to_date=2025-12-01T00:00:00 | 3 918979556941",
                "to_date=2025-12-01T05:30:00%2B05:30 | 3 918979556941",
                "to_date=2025-12-01T05:30:00+05:30 | 3 918979556941",
                "to_date=2025-11-30T19:00:00-05:00 | 3 918979556941",
                "search=ANNA | 1 3",
                "search=_50%25 | 1",
                "search=%25 | 1",
                "search=_ | 1",
                "search=%5C | none",
                "search=ärzte | 1",
                "search=élodie | 2",
                "search=Élo | 2",
                "search=x.EXAMPLE | 1",
                "search=%2B91%20(89795)-56941 | 918979556941",
                "search=+91+8979 | 918979556941",
                "search=7955 | 918979556941",
                "search=nobody | none",
                "search=a%1Fb | none",
                "search=x%1Fab | none",
                "search=no%1Fnono | none",
                "search=' | none",
                "customer_phone=918979556941 | 918979556941",
                "customer_phone=%2B91%2089795-56941 | 918979556941",
                "customer_phone=+918979556941 | 918979556941",
                "customer_phone=US.1 | 1",
                "customer_phone=7 | 1",
                "customer_phone=6 | none",
                "customer_phone=8 | none",
                "customer_phone=91897955694 | none",
                "customer_phone=US.1&lead_status=Cold | none",
                "agent_id=a1 | 1 2",
                "agent_id=a9 | none",
                "phone_number_id=n1 | 1 2",
                "agent_id=a1&phone_number_id=n1 | 1",
                "has_conversation=true | 1 2 3",
                "has_conversation=false | 918979556941 5",
                "is_active=true | 1 3",
                "is_active=false | 2",
                "is_active=false&agent_id=a2 | 2",
                "platform=whatsapp&lead_status=Warm&has_email=false&days=30&search=lodie | 2",
                "nonsense=1&Platform=x&debug=true | 1 2 3 918979556941 5"
            })
    void a_filter_leaves_the_leads_that_match(String query, String expected) {
        String phones = String.join(" ", leads.phones(query == null ? "" : encode(query)));

        assertThat(phones).isEqualTo(expected == null ? "" : expected);
    }

    /** What no URI may hold as it is. */
    private static String encode(String query) {
        return query.replace("ä", "%C3%A4")
                .replace("é", "%C3%A9")
                .replace("É", "%C3%89")
                .replace("'", "%27");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "platform=telegram | platform must be one of whatsapp, instagram, webchat",
                "platform=whatsapp,x | platform must be one of whatsapp, instagram, webchat",
                "lead_status=Boiling | lead_status must be one of Hot, Warm, Cold",
                "sort_by=phone | sort_by must be one of last_message_at, first_contact_at, total_messages,"
                        + " total_score, name, created_at",
                "sort_order=up | sort_order must be one of asc, desc",
                "has_extraction=yes | has_extraction must be true or false",
                "has_email=2 | has_email must be true or false",
                "has_conversation=x | has_conversation must be true or false",
                "is_active=x | is_active must be true or false",
                "min_total_score=4 | min_total_score must be a whole number from 5 to 15",
                "max_total_score=16 | max_total_score must be a whole number from 5 to 15",
                "max_total_score=ten | max_total_score must be a whole number from 5 to 15",
                "min_total_score=9&max_total_score=8 | min_total_score must not be above max_total_score",
                "days=0 | days must be a whole number from 1 to 3650",
                "days=-1 | days must be a whole number from 1 to 3650",
                "days=3651 | days must be a whole number from 1 to 3650",
                "days=1.5 | days must be a whole number from 1 to 3650",
                "limit=0 | limit must be a whole number from 1 to 100",
                "limit=-1 | limit must be a whole number from 1 to 100",
                "limit=NaN | limit must be a whole number from 1 to 100",
                "limit=1e3 | limit must be a whole number from 1 to 100",
                "limit=%D9%A1 | limit must be a whole number from 1 to 100",
                "offset=-1 | offset must be a whole number, 0 or more",
                "offset=x | offset must be a whole number, 0 or more",
                "from_date=2025-12-02&to_date=2025-12-01 | from_date must not be after to_date"
            })
    void a_bad_parameter_is_refused_by_name(String query, String message) {
        assertThat(leads.refusal("/users/u/leads?" + query)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "from_date=yesterday",
        "from_date=2025-13-01",
        "from_date=2025-02-30",
        "from_date=01.02.2025",
        "from_date=2025-01-01T25:00:00Z",
        "from_date=%2B999999999-01-01T00:00:00Z",
        "from_date=2025-1-1"
    })
    void a_bad_date_is_refused_with_the_form_it_must_have(String query) {
        assertThat(leads.refusal("/users/u/leads?" + query))
                .isEqualTo("from_date must be a date (2025-12-31) or an ISO 8601 time (2025-12-31T23:59:59Z)");
        assertThat(leads.refusal("/users/u/leads?" + query.replace("from", "end")))
                .startsWith("end_date must be");
    }

    @Test
    void a_search_of_more_than_a_hundred_characters_is_refused() {
        assertThat(leads.phones("search=" + "x".repeat(100))).isEmpty();
        assertThat(leads.refusal("/users/u/leads?search=" + "x".repeat(101)))
                .isEqualTo("search must have at most 100 characters");
    }

    @Test
    void statistics_count_what_is_shown() {
        assertThat(leads.api.json(200, "/users/u/leads/stats").get("data").toString())
                .isEqualTo("{\"total_leads\":5,\"leads_with_extraction\":3,\"hot_leads\":1,\"warm_leads\":1,"
                        + "\"cold_leads\":1,\"by_platform\":{\"whatsapp\":3,\"instagram\":1,\"webchat\":1},"
                        + "\"leads_last_7_days\":1,\"leads_last_30_days\":3}");
    }

    @Test
    void an_unknown_user_has_no_leads() {
        assertThat(leads.api
                        .json(200, "/users/nobody/leads")
                        .at("/pagination/total")
                        .asInt())
                .isZero();
        assertThat(leads.api
                        .json(200, "/users/nobody/leads/stats")
                        .at("/data/total_leads")
                        .asInt())
                .isZero();
    }
}
