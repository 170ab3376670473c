package io.github.stepwise.database;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What Java says about the line to a server; the same for all drivers. */
final class NetworkReasons {
    private NetworkReasons() {}

    /** The reason that the innermost telling cause gives, or null. */
    static Reason of(Throwable thrown) {
        Reason found = null;
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
            Reason reason = ofOne(t);
            found = reason == null ? found : reason;
        }
        return found;
    }

    private static Reason ofOne(Throwable t) {
        String text = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
        if (t instanceof MySqlSocket.OtherLanguage) {
            return Reason.OTHER_LANGUAGE;
        }
        if (t instanceof UnknownHostException) {
            return Reason.HOST_NAME_UNKNOWN;
        }
        if (t instanceof SocketTimeoutException || t instanceof NoRouteToHostException) {
            return Reason.NO_ANSWER;
        }
        if (t instanceof ConnectException) {
            return text.contains("refused") ? Reason.REFUSED : Reason.NO_ANSWER;
        }
        if (t instanceof SSLPeerUnverifiedException
                || text.contains("subject alternative")
                || text.contains("identity verification")) {
            return Reason.CERTIFICATE_NAME;
        }
        if (t instanceof CertificateException
                || t instanceof CertPathValidatorException
                || t instanceof CertPathBuilderException) {
            return Reason.CERTIFICATE;
        }
        if (t instanceof SSLException) {
            return Reason.HANDSHAKE;
        }
        return t instanceof EOFException || t instanceof SocketException ? Reason.LOST : null;
    }
}
