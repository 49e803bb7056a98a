package dev.switchboard.outbound;

import dev.switchboard.outbound.CheckedDns.RefusedAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Reads from an exception what is certain and what is not. */
final class Failures {
    private Failures() {}

    /**
     * @param connected whether a connection stood: the one thing that tells "not sent" from "nobody knows"
     * @param cancelled whether the deadline ended it
     */
    static OutboundResult resultOf(IOException failure, boolean connected, boolean cancelled) {
        return connected
                ? new OutboundResult.Unknown(unknown(failure, cancelled))
                : new OutboundResult.NotSent(notSent(failure, cancelled));
    }

    private static OutboundResult.Unknown.Reason unknown(IOException failure, boolean cancelled) {
        if (cancelled) {
            return OutboundResult.Unknown.Reason.DEADLINE;
        }
        return switch (failure) {
            case InterruptedIOException timeout -> OutboundResult.Unknown.Reason.DEADLINE;
            case NoHttpResponseException silence -> OutboundResult.Unknown.Reason.CLOSED;
            case ConnectionClosedException midway -> OutboundResult.Unknown.Reason.CLOSED;
            case SocketException reset -> OutboundResult.Unknown.Reason.RESET;
            default -> OutboundResult.Unknown.Reason.UNREADABLE;
        };
    }

    private static OutboundResult.NotSent.Reason notSent(IOException failure, boolean cancelled) {
        return switch (failure) {
            case RefusedAddressException refused -> OutboundResult.NotSent.Reason.ADDRESS_REFUSED;
            case UnknownHostException unknown -> OutboundResult.NotSent.Reason.NAME_NOT_FOUND;
            case ConnectionRequestTimeoutException busy -> OutboundResult.NotSent.Reason.NO_FREE_CONNECTION;
            case SocketTimeoutException slow -> OutboundResult.NotSent.Reason.CONNECT_TIMEOUT;
            case ClientProtocolException invalid -> OutboundResult.NotSent.Reason.INVALID_REQUEST;
            case IOException ended when cancelled -> OutboundResult.NotSent.Reason.DEADLINE;
            case ConnectException refused -> OutboundResult.NotSent.Reason.CONNECTION_REFUSED;
            case SSLException handshake -> OutboundResult.NotSent.Reason.TLS_FAILED;
            default -> OutboundResult.NotSent.Reason.CONNECT_FAILED;
        };
    }
}
