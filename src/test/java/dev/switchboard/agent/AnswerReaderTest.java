package dev.switchboard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.switchboard.message.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class AnswerReaderTest {
    private static List<String> read(String json) {
        try {
            return AnswerReader.read("bot", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                    .messages()
                    .stream()
                    .map(Content::asText)
                    .toList();
        } catch (UnreadableAnswerException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    private static String messages(String... messages) {
        return "{'messages':[" + String.join(",", messages) + "]}";
    }

    @Test
    void texts_come_in_order_and_blank_ones_are_dropped() {
        assertThat(read(messages(
                        "{'type':'text','text':'one'}",
                        "{'type':'text','text':' \\n '}",
                        "{'type':'text','text':null}",
                        "{'text':'two'}")))
                .containsExactly("one", "two");
    }

    @Test
    void a_text_beside_messages_is_said_first() {
        assertThat(read("{'messages':[{'type':'text','text':'two'}],'text':'one'}"))
                .containsExactly("one", "two");
    }

    @Test
    void null_is_as_absent() {
        assertThat(read("{'messages':null,'text':null}")).isEmpty();
    }

    @Test
    void buttons_become_a_numbered_list() {
        assertThat(
                        read(
                                messages(
                                        "{'type':'buttons','text':'Which day?','options':['Mon',{'id':'t','title':'Tue'},{'id':'w'}]}")))
                .containsExactly("Which day?\n1. Mon\n2. Tue\n3. w");
    }

    @Test
    void a_list_is_numbered_through_its_sections() {
        assertThat(read(messages("""
                        {'type':'list','text':'Tours','button':'Choose','sections':[
                          {'title':'Hills','rows':[{'id':'1','title':'Ooty','description':'3 days'}]},
                          {'title':'Sea','rows':[{'id':'2','title':'Goa'}]}]}"""))).containsExactly("Tours\nHills\n1. Ooty: 3 days\nSea\n2. Goa");
        assertThat(read(messages("{'type':'list','text':'Tours','options':['Ooty','Goa']}")))
                .containsExactly("Tours\n1. Ooty\n2. Goa");
    }

    @Test
    void media_become_their_caption_and_address() {
        assertThat(read(messages(
                        "{'type':'image','url':'https://x.example/a.png','caption':'Our hotel'}",
                        "{'type':'document','url':'https://x.example/b','filename':'plan.pdf'}",
                        "{'type':'audio','media_id':'42'}")))
                .containsExactly("Our hotel\nhttps://x.example/a.png", "plan.pdf\nhttps://x.example/b", "[audio]");
    }

    @Test
    void other_kinds_become_words() {
        assertThat(read(messages(
                        "{'type':'location','latitude':15.3,'longitude':74.0001,'name':'Office','address':'MG Road'}",
                        "{'type':'reaction','emoji':'👍','message_id':'wamid.1'}",
                        "{'type':'reaction','emoji':'','message_id':'wamid.1'}",
                        "{'type':'template','name':'hello'}",
                        "{'type':'template','name':'due','language':'en','components':[{'type':'body',"
                                + "'parameters':[{'type':'text','text':'Asha'},{'type':'text','text':'5 May'}]}]}")))
                .containsExactly(
                        "Office\nMG Road\nhttps://maps.google.com/?q=15.3,74.0001",
                        "👍",
                        "[hello]",
                        "[due] Asha, 5 May");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|the answer must be an object, not a list",
                "42|the answer must be an object, not a number",
                "'\"hi\"'|the answer must be an object, not a string",
                "{\"text\":5}|text must be a string, not a number",
                "{\"messages\":{}}|messages must be a list, not an object",
                "{\"messages\":\"hi\"}|messages must be a list, not a string",
                "{\"messages\":[\"hi\"]}|messages[0] must be an object, not a string",
                "{\"messages\":[{\"text\":\"a\"},{}]}|messages[1].type is missing",
                "{\"messages\":[{\"type\":\"text\"}]}|messages[0].text is missing",
                "{\"messages\":[{\"type\":7}]}|messages[0].type must be a string, not a number",
                "{\"messages\":[{\"type\":\"image\"}]}|messages[0].url is missing",
                "{\"messages\":[{\"type\":\"buttons\",\"options\":[\"a\"]}]}|messages[0].text is missing",
                "{\"messages\":[{\"type\":\"buttons\",\"text\":\"a\",\"options\":\"b\"}]}|messages[0].options must be a list, not a string",
                "{\"messages\":[{\"type\":\"buttons\",\"text\":\"a\",\"options\":[{}]}]}|messages[0].options[0].title is missing",
                "{\"messages\":[{\"type\":\"list\",\"text\":\"a\"}]}|messages[0].options is missing",
                "{\"messages\":[{\"type\":\"template\"}]}|messages[0].name is missing",
                "{\"messages\":[{\"type\":\"location\",\"latitude\":true}]}|messages[0].latitude must be a number, not a boolean",
                "{\"messages\":[{\"type\":\"location\",\"latitude\":1}]}|messages[0].longitude is missing"
            })
    void what_is_wrong_is_told_by_its_path(String json, String reason) {
        assertThatThrownBy(() -> read(json)).hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":|line 1, column",
                "hello|line 1, column",
                "{} {}|not JSON",
                "  <!doctype html>|HTML",
                "{\"messages\":[{\"type\":\"carousel\"}]}|messages[0].type is no kind of message: use text, image",
            })
    void what_is_no_answer_is_told_in_words(String json, String reason) {
        assertThatThrownBy(() -> read(json)).hasMessageContaining(reason);
    }

    @Test
    void twenty_messages_are_taken_and_no_more() {
        assertThat(read(many(20))).hasSize(20);
        assertThatThrownBy(() -> read(many(21))).hasMessage("the answer has 21 messages, 20 is the most");
    }

    private static String many(int count) {
        return messages(IntStream.range(0, count)
                .mapToObj(i -> "{'type':'text','text':'m'}")
                .collect(Collectors.joining(",")));
    }

    @Test
    void fields_of_later_steps_are_ignored_with_one_warning_that_names_them() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger log = (Logger) LoggerFactory.getLogger(AnswerReader.class);
        log.addAppender(lines);
        try {
            assertThat(read("{'text':'ok','lead':{'status':'won'},'handoff':true," + "'end':null,'Asha said':1}"))
                    .containsExactly("ok");
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("agent.answer_fields_ignored agent=bot fields=[handoff, lead, …]");
    }

    @Test
    void an_extraction_comes_with_the_texts() throws UnreadableAnswerException {
        AgentResult.Replies answer = answer("{'text':'ok','extraction':{'name':' Asha ','lead_status':'hot'}}");
        assertThat(answer.messages()).hasSize(1);
        assertThat(answer.extraction()).isNotNull();
        assertThat(answer.extraction().name()).isEqualTo("Asha");
        assertThat(answer.extraction().leadStatus()).isEqualTo("Hot");
        assertThat(answer.leftOut()).isNull();
    }

    @Test
    void an_extraction_that_is_not_valid_is_left_out_and_costs_no_text() throws UnreadableAnswerException {
        AgentResult.Replies answer = answer("{'text':'ok','extraction':{'intent_score':4}}");
        assertThat(answer.messages()).hasSize(1);
        assertThat(answer.extraction()).isNull();
        assertThat(answer.leftOut()).isEqualTo("urgency_score");
        assertThat(answer("{'text':'ok','extraction':'none'}").leftOut()).isEqualTo("extraction");
    }

    @Test
    void an_empty_extraction_is_none() throws UnreadableAnswerException {
        assertThat(answer("{'extraction':{}}")).isEqualTo(new AgentResult.Replies(List.of()));
        assertThat(answer("{'extraction':null}")).isEqualTo(new AgentResult.Replies(List.of()));
    }

    private static AgentResult.Replies answer(String json) throws UnreadableAnswerException {
        return AnswerReader.read("bot", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
