package dev.switchboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native half of the store's engine. The driver unpacks it into the temporary folder at every start, byte by byte and
 * twice; unpacked once, it is found by {@code org.sqlite.lib.path}, and the temporary folder may be read-only.
 */
final class SqliteLibrary {
    private SqliteLibrary() {}

    /** Unpacks the one for this machine; nothing where the driver has none. */
    static void unpack(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library != null) {
                Files.createDirectories(folder);
                Files.copy(library, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
