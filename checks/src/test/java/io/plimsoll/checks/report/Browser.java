package io.plimsoll.checks.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A real Chromium that loads pages one after the other into a frame, looks at what they have
 * become, and tells. The pages come from a server of our own, which hears of everything they ask
 * for.
 */
final class Browser implements AutoCloseable {

    private static final String HARNESS =
            """
            <!doctype html><meta charset="utf-8"><iframe width="1000" height="800"></iframe><script>
            const frame = document.querySelector('iframe');
            async function look(n) {
              await new Promise(done => { frame.onload = done; frame.src = '/page/' + n; });
              await new Promise(done => setTimeout(done, SETTLE));
              const page = frame.contentDocument, bad = [];
              for (const element of page.querySelectorAll('*')) {
                if (!ELEMENTS.has(element.localName)) bad.push('<' + element.localName + '>');
                for (const attribute of element.attributes)
                  if (!ATTRIBUTES.has(attribute.localName))
                    bad.push(element.localName + ' ' + attribute.localName);
              }
              const ran = page.documentElement.hasAttribute('data-ran')
                || document.documentElement.hasAttribute('data-ran');
              return JSON.stringify({ page: n, ran, bad: bad.slice(0, 5),
                name: page.querySelector('h1') ? page.querySelector('h1').textContent : '' });
            }
            const ELEMENTS = new Set(('html head meta title style body header main section footer p b h1'
              + ' h2 h3 ul li dl dt dd div span bdi table caption colgroup col thead tbody tr th td pre details'
              + ' summary svg g path rect circle text desc').split(' '));
            const ATTRIBUTES = new Set(('lang charset http-equiv content name id class scope role'
              + ' aria-labelledby aria-label aria-hidden tabindex span viewBox d x y width height cx cy r')
              .split(' '));
            (async () => {
              for (let n = 0; n < PAGES; n++)
                await fetch('/told', { method: 'POST', body: await look(n) });
            })();
            </script>
            """;

    /** A page that is dangerous has time to show it; scripts and requests begin at once. */
    private static final int SETTLE_MILLIS = 10;

    private final HttpServer server;
    private final Map<Integer, String> pages = new ConcurrentHashMap<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Queue<String> strangers = new ConcurrentLinkedQueue<>();
    private final Path folder;
    private Optional<Process> chromium = Optional.empty();

    /**
     * @param folder for the browser's own files
     */
    Browser(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where the server listens. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every request that no page of ours makes. */
    List<String> strangers() {
        return List.copyOf(strangers);
    }

    /** Loads all of these and gives what was seen of each, as JSON, in their order. */
    List<String> look(List<String> all) throws IOException, InterruptedException {
        pages.clear();
        for (int n = 0; n < all.size(); n++) {
            pages.put(n, all.get(n));
        }
        start();
        List<String> seen = new ArrayList<>();
        while (seen.size() < all.size()) {
            String next = told.poll(60, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(
                        "Chromium says nothing more after " + seen.size() + " pages");
            }
            seen.add(next);
        }
        stop();
        return seen;
    }

    private void start() throws IOException {
        chromium =
                Optional.of(
                        new ProcessBuilder(
                                        "chromium",
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-dev-shm-usage",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--no-first-run",
                                        "--user-data-dir=" + folder,
                                        "--remote-debugging-port=0",
                                        url() + "/")
                                .redirectErrorStream(true)
                                .redirectOutput(folder.resolve("chromium.log").toFile())
                                .start());
    }

    private void stop() throws InterruptedException {
        if (chromium.isPresent()) {
            Process process = chromium.get();
            List<ProcessHandle> helpers = process.descendants().toList();
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            helpers.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle helper : helpers) {
                helper.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            }
        }
        chromium = Optional.empty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String answer = "";
        if (path.equals("/")) {
            answer =
                    HARNESS.replace("PAGES", Integer.toString(pages.size()))
                            .replace("SETTLE", Integer.toString(SETTLE_MILLIS));
        } else if (path.matches("/page/\\d+")) {
            answer = pages.getOrDefault(Integer.parseInt(path.substring(6)), "");
        } else if (path.equals("/told")) {
            told.add(new String(body, StandardCharsets.UTF_8));
        } else if (!path.equals("/favicon.ico")) {
            strangers.add(path);
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        server.stop(0);
    }
}
