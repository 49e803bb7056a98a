package dev.switchboard.leads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneVariantsTest {
    @ParameterizedTest
    @CsvSource({"5511987654321,551187654321", "5215512345678,525512345678", "5491123456789,541123456789"})
    void brazil_mexico_and_argentina_write_one_number_in_two_ways(String one, String other) {
        assertThat(PhoneVariants.of(one)).contains(other);
        assertThat(PhoneVariants.of(other)).contains(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "551133334444", // a landline in Brazil
                "918979556941",
                "56912345678",
                "5",
                "BR.13491208655302741918",
                "web-5511987654321"
            })
    void all_others_in_one(String id) {
        assertThat(PhoneVariants.of(id)).isEmpty();
    }
}
