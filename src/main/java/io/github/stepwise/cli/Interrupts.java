package io.github.stepwise.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes Ctrl-C, and the TERM signal that a service manager sends, as a wish to stop at the next safe point. The first asks for
 * that, the second explains what a third one would do, and the third does it.
 *
 * <p>Java has no public way to do so, and warns at every use of {@code sun.misc.Signal}, so that is looked up by name. Where
 * it is missing, a signal ends the process as ever.
 */
final class Interrupts implements AutoCloseable {
    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final List<Runnable> answers;
    private final List<Runnable> restore = new ArrayList<>();
    private int received;

    private Interrupts(List<Runnable> answers) {
        this.answers = List.copyOf(answers);
    }

    /** @param answers what the first, second and third signal do; each later one does as the last */
    static Interrupts answeredBy(Runnable... answers) {
        Interrupts interrupts = new Interrupts(List.of(answers));
        SIGNALS.forEach(interrupts::listenFor);
        return interrupts;
    }

    private void listenFor(String name) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            Object mine = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            receive();
                        }
                        return method.getReturnType() == boolean.class ? proxy == arguments[0] : null;
                    });
            Object before = handle(type, handlerType, signal, mine);
            restore.add(() -> {
                try {
                    handle(type, handlerType, signal, before);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("worked before", e);
                }
            });
        } catch (InvocationTargetException | ClassNotFoundException notHere) {
            // Java was started without signals, or the system has none of that name.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("sun.misc.Signal has changed", e);
        }
    }

    private static Object handle(Class<?> type, Class<?> handlerType, Object signal, Object handler)
            throws ReflectiveOperationException {
        return type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
    }

    /** An answer may take long, or wait for something; the next signal has to get its own meanwhile. */
    void receive() {
        next().run();
    }

    private synchronized Runnable next() {
        Runnable answer = answers.get(Math.min(received, answers.size() - 1));
        received++;
        return answer;
    }

    @Override
    public void close() {
        restore.forEach(Runnable::run);
        restore.clear();
    }
}
