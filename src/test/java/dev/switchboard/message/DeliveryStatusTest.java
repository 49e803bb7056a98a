package dev.switchboard.message;

import static dev.switchboard.message.DeliveryStatus.DELIVERED;
import static dev.switchboard.message.DeliveryStatus.FAILED;
import static dev.switchboard.message.DeliveryStatus.PENDING;
import static dev.switchboard.message.DeliveryStatus.READ;
import static dev.switchboard.message.DeliveryStatus.SENT;
import static dev.switchboard.message.DeliveryStatus.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveryStatusTest {
    @Test
    void a_status_only_moves_up() {
        assertThat(SENT.isAfter(PENDING)).isTrue();
        assertThat(SENT.isAfter(UNCERTAIN)).isTrue();
        assertThat(SENT.isAfter(DELIVERED)).isFalse();
        assertThat(READ.isAfter(DELIVERED)).isTrue();
    }

    @Test
    void a_failure_outranks_sent_and_gives_way_to_proof_of_delivery() {
        assertThat(FAILED.isAfter(SENT)).isTrue();
        assertThat(DELIVERED.isAfter(FAILED)).isTrue();
        assertThat(FAILED.isAfter(DELIVERED)).isFalse();
    }

    @Test
    void the_reference_knows_three() {
        assertThat(PENDING.coarse()).isEqualTo("pending");
        assertThat(UNCERTAIN.coarse()).isEqualTo("pending");
        assertThat(READ.coarse()).isEqualTo("sent");
        assertThat(FAILED.coarse()).isEqualTo("failed");
    }
}
