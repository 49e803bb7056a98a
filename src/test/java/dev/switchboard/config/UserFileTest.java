package dev.switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {
    private static final Path EXAMPLE = Path.of("config", "users", "demo.yaml.example");
    private static final String SECRET = "hunter2-hunter2-hunter2";

    @TempDir
    Path temp;

    ConfigFolder config;

    @BeforeEach
    void open() {
        config = new ConfigFolder(temp);
    }

    @Test
    void the_example_is_read_whole() throws IOException {
        UserFile user = example();

        assertThat(user.userId()).isEqualTo("acme");
        assertThat(user.name()).isEqualTo("Acme Travel");
        assertThat(user.defaultCountry()).isEqualTo("IN");
        assertThat(user.limits()).isEqualTo(new UserLimits(100, 600));
        assertThat(user.file()).endsWith("acme.yaml");
        assertThat(user.agents())
                .extracting(AgentFile::kind)
                .containsExactly(AgentFile.Kind.HTTP, AgentFile.Kind.OPENAI);
        assertThat(user.accounts()).extracting(AccountFile::channel).containsExactly("whatsapp", "instagram");
        assertThat(user.sites()).extracting(SiteFile::agent).containsExactly("acme-helper");
    }

    @Test
    void secrets_never_print() throws IOException {
        UserFile user = example();

        assertThat(user.toString()).doesNotContain("hunter2").contains("[redacted]");
        assertThat(user.accounts().getFirst().token().reveal()).isEqualTo(SECRET);
        assertThat(new Value(new Place("f", 1), SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    void a_user_needs_an_id_and_nothing_else() {
        config.user("a.yaml", "user_id: a\n");

        assertThat(config.load().users())
                .containsExactly(new UserFile(
                        temp.resolve("users/a.yaml").toString(),
                        "a",
                        "a",
                        null,
                        UserLimits.USUAL,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void an_agent_needs_an_id_and_a_kind() {
        config.user("a.yaml", "user_id: a\nagents: [{id: e, kind: echo}]\n");

        assertThat(config.load().users().getFirst().agents())
                .containsExactly(
                        new AgentFile("e", "e", AgentFile.Kind.ECHO, null, null, null, 0, 10_000, null, 60, 30, 32));
    }

    @Test
    void an_openai_agent_has_a_server_and_a_model_by_default() {
        config.user("a.yaml", "user_id: a\nagents: [{id: o, kind: openai}]\n");

        assertThat(config.load().users().getFirst().agents().getFirst().openAi())
                .isEqualTo(new AgentFile.OpenAi("https://api.openai.com/v1", "gpt-4o-mini", null, null, null, null));
    }

    @Test
    void an_openai_agent_says_all_of_itself() {
        config.user("a.yaml", """
                user_id: a
                agents:
                  - {id: o, kind: openai, base_url: "http://llm:8000/v1/", model: m, system_prompt: Be kind.,
                     api_key: "${KEY}", temperature: 0.2, max_tokens: 300}
                  - {id: p, kind: openai, base_url: "http://llm/v1/chat/completions"}
                """);

        List<AgentFile> agents =
                config.load(Map.of("KEY", "sk-1")).users().getFirst().agents();
        assertThat(agents.getFirst().openAi())
                .isEqualTo(new AgentFile.OpenAi("http://llm:8000/v1", "m", "Be kind.", new Secret("sk-1"), 0.2, 300));
        assertThat(agents.getLast().openAi().baseUrl()).isEqualTo("http://llm/v1");
    }

    @Test
    void what_is_wrong_with_an_openai_agent_is_told_by_its_key() {
        config.user("a.yaml", """
                user_id: a
                agents:
                  - {id: o, kind: openai, base_url: "llm", api_key: "sk 1", temperature: 2.1, max_tokens: 0}
                  - {id: p, kind: openai, temperature: NaN}
                """);

        assertThat(config.faults())
                .containsExactly(
                        "users/a.yaml:3: agents[0].base_url: is not an http or https address;"
                                + " write one such as https://www.example.com/path",
                        "users/a.yaml:3: agents[0].api_key: is not a key; write it without blanks, as its maker shows it",
                        "users/a.yaml:3: agents[0].temperature: is out of range; write a number from 0 to 2",
                        "users/a.yaml:3: agents[0].max_tokens: is out of range; write a whole number from 1 to 1000000",
                        "users/a.yaml:4: agents[1].temperature: is out of range; write a number from 0 to 2");
    }

    @Test
    void an_account_and_a_site_need_little() {
        config.user("a.yaml", """
                user_id: a
                accounts: [{channel: whatsapp, id: 1, token: t, app_secrets: [s], verify_token: v}]
                sites: [{key: w, origins: ["*"]}]
                """);
        UserFile user = config.load().users().getFirst();

        assertThat(user.accounts())
                .containsExactly(new AccountFile(
                        "whatsapp",
                        "1",
                        null,
                        null,
                        AccountFile.Login.INSTAGRAM,
                        new Secret("t"),
                        List.of(new Secret("s")),
                        new Secret("v"),
                        null,
                        80));
        assertThat(user.sites()).containsExactly(new SiteFile("w", List.of("*"), null, null, null, null));
    }

    @Test
    void what_is_required_is_told_when_it_is_missing_or_empty() {
        config.user("a.yaml", """
                user_id: a
                agents:
                  - {}
                accounts:
                  - token: ""
                    app_secrets: []
                sites:
                  - {}
                """);

        assertThat(config.faults())
                .containsExactly(
                        "users/a.yaml:3: agents[0].id: is missing; it is required",
                        "users/a.yaml:3: agents[0].kind: is missing; it is required",
                        "users/a.yaml:5: accounts[0].channel: is missing; it is required",
                        "users/a.yaml:5: accounts[0].id: is missing; it is required",
                        "users/a.yaml:5: accounts[0].token: is empty; it is required",
                        "users/a.yaml:5: accounts[0].verify_token: is missing; it is required",
                        "users/a.yaml:6: accounts[0].app_secrets: is empty; it is required",
                        "users/a.yaml:8: sites[0].key: is missing; it is required",
                        "users/a.yaml:8: sites[0].origins: is missing; it is required");
    }

    @Test
    void a_value_of_the_wrong_sort_is_told() {
        config.user("a.yaml", """
                user_id: a/b
                default_country: india
                agents:
                  - {id: h, kind: https, debounce_ms: 9000, max_wait_ms: 8000}
                  - {id: i, kind: http, url: "ftp://x", secret: short}
                accounts:
                  - {channel: telegram, id: "1", token: t, app_secrets: [s], verify_token: v, agent: nobody}
                sites:
                  - {key: w, origins: ["https://a.example/"], color: green}
                """);

        assertThat(config.faults())
                .containsExactly(
                        "users/a.yaml:1: user_id: is not an id; use up to 100 letters, digits, dots, hyphens and"
                                + " underscores, a letter or digit first",
                        "users/a.yaml:2: default_country: is not a country; write two capitals, such as IN or US",
                        "users/a.yaml:4: agents[0].kind: is none of its choices; write one of http, openai, echo",
                        "users/a.yaml:4: agents[0].max_wait_ms: is shorter than debounce_ms; make it as long or longer",
                        "users/a.yaml:5: agents[1].url: is not an http or https address;"
                                + " write one such as https://www.example.com/path",
                        "users/a.yaml:5: agents[1].secret: is too short to sign with, or is not base64 after whsec_;"
                                + " use at least 16 bytes: openssl rand -hex 32",
                        "users/a.yaml:7: accounts[0].channel: is none of its choices;"
                                + " write one of whatsapp, instagram",
                        "users/a.yaml:7: accounts[0].agent: is no agent of this file;"
                                + " declare it under agents, or leave it out",
                        "users/a.yaml:9: sites[0].origins: is not an origin;"
                                + " write https://www.example.com without a path, *.example.com, or * for everyone",
                        "users/a.yaml:9: sites[0].color: is not a colour; write \"#0b6\" or \"#00bb66\", in quotes");
    }

    @Test
    void an_id_that_is_used_twice_is_told_with_both_files() {
        String accounts = "accounts: [{channel: %s, id: '1', token: t, app_secrets: [s], verify_token: v}]\n";
        config.user("a.yaml", "user_id: a\nagents: [{id: bot, kind: echo}]\n" + accounts.formatted("whatsapp"))
                .user("b.yaml", "user_id: a\nagents: [{id: bot, kind: echo}]\n" + accounts.formatted("whatsapp"))
                .user("c.yaml", "user_id: c\n" + accounts.formatted("instagram"));

        assertThat(config.faults())
                .containsExactly(
                        "users/b.yaml:1: user_id: user a is declared at users/a.yaml:1 too; keep one",
                        "users/b.yaml:2: agents[0].id: agent bot is declared at users/a.yaml:2 too; keep one",
                        "users/b.yaml:3: accounts[0].id: whatsapp account 1 is declared at users/a.yaml:3 too;"
                                + " keep one");
    }

    @Test
    void a_country_or_an_id_that_yaml_would_misread_is_taken_as_written() {
        config.user("a.yaml", "user_id: 007\nname: yes\ndefault_country: NO\n");
        UserFile user = config.load().users().getFirst();

        assertThat(List.of(user.userId(), user.name())).containsExactly("007", "yes");
        assertThat(user.defaultCountry()).isEqualTo("NO");
    }

    @Test
    void a_doubled_dollar_is_the_text_itself() {
        config.user("a.yaml", "user_id: a\nname: \"$${NAME} ${NAME} $5\"\n");

        assertThat(config.load(Map.of("NAME", "$1\\")).users().getFirst().name())
                .isEqualTo("${NAME} $1\\ $5");
    }

    @Test
    void files_are_read_in_the_order_of_their_names_and_others_are_left_alone() {
        config.user("b.yaml", "user_id: b\n")
                .user("a.yml", "user_id: a\n")
                .user("README.md", "# [\n")
                .user(".c.yaml", "[\n");

        assertThat(config.load().users()).extracting(UserFile::userId).containsExactly("a", "b");
    }

    private UserFile example() throws IOException {
        String text = Files.readString(EXAMPLE);
        config.user("acme.yaml", text);
        Map<String, String> environment = Pattern.compile("\\$\\{(\\w+)}")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> SECRET));
        return config.load(environment).users().getFirst();
    }
}
