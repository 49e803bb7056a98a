package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSyncTest {
    @Test
    void what_the_disk_did_not_confirm_is_not_told_as_stored_nor_is_anything_after_it(@TempDir Path folder) {
        DiskSync disk = new DiskSync(folder.resolve("not-there/switchboard.db-wal"));
        AtomicBoolean acted = new AtomicBoolean();
        for (int i = 0; i < 2; i++) {
            Piece<Boolean> piece = new Piece<>(transaction -> true);
            disk.confirm(new CommittedGroup(
                    List.of(piece), List.of(() -> acted.set(true)), (pieces, nanos, waited) -> acted.set(true), 0));
            assertThatThrownBy(piece.answer::join)
                    .hasCauseInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("restart");
        }
        assertThat(disk.isBroken()).isTrue();
        assertThat(acted).isFalse();
        disk.close();
    }
}
