package dev.switchboard.http.users;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.switchboard.http.ApiException;
import dev.switchboard.leads.NewContact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads contacts in CSV. The header names {@code phone, name, email, company} in any order and case; other columns
 * become metadata. Commas or semicolons, UTF-8 with or without a byte order mark. An empty cell says nothing.
 */
final class ContactsCsv {
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    private static final Set<String> KNOWN = Set.of("phone", "name", "email", "company");

    private final List<String> header;

    private ContactsCsv(List<String> header) {
        this.header = header;
    }

    /**
     * Reads them all, at most so many and one.
     *
     * @throws ApiException 400 when it is not UTF-8 or its header names none of the columns, or one twice
     */
    static List<ContactRow> read(byte[] body, int most) {
        String text = utf8(body);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        List<ContactRow> rows = new ArrayList<>();
        try (MappingIterator<String[]> lines =
                MAPPER.readerFor(String[].class).with(schema).readValues(text)) {
            ContactsCsv csv = new ContactsCsv(header(lines));
            while (rows.size() <= most && csv.readOne(lines, rows)) {}
        } catch (IOException e) {
            throw ApiException.badRequest("The CSV cannot be read");
        }
        return rows;
    }

    private static String utf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ApiException.badRequest("The CSV must be UTF-8");
        }
    }

    /** Whichever there is more of in the first line. */
    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.chars().filter(c -> c == ';').count()
                        > first.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    private static List<String> header(MappingIterator<String[]> lines) throws IOException {
        List<String> names = new ArrayList<>();
        if (lines.hasNextValue()) {
            for (String name : lines.nextValue()) {
                names.add(columnName(name));
            }
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw ApiException.badRequest("The header names column " + (names.indexOf(name) + 1) + " twice");
            }
        }
        if (names.stream().noneMatch(KNOWN::contains)) {
            throw ApiException.badRequest("The header must name at least one of phone, name, email, company");
        }
        return names;
    }

    private static String columnName(String name) {
        String stripped = String.valueOf(ContactCells.clean(name));
        String lower = stripped.toLowerCase(Locale.ROOT);
        return KNOWN.contains(lower) ? lower : stripped;
    }

    /** @return false at the end, or where the rest cannot be read */
    private boolean readOne(MappingIterator<String[]> lines, List<ContactRow> rows) throws IOException {
        int line = lines.getParser().currentLocation().getLineNr();
        try {
            if (!lines.hasNextValue()) {
                return false;
            }
            String[] cells = lines.nextValue();
            rows.add(row(lines.getParser().currentTokenLocation().getLineNr(), cells));
            return true;
        } catch (JsonProcessingException e) {
            rows.add(new ContactRow.Bad(line, null, "cannot be read, and so cannot what follows: is a quote missing?"));
            return false;
        }
    }

    private ContactRow row(int line, String[] cells) {
        if (cells.length > header.size()) {
            return new ContactRow.Bad(line, null, "has more cells than the header");
        }
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            String cell = ContactCells.clean(cells[i]);
            if (cell != null && !cell.isEmpty() && !header.get(i).isEmpty()) {
                said.put(header.get(i), cell);
            }
        }
        return ContactCells.check(
                line,
                new NewContact(
                        phone(said.remove("phone")),
                        said.remove("name"),
                        said.remove("email"),
                        said.remove("company"),
                        Map.copyOf(said)));
    }

    /** Spreadsheets mark a text that looks like a number or a formula. */
    private static @Nullable String phone(@Nullable String cell) {
        return cell != null && cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
