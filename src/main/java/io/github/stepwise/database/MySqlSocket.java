package io.github.stepwise.database;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.protocol.StandardSocketFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * The line to MySQL and MariaDB, where the server speaks first. PostgreSQL waits for its client instead, so that both would
 * wait for each other for a minute; a server that says nothing is therefore asked whether it is one. For Connector/J, which
 * makes it by its name.
 */
public final class MySqlSocket extends StandardSocketFactory {
    private static final Duration USUAL = Duration.ofSeconds(3);
    private static final int MILLIS_BETWEEN_LOOKS = 2;
    private static final int PATIENCE_MILLIS = 2000;

    /** A client's question whether PostgreSQL offers TLS: its length and the number that stands for the question. */
    private static final byte[] QUESTION = {0, 0, 0, 8, 4, (byte) 0xD2, 0x16, 0x2F};

    /** What listens there is another kind of server. */
    static final class OtherLanguage extends IOException {
        private static final long serialVersionUID = 1;

        OtherLanguage() {
            super("the server waits for a client of PostgreSQL to speak first");
        }
    }

    @Override
    public <T extends Closeable> T connect(String host, int portNumber, PropertySet settings, int loginTimeout)
            throws IOException {
        T line = super.connect(host, portNumber, settings, loginTimeout);
        if (isSilent() && isPostgres(new InetSocketAddress(rawSocket.getInetAddress(), rawSocket.getPort()))) {
            line.close();
            throw new OtherLanguage();
        }
        return line;
    }

    private boolean isSilent() throws IOException {
        long end = System.nanoTime() + USUAL.toNanos();
        while (rawSocket.getInputStream().available() == 0) {
            if (System.nanoTime() > end) {
                return true;
            }
            try {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
        return false;
    }

    private static boolean isPostgres(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(QUESTION);
            int answer = socket.getInputStream().read();
            return answer == 'S' || answer == 'N';
        } catch (IOException e) {
            return false; // what it is stays unknown, and the driver finds out what is wrong
        }
    }
}
