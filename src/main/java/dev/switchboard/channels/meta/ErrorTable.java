package dev.switchboard.channels.meta;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A channel's {@code errors.csv}: what a code means, what we do, and what a person can do. */
public final class ErrorTable {
    private final List<ErrorEntry> entries;

    private ErrorTable(List<ErrorEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(ErrorEntry::precision).reversed())
                .toList();
    }

    /**
     * Reads {@code channels/NAME/errors.csv} from the class path.
     *
     * @throws IllegalStateException when it is missing or a line cannot be read: a packaging fault
     */
    public static ErrorTable load(String channel) {
        String path = "/channels/" + channel + "/errors.csv";
        try (InputStream in = ErrorTable.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + path);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new ErrorTable(lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(ErrorTable::entry)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static ErrorEntry entry(String line) {
        List<String> cells = CsvLine.cells(line);
        if (cells.size() != 5) {
            throw new IllegalStateException("not five columns: " + line);
        }
        String[] range = cells.get(0).split("-");
        Integer subcode = cells.get(1).isBlank() ? null : Integer.valueOf(cells.get(1));
        return new ErrorEntry(
                Integer.parseInt(range[0]),
                Integer.parseInt(range[range.length - 1]),
                subcode,
                ErrorAction.of(cells.get(2)),
                cells.get(3),
                cells.get(4));
    }

    /** The line that says most of the error. */
    public Optional<ErrorEntry> find(int code, @Nullable Integer subcode) {
        return entries.stream().filter(entry -> entry.covers(code, subcode)).findFirst();
    }

    /** The line for a code as it stands in results and receipts: {@code 131047} or {@code 10/2534022}. */
    public Optional<ErrorEntry> find(String code) {
        if (!code.matches("\\d{1,9}(/\\d{1,9})?")) {
            return Optional.empty();
        }
        String[] parts = code.split("/");
        return find(Integer.parseInt(parts[0]), parts.length == 2 ? Integer.valueOf(parts[1]) : null);
    }

    public List<ErrorEntry> entries() {
        return entries;
    }
}
