package dev.switchboard.channels.meta;

import java.util.ArrayList;
import java.util.List;

/** The cells of one comma-separated line; quoted cells may hold commas and doubled quotes. */
final class CsvLine {
    private CsvLine() {}

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(take(cell));
            } else {
                cell.append(c);
            }
        }
        cells.add(take(cell));
        return cells;
    }

    private static String take(StringBuilder cell) {
        String text = cell.toString().strip();
        cell.setLength(0);
        return text;
    }
}
