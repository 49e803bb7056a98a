package dev.switchboard.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * Readers and writers of JSON whose buffers are handed from thread to thread. By itself the library keeps them for each
 * thread: of threads that live for one request each makes its own, a tenth of all memory that is asked for.
 */
public final class JsonBuffers {
    private JsonBuffers() {}

    /** For a mapper. */
    public static JsonFactory factory() {
        return builder().build();
    }

    /** For a factory with features of its own. */
    public static JsonFactoryBuilder builder() {
        return new JsonFactoryBuilder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
    }
}
