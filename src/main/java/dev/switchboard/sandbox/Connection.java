package dev.switchboard.sandbox;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.StandardSocketOptions;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts the line under a request, as a network does. */
final class Connection {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private Connection() {}

    /** Closes without an answer. Without lingering, so that the other side sees a reset and no orderly end. */
    static void cut(Context context) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        if (endPoint instanceof SocketChannelEndPoint socket) {
            doNotLinger(socket);
        }
        endPoint.close();
    }

    private static void doNotLinger(SocketChannelEndPoint socket) {
        try {
            socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            log.debug("closed already", e);
        }
    }
}
