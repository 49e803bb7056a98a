package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerPhoneTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "918979556941,918979556941",
                "+91 89795-56941,918979556941",
                "(91) 897.955.6941,918979556941",
                " 918979556941,918979556941",
                "+91\u00a089795\u201156941,918979556941",
                "web-abc123-def456,web-abc123-def456",
                "US.13491208655302741918,US.13491208655302741918",
                "lead-1,lead-1",
                "100%,100%",
                "+,+",
                "a/b,a/b"
            })
    void only_what_looks_like_a_phone_becomes_digits(String id, String expected) {
        assertThat(CustomerPhone.normalize(id)).isEqualTo(expected);
    }
}
