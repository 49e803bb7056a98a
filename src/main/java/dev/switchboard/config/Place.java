package dev.switchboard.config;

/**
 * Where something was written.
 *
 * @param source a file, an environment variable or an option of the command line
 * @param line from 1; 0 when the source has no lines
 */
record Place(String source, int line) {

    static Place outsideFiles(String source) {
        return new Place(source, 0);
    }

    Place atLine(int other) {
        return new Place(source, other);
    }

    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
