package dev.switchboard.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many connections the files that this process may open ({@code ulimit -n}) leave room for. */
final class Descriptors {
    private static final Logger log = LoggerFactory.getLogger(Descriptors.class);
    /** For the store, the jar and our own calls: a service that cannot call out answers nobody. */
    private static final long RESERVED = 1_500;

    private Descriptors() {}

    /** As many connections as are wanted, or as there is room for; says so when that is less. */
    static int connections(int wanted) {
        long descriptors = most();
        int room = roomIn(descriptors);
        if (room >= wanted) {
            return wanted;
        }
        log.warn(
                "http.connections_limited wanted={} possible={} file_descriptors={} remedy=\"ulimit -n {}\"",
                wanted,
                room,
                descriptors,
                wanted + RESERVED);
        return room;
    }

    static int roomIn(long descriptors) {
        return (int) Math.clamp(Math.max(descriptors - RESERVED, descriptors / 2), 1L, Integer.MAX_VALUE);
    }

    /** The JVM raises the soft limit to the hard one by itself. */
    private static long most() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
