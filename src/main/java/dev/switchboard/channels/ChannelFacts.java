package dev.switchboard.channels;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel's {@code channel.yaml}: what the platform is, the same for every deployment.
 *
 * @param channel its wire name
 * @param name as people write it
 * @param apiVersion the version we speak; null where there is none
 * @param limits by name, in the unit the name tells
 * @param capabilities what works today
 * @param config the keys of an account
 */
public record ChannelFacts(
        String channel,
        String name,
        @Nullable String apiVersion,
        Map<String, Integer> limits,
        List<String> capabilities,
        List<ConfigKey> config) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** A key of an account of this channel. */
    public record ConfigKey(String key, boolean required, boolean secret, String help) {}

    /**
     * Reads {@code channels/NAME/channel.yaml} from the class path.
     *
     * @throws IllegalStateException when it is missing: a packaging fault
     */
    public static ChannelFacts load(String channel) {
        String path = "/channels/" + channel + "/channel.yaml";
        try (InputStream in = ChannelFacts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + path);
            }
            return YAML.readValue(in, ChannelFacts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** @throws IllegalStateException when the file does not have that limit */
    public int limit(String limit) {
        Integer value = limits.get(limit);
        if (value == null) {
            throw new IllegalStateException(channel + " has no limit " + limit);
        }
        return value;
    }
}
