package io.github.stepwise.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** A long way to a server: whatever it answers comes late. */
final class SlowLine implements AutoCloseable {
    private final ServerSocket door;
    private final String host;
    private final int port;
    private final long millis;

    SlowLine(String host, int port, long millis) throws IOException {
        this.host = host;
        this.port = port;
        this.millis = millis;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                near.setTcpNoDelay(true);
                Socket far = new Socket(host, port);
                far.setTcpNoDelay(true);
                start(() -> pass(near, far, 0));
                start(() -> pass(far, near, millis));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to, long delay) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                Thread.sleep(delay);
                to.getOutputStream().write(Arrays.copyOf(buffer, n));
            }
        } catch (IOException | InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "slow line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
