package dev.switchboard.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.message.AccountKey;
import dev.switchboard.message.InboundEvent;
import dev.switchboard.message.InboundEvent.MessageReceived;
import dev.switchboard.message.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every webhook we know of, changed in one place: no parser throws, none loses what stood beside the change, and none
 * lets a customer say what another wrote.
 */
class FixtureMutationTest {
    private static final ObjectWriter JSON = Golden.JSON.writer().with(JsonGenerator.Feature.ESCAPE_NON_ASCII);
    private static final int SAMPLES = 3;
    private static final long SEED = 20_261_001;

    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "INSTAGRAM"})
    void a_change_anywhere_takes_nothing_else_along(Platform platform) throws IOException {
        sample(platform, Subject::changedAnywhere);
    }

    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "INSTAGRAM"})
    void a_change_of_one_element_leaves_its_neighbour_as_it_was(Platform platform) throws IOException {
        sample(platform, Subject::changedBesideTheOriginal);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "INSTAGRAM"})
    void every_change_in_every_place_takes_nothing_else_along(Platform platform) throws IOException {
        each(platform, subject -> {
            for (String pointer : Mutation.pointers(subject.tree, "")) {
                Mutation.of(pointer).forEach(mutation -> subject.changed(pointer, mutation));
            }
        });
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "INSTAGRAM"})
    void every_change_of_one_element_leaves_its_neighbour_as_it_was(Platform platform) throws IOException {
        each(platform, subject -> {
            for (String array : subject.arraysOfElements()) {
                for (String pointer : Mutation.pointers(subject.tree.at(array).get(0), "")) {
                    Mutation.of(pointer).forEach(mutation -> subject.besideTheOriginal(array, 0, pointer, mutation));
                }
            }
        });
    }

    private static void sample(Platform platform, BiConsumer<Subject, Random> change) throws IOException {
        Random random = new Random(SEED);
        each(platform, subject -> IntStream.range(0, SAMPLES).forEach(i -> change.accept(subject, random)));
    }

    /** All bodies that are JSON; of each that fails, the first failure is told. */
    private static void each(Platform platform, Consumer<Subject> check) throws IOException {
        List<String> failures = new ArrayList<>();
        try (Wire wire = Wire.of(platform)) {
            for (Path file : KnownWebhooks.all(platform)) {
                tree(file).map(tree -> Subject.of(wire, file, tree)).ifPresent(subject -> {
                    try {
                        check.accept(subject);
                    } catch (AssertionError failure) {
                        failures.add(abbreviated(failure));
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
    }

    private static String abbreviated(AssertionError failure) {
        String message = String.valueOf(failure.getMessage());
        return message.substring(0, Math.min(message.length(), 2_000));
    }

    private static Optional<JsonNode> tree(Path file) throws IOException {
        try {
            JsonNode tree = Golden.JSON.readTree(Files.readAllBytes(file));
            return Optional.of(tree)
                    .filter(node -> node.path("entry").isArray())
                    .filter(node -> node.path("object").isTextual());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** A body, and what is asked of it when it was changed. */
    private record Subject(Wire wire, Path file, JsonNode tree, List<InboundEvent> events) {

        static Subject of(Wire wire, Path file, JsonNode tree) {
            return new Subject(wire, file, tree, wire.events(written(tree)));
        }

        void changedAnywhere(Random random) {
            List<String> pointers = Mutation.pointers(tree, "");
            changed(pointers.get(random.nextInt(pointers.size())), mutation(random));
        }

        /** Two strangers write before and after: what they say stays theirs. */
        void changed(String pointer, Mutation mutation) {
            JsonNode changed = tree.deepCopy();
            mutation.apply(changed, pointer);
            boolean framed = changed.path("entry") instanceof ArrayNode;
            if (framed) {
                ArrayNode entries = (ArrayNode) changed.path("entry");
                entries.insert(0, Stranger.entry(wire.account, "1"));
                entries.add(Stranger.entry(wire.account, "2"));
            }
            String what = mutation + " " + pointer + " of " + file;
            List<InboundEvent> all = replayed(changed, what);
            if (framed && changed.path("object").asText().equals(Stranger.object(wire.account.platform()))) {
                assertThat(Stranger.messagesIn(all)).as(what).containsExactly("stranger-1", "stranger-2");
            }
        }

        void changedBesideTheOriginal(Random random) {
            List<String> arrays = arraysOfElements();
            if (arrays.isEmpty()) {
                return;
            }
            String array = arrays.get(random.nextInt(arrays.size()));
            int index = random.nextInt(tree.at(array).size());
            List<String> pointers = Mutation.pointers(tree.at(array).get(index), "");
            if (!pointers.isEmpty()) {
                besideTheOriginal(array, index, pointers.get(random.nextInt(pointers.size())), mutation(random));
            }
        }

        /** The changed element stands before the one it was made of: that one gives what it gave alone. */
        void besideTheOriginal(String array, int index, String pointer, Mutation mutation) {
            JsonNode copy = tree.deepCopy();
            JsonNode element = copy.at(array).get(index).deepCopy();
            mutation.apply(element, pointer);
            ((ArrayNode) copy.at(array)).insert(index, element);
            String what = mutation + " " + array + "/" + index + pointer + " of " + file;
            List<InboundEvent> left = new ArrayList<>(replayed(copy, what));
            for (InboundEvent expected : events) {
                assertThat(left.remove(expected))
                        .as("%s loses %s", what, expected.kind())
                        .isTrue();
            }
        }

        /** Those whose elements each give an event, which shows when one of them stands there twice. */
        List<String> arraysOfElements() {
            return Mutation.pointers(tree, "").stream()
                    .filter(pointer ->
                            tree.at(pointer).isArray() && !tree.at(pointer).isEmpty())
                    .filter(pointer -> eventsWithFirstTwice(pointer) > events.size())
                    .toList();
        }

        private int eventsWithFirstTwice(String array) {
            JsonNode copy = tree.deepCopy();
            Mutation.TWICE.apply(copy, array + "/0");
            return wire.events(written(copy)).size();
        }

        private List<InboundEvent> replayed(JsonNode changed, String what) {
            List<InboundEvent> events = wire.events(written(changed));
            assertThat(events).as(what).isNotEmpty();
            for (InboundEvent event : events) {
                assertThat(wire.events(event.raw()))
                        .as("%s: %s", what, event.kind())
                        .containsExactly(event);
            }
            return events;
        }

        /** A megabyte takes its time: it comes less often than the rest. */
        private static Mutation mutation(Random random) {
            Mutation[] all = Mutation.values();
            Mutation one = all[random.nextInt(all.length)];
            return one == Mutation.LONG && random.nextInt(4) > 0 ? Mutation.DROP : one;
        }

        private static String written(JsonNode body) {
            try {
                return JSON.writeValueAsString(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Somebody who wrote at the same time. */
    private static final class Stranger {
        private Stranger() {}

        static String object(Platform platform) {
            return platform == Platform.WHATSAPP ? "whatsapp_business_account" : "instagram";
        }

        static JsonNode entry(AccountKey account, String id) {
            ObjectNode entry = Golden.JSON.createObjectNode().put("id", account.id());
            switch (account.platform()) {
                case WHATSAPP -> whatsApp(entry, account.id(), id);
                case INSTAGRAM -> instagram(entry, account.id(), id);
                case WEBCHAT -> throw new IllegalStateException("posts no webhooks");
            }
            return entry;
        }

        private static void whatsApp(ObjectNode entry, String account, String id) {
            ObjectNode change = entry.putArray("changes").addObject().put("field", "messages");
            ObjectNode value = change.putObject("value");
            value.putObject("metadata").put("phone_number_id", account);
            ObjectNode message = value.putArray("messages").addObject();
            message.put("from", "1999000000" + id).put("id", "stranger-" + id);
            message.put("timestamp", "1790000000").put("type", "text");
            message.putObject("text").put("body", "from a stranger");
        }

        private static void instagram(ObjectNode entry, String account, String id) {
            ObjectNode element =
                    entry.put("time", 1_790_000_000_000L).putArray("messaging").addObject();
            element.putObject("sender").put("id", "1999000000" + id);
            element.putObject("recipient").put("id", account);
            element.put("timestamp", 1_790_000_000_000L);
            element.putObject("message").put("mid", "stranger-" + id).put("text", "from a stranger");
        }

        /** Ids of what strangers wrote; nobody else's event may hold anything of theirs. */
        static List<String> messagesIn(List<InboundEvent> events) {
            List<String> ids = new ArrayList<>();
            for (InboundEvent event : events) {
                if (event instanceof MessageReceived message
                        && message.customer().best().startsWith("1999000000")) {
                    ids.add(message.providerId());
                } else {
                    assertThat(event.raw()).doesNotContain("1999000000", "from a stranger");
                }
            }
            return ids;
        }
    }
}
