package io.plimsoll.results.report.html;

import io.plimsoll.results.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A report as one HTML file. It loads nothing and runs nothing: its policy forbids every script and
 * every request, and allows the one style sheet that is in it, by its hash.
 */
public final class HtmlReport {

    private static final String SHEET = "report.css";

    private HtmlReport() {}

    /** The whole file, to be kept as UTF-8. */
    public static String write(Report report) {
        String sheet = sheet();
        Markup page = new Markup();
        page.open("html", "lang", "en");
        head(page, report, sheet);
        page.open("body");
        new VerdictSection(page, report).write();
        page.open("main");
        new SloSection(page, report).write();
        new TrustSection(page, report).write();
        new ChartSections(page, report).write();
        new GroupSection(page, report).write();
        new MetricSection(page, report).write();
        new ErrorSection(page, report).write();
        new RepeatSection(page, report).write();
        page.close();
        page.open("footer");
        page.element(
                "p",
                "Plimsoll "
                        + report.origin().version()
                        + ". This page is complete: it loads nothing and runs nothing.");
        page.close();
        page.close();
        page.close();
        return page.document();
    }

    private static void head(Markup page, Report report, String sheet) {
        page.open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'sha256-"
                        + sha256(sheet)
                        + "'; base-uri 'none'; form-action 'none'");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.element(
                "title", report.headline().decision().name() + " · " + report.headline().name());
        page.style(sheet);
        page.close();
    }

    private static String sheet() {
        try (InputStream resource = HtmlReport.class.getResourceAsStream(SHEET)) {
            return new String(
                    Objects.requireNonNull(resource, SHEET).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
