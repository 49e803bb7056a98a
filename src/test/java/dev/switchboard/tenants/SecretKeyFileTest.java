package dev.switchboard.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.ConfigException;
import dev.switchboard.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyFileTest {
    @TempDir
    Path folder;

    @Test
    void the_environment_comes_first_and_no_file_is_made() {
        assertThat(SecretKeyFile.master(" sixteen letters or more ", folder))
                .isEqualTo(new Secret("sixteen letters or more"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_short_one_in_the_environment_is_refused() {
        assertThatThrownBy(() -> SecretKeyFile.master("short", folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("SWITCHBOARD_SECRETS_KEY", "openssl rand -hex 32")
                .hasMessageNotContaining("short;");
    }

    @Test
    void without_one_a_file_for_its_owner_alone_is_made_once() throws IOException {
        Path data = folder.resolve("new/data");
        Secret made = SecretKeyFile.master("", data);
        assertThat(made.reveal()).hasSize(64);
        assertThat(SecretKeyFile.master(null, data)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))))
                .isEqualTo("rw-------");
        assertThat(data).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_damaged_file_is_not_replaced() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.key"), "\n");
        assertThatThrownBy(() -> SecretKeyFile.master(null, folder)).hasMessageContainingAll("secret.key", "backup");
        assertThat(file).hasContent("\n");
    }
}
