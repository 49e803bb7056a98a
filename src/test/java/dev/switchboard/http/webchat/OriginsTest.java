package dev.switchboard.http.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private static boolean allow(String allowed, String origin) {
        return Origins.allow(List.of(allowed), origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.shop.example",
                "https://a.b.shop.example",
                "https://WWW.Shop.Example",
                "https://my_shop.shop.example",
            })
    void a_name_under_the_domain_may(String origin) {
        assertThat(allow("*.shop.example", origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://.shop.example",
                "https://evilshop.example",
                "https://www.shop.example.evil.example",
                "https://evil.example/.shop.example",
                "https://evil.example?.shop.example",
                "https://evil.example#.shop.example",
                "https://evil.example\\.shop.example",
                "https://evil.example:443@www.shop.example",
                "https://user@www.shop.example",
                "https://www.shop.example:8443",
                "https://www.shop.example.",
                "https://www.shop.example/",
                "http://www.shop.example",
                "ftp://www.shop.example",
                "null",
                "*",
                "",
                "https://",
                "*.shop.example",
            })
    void what_only_looks_like_it_may_not(String origin) {
        assertThat(allow("*.shop.example", origin)).isFalse();
    }

    @Test
    void scheme_and_port_count_where_they_are_said() {
        assertThat(allow("http://*.shop.example:8080", "http://www.shop.example:8080"))
                .isTrue();
        assertThat(allow("http://*.shop.example:8080", "http://www.shop.example"))
                .isFalse();
        assertThat(allow("http://*.shop.example:8080", "https://www.shop.example:8080"))
                .isFalse();
        assertThat(allow("http://*.shop.example", "http://www.shop.example")).isTrue();
    }

    @Test
    void an_exact_origin_is_that_and_no_other() {
        assertThat(allow("https://shop.example", "https://shop.example")).isTrue();
        assertThat(allow("https://shop.example", "https://www.shop.example")).isFalse();
        assertThat(allow("https://shop.example", "http://shop.example")).isFalse();
        assertThat(allow("https://shop.example", "null")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example:443, https://shop.example",
        "https://shop.example, https://shop.example:443",
        "http://shop.example:80, http://shop.example",
        "http://SHOP.example, http://shop.example:80",
        "*.shop.example:443, https://www.shop.example",
        "https://*.shop.example:443, https://www.shop.example:443",
        "http://*.shop.example:80, http://www.shop.example",
        "https://[2001:db8::1]:443, https://[2001:db8::1]"
    })
    void the_port_that_goes_without_saying_may_be_said(String allowed, String origin) {
        assertThat(allow(allowed, origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example:80, https://shop.example",
        "http://shop.example:443, http://shop.example",
        "http://shop.example:8080, http://shop.example:80",
        "https://shop.example:8443, https://shop.example",
        "https://*.shop.example:80, https://www.shop.example"
    })
    void any_other_port_is_another_origin(String allowed, String origin) {
        assertThat(allow(allowed, origin)).isFalse();
    }

    @Test
    void everybody_may_only_where_that_was_asked_for() {
        assertThat(allow("*", "https://anything.example")).isTrue();
        assertThat(Origins.allow(List.of(), "https://anything.example")).isFalse();
    }
}
