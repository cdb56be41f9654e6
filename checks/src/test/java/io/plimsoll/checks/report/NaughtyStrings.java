package io.plimsoll.checks.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Texts that have broken out of other programs' pages, and seeded combinations of what they are
 * made of. Whatever runs leaves its mark: it sets an attribute of the document, or asks a server
 * for something.
 */
final class NaughtyStrings {

    private static final long SEED = 20260102;

    /** Runs where script runs; {@code BEACON} stands for the address of the server. */
    private static final String MARK = "document.documentElement.setAttribute('data-ran',1)";

    private static final List<String> OUT =
            List.of(
                    "",
                    "\"",
                    "'",
                    "`",
                    ">",
                    "\">",
                    "'>",
                    "`>",
                    "-->",
                    "--!>",
                    "]]>",
                    "*/",
                    "\\\"",
                    "</title>",
                    "</style>",
                    "</script>",
                    "</textarea>",
                    "</svg>",
                    "</td></tr></table>",
                    "</pre>",
                    "</text></svg>",
                    "</desc>",
                    "</bdi>",
                    "\n",
                    "\u0000",
                    "&quot;>",
                    "\">\n\n");

    private static final List<String> RUNS =
            List.of(
                    "<script>MARK</script>",
                    "<ScRiPt >MARK</sCrIpT >",
                    "<script src=BEACON></script>",
                    "<script src='BEACON'/>",
                    "<img src=x onerror=MARK>",
                    "<img src=x onerror=\"MARK\" x=\"",
                    "<img/src=`x`/onerror=MARK>",
                    "<IMG SRC=\"jav\tascript:MARK\">",
                    "<img src=BEACON>",
                    "<svg onload=MARK>",
                    "<svg><script>MARK</script></svg>",
                    "<svg><animate onbegin=MARK attributeName=x dur=1s>",
                    "<svg><image href=BEACON /></svg>",
                    "<svg><use href=\"BEACON#x\"/></svg>",
                    "<svg><style>@import 'BEACON';</style></svg>",
                    "<math><mtext><style><img src=x onerror=MARK>",
                    "<iframe src=BEACON></iframe>",
                    "<iframe srcdoc=\"<script>parent.MARK</script>\"></iframe>",
                    "<iframe src=\"javascript:MARK\"></iframe>",
                    "<object data=BEACON></object>",
                    "<embed src=BEACON>",
                    "<link rel=stylesheet href=BEACON>",
                    "<link rel=prefetch href=BEACON>",
                    "<style>@import 'BEACON';</style>",
                    "<style>*{background:url(BEACON)}</style>",
                    "<div style=\"background:url(BEACON)\">x</div>",
                    "<base href=BEACON>",
                    "<meta http-equiv=refresh content=\"0;url=BEACON\">",
                    "<meta http-equiv=Content-Security-Policy content=\"script-src *\">",
                    "<body onload=MARK>",
                    "<body background=BEACON>",
                    "<input autofocus onfocus=MARK>",
                    "<select autofocus onfocus=MARK>",
                    "<details open ontoggle=MARK>x</details>",
                    "<video><source onerror=MARK></video>",
                    "<video src=BEACON autoplay></video>",
                    "<audio src=x onerror=MARK>",
                    "<marquee onstart=MARK>x</marquee>",
                    "<form action=BEACON><button autofocus>x</button></form>",
                    "<template><script>MARK</script></template>",
                    "<noscript><img src=x onerror=MARK></noscript>",
                    "<a href=\"javascript:MARK\" autofocus>x</a>",
                    "<table background=BEACON>",
                    "<plaintext>",
                    "<!--",
                    "<![CDATA[<script>MARK</script>]]>",
                    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"BEACON\">]><x>&e;</x>",
                    " onload=MARK x=",
                    " onmouseover=MARK autofocus onfocus=MARK tabindex=1 x=",
                    " style=background:url(BEACON) ",
                    "javascript:MARK",
                    "data:text/html,<script>MARK</script>",
                    "&lt;script&gt;MARK&lt;/script&gt;",
                    "&#60;script&#62;MARK&#60;/script&#62;",
                    "%3Cscript%3EMARK%3C/script%3E",
                    "\\u003cscript\\u003eMARK\\u003c/script\\u003e",
                    "\\x3cscript\\x3eMARK\\x3c/script\\x3e",
                    "+ADw-script+AD4-MARK+ADw-/script+AD4-",
                    "<scr<script>ipt>MARK</scr</script>ipt>",
                    "<\u0000script>MARK</script>",
                    "<script\u0000>MARK</script>",
                    "\uff1cscript\uff1eMARK\uff1c/script\uff1e",
                    "<script\u2028>MARK</script>",
                    "<\u200bscript>MARK</script>");

    /** What breaks programs without running in them. */
    private static final List<String> ODD =
            List.of(
                    " ",
                    "undefined",
                    "null",
                    "NaN",
                    "Infinity",
                    "true",
                    "-1",
                    "0x0",
                    "1e309",
                    "\\",
                    "\\\\",
                    "0",
                    "00",
                    "1/0",
                    "$HOME",
                    "%s%s%n",
                    "%d",
                    "{0}",
                    "{{7*7}}",
                    "${7*7}",
                    "#{7*7}",
                    "<%= 7*7 %>",
                    "../../../etc/passwd",
                    "C:\\con\\con",
                    "'; DROP TABLE runs;--",
                    "' OR 1=1 -- 1",
                    "`id`",
                    "$(id)",
                    ";id",
                    "|id",
                    "() { :;}; id",
                    "\r\nSet-Cookie: a=b",
                    "HTTP/1.1 200 OK\r\n\r\n<html>",
                    "\u001b[2J\u001b[31mred",
                    "\u001b]0;title\u0007",
                    "\u0007\u0008\u007f",
                    "\u0001\u0002\u0003\u000e\u001f",
                    "\u0080\u0085\u009b31m",
                    "\ufeffbom",
                    "\ufffe\uffff",
                    "\ud800",
                    "\udc00\ud800",
                    "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
                    "\u202eevil\u202c",
                    "\u2066x\u2069",
                    "\u200f\u200e\u061c",
                    "\u2028\u2029",
                    "\u00ad\u200b\u200c\u200d\u2060",
                    "\u05d1\u05b0\u05bc\u05e8\u05b5\u05d0\u05e9\u05b4\u05c1\u05d9\u05ea",
                    "\u0627\u0644\u0643\u0644 \u0641\u064a",
                    "\u7530\u4e2d\u3055\u3093\u306b\u3042\u3052\u3066\u4e0b\u3055\u3044",
                    "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
                    "\ud83c\uddfa\ud83c\uddf8",
                    "\ud83d\ude00",
                    "\u0e4f\u0e4f\u0e4f",
                    "\u0ddf\ufdfd",
                    "Z\u0351\u036b\u0343\u036a\u0302a\u0320l\u0334g\u0321o\u0310",
                    "\ufdfa",
                    "\u0958",
                    "\ufb01",
                    "\u1e9e\u00df",
                    "\u0130i\u0131I",
                    "\u212a",
                    "x".repeat(600),
                    "\ud83d\ude00".repeat(400),
                    "<".repeat(500),
                    "&".repeat(500),
                    "\"'".repeat(250),
                    "a ".repeat(300),
                    "\t\t\t",
                    "\n\n\n",
                    "&nbsp;",
                    "&amp;amp;",
                    "&#0;",
                    "&#x110000;",
                    "&notit;");

    private NaughtyStrings() {}

    /** At least 500 of them, all different, the same ones each time. */
    static List<String> all(String beacon) {
        SplittableRandom random = new SplittableRandom(SEED);
        Set<String> strings = new LinkedHashSet<>(ODD);
        for (String runs : RUNS) {
            strings.add(runs);
            strings.add("\">" + runs);
        }
        while (strings.size() < 520) {
            String first = OUT.get(random.nextInt(OUT.size()));
            String second = OUT.get(random.nextInt(OUT.size()));
            String runs = RUNS.get(random.nextInt(RUNS.size()));
            strings.add(first + second + runs + OUT.get(random.nextInt(OUT.size())));
        }
        List<String> armed = new ArrayList<>();
        for (String string : strings) {
            armed.add(
                    string.replace("MARK", MARK)
                            .replace("BEACON", beacon + "/ran/" + armed.size()));
        }
        return List.copyOf(armed);
    }
}
