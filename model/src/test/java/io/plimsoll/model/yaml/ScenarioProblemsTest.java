package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.ProblemText;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioProblemsTest {

    private static final String STEPS = "steps: [ { get: /, name: lookup } ]\n";
    private static final String PHASES = "phases: [ { name: steady, rate: 10/s, for: 1m } ]\n";

    private final ScenarioReader reader = new ScenarioReader(Set.of("echo", "graph"));

    @TempDir Path folder;

    @Test
    void should_show_a_problem_as_the_design_does() {
        List<Problem> problems =
                problems(
                        """
                        target: echo
                        steps: [ { get: / } ]
                        phases:
                          - { name: steady, arival_rate: 200/s, for: 5m }
                        """);
        assertThat(problems.stream().map(ProblemText::of).collect(Collectors.joining()))
                .isEqualTo(
                        """
                        error: unknown key `arival_rate` in phase `steady`
                          --> checkout.yaml:4:21
                        4 |   - { name: steady, arival_rate: 200/s, for: 5m }
                          |                     ^^^^^^^^^^^ did you mean `rate`?
                        """);
    }

    @Test
    void should_report_every_problem_at_once_in_the_order_of_the_file() {
        List<Problem> problems =
                problems(
                        """
                        target: https://shop.example.com
                        vars: { page: 20 }
                        defaults: { timeout: 5 }
                        steps:
                          - get: entities/${pge}
                            check: { status: 20x, time: 100 }
                          - think 100ms
                        phases:
                          - { name: a, rate: 200, for: 30 }
                          - { name: a, users: 20000, for: 5 min, after: [ b ] }
                        slo:
                          - p95 < 10%
                          - p99 < 5s during b
                        """);
        assertThat(problems.stream().map(ScenarioProblemsTest::located))
                .containsExactly(
                        "1:9 https is not built yet",
                        "3:22 `timeout` takes a duration longer than 0, at most 366d, not `5`",
                        "5:10 `get` takes a path that begins with /, not `entities/${pge}`",
                        "5:19 unknown var `pge`",
                        "6:22 `status` takes a status code or a range of them, not `20x`",
                        "6:33 `time` takes `<` and a duration of at most 366d, not `100`",
                        "7:5 step 2 takes a mapping, here is `think 100ms`",
                        "9:22 `rate` takes a rate above 0, at most 10000000/s, not `200`",
                        "9:32 `for` takes a duration longer than 0, at most 366d, not `30`",
                        "10:13 two phases are named `a`",
                        "10:23 20000 users are more than may be in flight, 10000",
                        "10:35 `for` takes a duration longer than 0, at most 366d, not `5 min`",
                        "10:51 there is no phase `b`",
                        "12:11 `10%` is not a duration of at most 366d",
                        "13:21 there is no phase `b`");
    }

    @Test
    void should_refuse_more_users_than_can_keep_a_connection() {
        String scenario =
                """
                target: echo
                defaults: { connections: per-user }
                limits: { connections: 50 }
                steps: [ { get: / } ]
                phases: [ { name: a, users: 10..60, for: 5s } ]
                """;

        assertProblem(
                scenario,
                "60 users with a connection each are more than may be open, 50",
                "raise `limits: { connections: 60 }`, or let them share: `connections: shared`");
        assertThat(reader.read("a.yaml", scenario.replace("10..60", "10..50")).phases()).hasSize(1);
    }

    @Test
    void should_ask_for_a_name_where_the_path_is_longer_than_one_may_be() {
        String path = "/" + "a".repeat(120);

        assertProblem(
                "target: echo\nsteps: [ { get: " + path + " } ]\n" + PHASES,
                "without a name the step is called `GET /"
                        + "a".repeat(25)
                        + "…`, which has more"
                        + " than 100 characters",
                "give it a `name`");
        String named = "target: echo\nsteps: [ { get: " + path + ", name: a } ]\n" + PHASES;
        assertThat(reader.read("a.yaml", named).workloads()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    target: grap                          | there is no reference target `grap`                       | did you mean `graph`?
                    target: localhost:8080                | there is no reference target `localhost:8080`             | did you mean `http://localhost:8080`?
                    target: http://a:99999                | `99999` is not a port                                     | a port is a number from 1 to 65535
                    target: http://u:p@a/                 | a target has no user                                      | remove it; the header `Authorization` can carry it
                    target: http://a/?q=1                 | a target has no query                                     | put the query into the steps' paths
                    target: http://0.0.0.0:80             | `0.0.0.0` is no address but stands for all of a machine's | write `127.0.0.1` for this machine
                    target: "http://[::]:80"              | `::` is no address but stands for all of a machine's      | write `127.0.0.1` for this machine
                    target: "http://[1]:80"               | `[1]` is not a host                                       | write an address of IPv6: `[::1]`
                    target: http://a:/                    | `` is not a port                                          | a port is a number from 1 to 65535
                    target: http://a.300.1                | `a.300.1` is not a host                                   | write all four numbers: 127.0.0.1
                    target: ftp://a                       | `ftp` is not a protocol that Plimsoll speaks              | write `http://host:port`; a host has letters, digits, -, _ and .
                    target: HTTP://a:80                   | the protocol is written in small letters                  | did you mean `http://a:80`?
                    target: http://127:80                 | `127` is not a host                                       | write all four numbers: 127.0.0.1
                    target: http://my+host:80             | `my+host` is not a host                                   | write `http://host:port`; a host has letters, digits, -, _ and .
                    target: http://a/größe                | a path cannot contain `ö`                                 | percent-encode it: `%C3%B6`
                    allow: shop.example.com               | `allow` takes a list, here is `shop.example.com`          | write `[ shop.example.com ]`
                    allow: [ "*.example.com" ]            | `*.example.com` is not a host                             | name each host in full, without wildcards
                    allow: [ http://example.com/x ]       | `http://example.com/x` is not a host                      | did you mean `example.com`?
                    seed: abc                             | `seed` takes a whole number from -2^63 to 2^63-1, not `abc`                    | write for example `42`
                    seed: 1_000                           | `seed` takes a whole number from -2^63 to 2^63-1, not `1_000`                  | did you mean `1000`?
                    name:                                 | `name` has no value                                       | give it one or remove it
                    vars: { 2x: 3 }                       | `2x` cannot be the name of a var                          | letters, digits, _ and -, beginning with a letter
                    vars: { a: "${b}" }                   | a var is a constant: `${` is not replaced in it           | write the value out
                    vars: { a: [ 1 ] }                    | var `a` takes a text or a number, here is a list          | write for example `a: 20`
                    defaults: 5s                          | `defaults` takes a mapping, here is `5s`                  | its keys: timeout, headers, connections, stamps, local-addresses, auth, retry, redirects, cookies, traceparent, target
                    defaults: { stamps: true }            | `stamps` takes on or off, not `true`                      | did you mean `on`?
                    defaults: { connections: per_user }   | `connections` takes one of shared, per-user, new, not `per_user` | did you mean `per-user`?
                    defaults: { local-addresses: [ lo ] } | `lo` is not an IP address                                 | write for example `127.0.0.2` or `::1`
                    defaults: { headers: { "a b": c } }   | `a b` cannot be the name of a header                      | letters, digits and -
                    defaults: { headers: { A: b, a: c } } | header `a` is given twice                                 | `A` is the same header: remove one
                    defaults: { headers: { A: "b\\nc" } } | header `A` has a line break or another control character  | a header is one line
                    defaults: { header: { X: y } }        | unknown key `header` in `defaults`                        | did you mean `headers`?
                    limits: { in-flight: 0 }              | `in-flight` takes a whole number from 1 to 1000000, not `0` | write for example `100`
                    limits: { inflight: 5 }               | unknown key `inflight` in `limits` of the scenario        | did you mean `in-flight`?
                    thresholds: [ p95 < 1s ]              | unknown key `thresholds` in the scenario                  | did you mean `slo`?
                    rate: 5/s                             | unknown key `rate` in the scenario                        | `rate` belongs in a phase; check the indentation
                    monitors: {}                          | unknown key `monitors` in the scenario                    | `monitors` is not built yet: remove it
                    leases: { ports: 5 }                  | unknown key `leases` in the scenario                      | `leases` is not built yet: remove it
                    faults: []                            | unknown key `faults` in the scenario                      | `faults` is not built yet: remove it
                    Target: http://127.0.0.1              | unknown key `Target` in the scenario                      | did you mean `target`?
                    wibble: 1                             | unknown key `wibble` in the scenario                      | allowed here: name, target, targets, allow, seed, vars, defaults, secrets, feeders, workloads, steps, feed, start, end, setup, teardown, phases, limits, slo, budget
                    slo: [ errors < 5% else abort ]       | `else abort` goes with `over`: all of a phase is known at its end only | write for example `over 10s else abort`
                    slo: [ wran p95 < 1s ]                | unknown measure `wran`                                    | did you mean `warn`?
                    budget: { p95: { target: 1s, warning: 2s } } | budget `p95` has no `violation`                    | add `violation`
                    budget: { p95: { target: 1s, warning: 2s, violation: 3 } } | `3` is not a duration of at most 366d                | did you mean `3ms` or `3s`?
                    budget: { p95: { target: 3s, warning: 2s, violation: 3s } } | a budget goes from its target over its warning to its violation | less is better: `target` is the least, then `warning`, then `violation`
                    budget: { p9x: { target: 1s, warning: 2s, violation: 3s } } | unknown measure `p9x`               | did you mean `p90` or `p95` or `p99`?
                    budget: { p95 of lokup: { target: 1s, warning: 2s, violation: 3s } } | there is no request or workload `lokup` | did you mean `lookup`?
                    budget: { p95: { target: 1s, warning: 2s, violation: 3s }, p95.0: { target: 1s, warning: 2s, violation: 3s } } | two budgets are about the same figure: `p95` and `p95.0` | remove one
                    budget: { errors: { target: 0%, warning: 2%, violation: 101% } } | `101%` is not a share of 0% to 100% | write for example `0.1%`
                    budget: { p95: { target: 0s, warning: 2s, violation: 3s } } | nothing is less than 0s, so this can never hold | write for example `500ms`
                    defaults: { timeout: 367d }           | `timeout` takes a duration longer than 0, at most 366d, not `367d` | write for example `30s`, `150ms` or `1m30s`
                    seed: 99999999999999999999            | `seed` takes a whole number from -2^63 to 2^63-1, not `99999999999999999999` | write for example `42`
                    slo: [ warn warn p95 < 1s ]           | `warn` stands once, before the measure | write for example `warn journey p95 < 1s`
                    slo: [ journey journey p95 < 1s ]     | `journey` stands once, before the measure | write for example `warn journey p95 < 1s`
                    slo: [ p95 of wherever < 1s ]         | there is no request or workload `wherever` | requests and workloads: lookup, main
                    slo: [ p95 < 400d ]                   | `400d` is not a duration of at most 366d | write for example `500ms`
                    budget: { warn p95: { target: 1s, warning: 2s, violation: 3s } } | a budget is about a figure of the whole run: `warn p95` | write for example `p95: { target: 100ms, … }`
                    slo: p95 < 1s                         | `slo` takes a list, here is `p95 < 1s`                    | write `[ p95 < 1s ]`
                    slo: [ p95 of lokup < 1s ]            | there is no request or workload `lokup`                   | did you mean `lookup`?
                    slo: [ journey p95 of man < 1s ]      | there is no workload `man`                                | did you mean `main`?
                    slo: [ p95 < 1s during stedy ]        | there is no phase `stedy`                                 | did you mean `steady`?
                    slo: [ throughput > 5 ]               | `5` is not a rate                                         | did you mean `5/s`?
                    workloads: { a: { steps: [] } }       | the scenario has `steps` and `workloads` | remove one
                    """)
    void should_say_what_is_wrong_at_the_top_level(String line, String what, String help) {
        String target = line.startsWith("target") ? "" : "target: echo\n";
        assertProblem(target + STEPS + PHASES + line + "\n", what, help);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    get: /, check: { header: { "": x } }     | no header can have the name ``                            | a name has letters, digits and -
                    get: /, headers: { "": x }               | `` cannot be the name of a header                         | letters, digits and -
                    think: 1s..100ms                         | `think` takes a duration, or a shorter to a longer one, not `1s..100ms` | write for example `100ms` or `100ms..300ms`
                    think: 100..300ms                        | `think` takes a duration, or a shorter to a longer one, not `100..300ms` | did you mean `100ms..300ms`?
                    think: 1s, name: x                       | unknown key `name` in step 1                              | `name` belongs in the scenario or a step or a `java` step; check the indentation
                    get: x                                   | `get` takes a path that begins with /, not `x`            | did you mean `/x`?
                    get: http://127.0.0.1:80/x               | `get` takes a path that begins with /, not `http://127.0.0.1:80/x` | did you mean `/x`?
                    get: foo bar                             | `get` takes a path that begins with /, not `foo bar`      | did you mean `/foo%20bar`?
                    get: /a b                                | a path cannot contain ` `                                 | percent-encode it: `%20`
                    get: "/a#b"                              | a path cannot contain `#`                                 | a fragment is never sent: remove it
                    get: "/${secrets.q}"                     | unknown var `secrets.q`                                   | name it under `secrets`: `secrets: { q: env:Q }`
                    get: "/${users.id}"                      | unknown var `users.id`                                    | name it under `feeders`: `feeders: { users: { csv: users.csv } }`, and add `feed: users` to the workload
                    get: "/${user}"                          | unknown var `user`                                        | there are none: add `vars: { user: … }`
                    get: "/${user"                           | `${` is not closed                                        | write `${name}`, or `$${` for the characters themselves
                    get: /, post: /x                         | step 1 has get and post, but takes one of them            | remove one
                    gte: /                                   | unknown key `gte` in step 1                               | did you mean `get`?
                    post: /, body: a, json: b                | step 1 has `body` and `json`                              | remove one
                    post: /, body: { a: 1 }                  | `body` takes text, here is a mapping                      | did you mean `json:`?
                    post: /, json: { a: .nan }               | JSON has no number `.nan`                                 | quote it, or leave it out
                    post: /, json: { a: "${b}" }             | unknown var `b`                                           | there are none: add `vars: { b: … }`
                    post: /, json:                           | `json` has no value                                       | give it one or remove it
                    get: /, headers: { Content-Length: 5 }   | `Content-Length` follows from the body                    | remove it
                    get: /, headers: { A: [ b ] }            | header `A` takes a text, here is a list                   | write `A: text`, or "" for an empty one
                    post: /, form: { a: [ b ] }              | field `a` takes text, here is a list                      | write for example `text`
                    post: /, form: { a: }                    | field `a` has no value                                    | write "" for an empty text
                    post: /, form: { a: "${b}" }             | unknown var `b`                                           | there are none: add `vars: { b: … }`
                    post: /, form: { a: b }, file: x         | step 1 has `form` and `file`                              | remove one
                    post: /, multipart: { }                  | `multipart` has no part                                   | write `name: text`
                    post: /, multipart: { a: { txt: b } }    | unknown key `txt` in part `a`                             | did you mean `text`?
                    post: /, multipart: { a: { text: b, type: png } } | `type` takes a content type, not `png`           | write for example `image/png`
                    post: /, file: ../x                      | `../x` is outside the scenario's folder                   | put the file beside the scenario and write `./x`
                    get: /, auth: basic                      | `auth` takes nothing, not `basic`                         | write for example `none`
                    get: /, auth: { basic: { user: a } }     | `basic` has no `password`                                 | add `password`
                    get: /, auth: { basic: { user: "a:b", password: c } } | `user` cannot contain `:`                    | remove it
                    get: /, auth: { bearer: "a b" }          | `bearer` cannot contain a space                           | remove it
                    get: /, auth: { bearer: "${a}" }         | unknown var `a`                                           | there are none: add `vars: { a: … }`
                    get: /, auth: { baerer: a }              | unknown key `baerer` in `auth`                            | did you mean `bearer`?
                    get: /, auth: { bearer: a }, headers: { authorization: b } | step 1 has `auth` and a header `Authorization` | they are the same: remove one
                    get: /, retry: 11                        | `retry` takes how often, not `11`                         | write for example `3` or `none`
                    get: /, retry: { backoff: 1s }           | `retry` has no `times`                                    | add `times`
                    get: /, retry: { times: 3, backoff: 2s..1s } | `backoff` takes a duration, or a shorter to a longer one, not `2s..1s` | write for example `100ms` or `100ms..300ms`
                    get: /, retry: { times: 3, jitter: 50 }  | `jitter` takes a share from 0% to 100%, not `50`          | did you mean `50%`?
                    get: /, retry: { times: 3, on: [] }      | `on` names nothing                                        | write for example `[ connect ]`
                    get: /, retry: { times: 3, on: [ conect ] } | `on` takes connect, closed, check, or a status code or a range of them, not `conect` | did you mean `connect`?
                    get: /, redirects: 21                    | `redirects` takes a whole number from 0 to 20, not `21`   | write for example `5`
                    get: /, cookies: on                      | `cookies` takes true or false, not `on`                   | did you mean `true`?
                    get: /, target: auth                     | there is no target `auth`                                 | name it: `targets: { auth: http://… }`
                    get: /, timeout: 0s                      | `timeout` takes a duration longer than 0, at most 366d, not `0s`        | write for example `30s`, `150ms` or `1m30s`
                    get: /, on-error: go                     | `on-error` takes one of continue, stop, not `go`          | write for example `continue`
                    get: /, check: { status: 600 }           | `status` takes a status code or a range of them, not `600` | write for example `200`, `2xx` or `200..204`
                    get: /, check: { status: 200-204 }       | `status` takes a status code or a range of them, not `200-204` | did you mean `200..204`?
                    get: /, check: { status: [] }            | `status` accepts nothing                                  | name a code: `[ 200 ]`
                    get: /, check: { time: 100ms }           | `time` takes `<` and a duration of at most 366d, not `100ms`              | did you mean `< 100ms`?
                    get: /, check: { body: { contain: a } }  | unknown key `contain` in `body`                           | did you mean `contains`?
                    get: /, check: { body: { } }             | `body` has no text                                        | add `contains` or `equals`
                    get: /, check: { body: "${a}" }          | unknown var `a`                                           | there are none: add `vars: { a: … }`
                    get: /, check: { json: { id: 7 } }       | `json` takes a JSON path to one value, not `id`           | did you mean `$.id`?
                    get: /, check: { json: { $.a: } }        | the value at `$.a` takes a mapping, here is empty         | its keys: contains, equals
                    get: /, when: "${a} == 1"                | unknown var `a`                                           | there are none: add `vars: { a: … }`
                    get: /, save: { a: $.a }, when: "${a} == 1" | unknown var `a`                                        | it is there after the step that saves it: save it in a step above
                    get: "/${a}", save: { a: $.a }, while: "${a} != 1" | unknown var `a`                                 | it is there after the step that saves it: save it in a step above
                    get: /, save: { abc: $.a }, while: "${abd} != 1" | unknown var `abd`                                  | did you mean `abc`?
                    get: /, when: "${a} = 1"                 | unknown comparison `=`                                    | did you mean `==`?
                    get: /, while: "${a} matches '('"        | this is no regular expression: missing closing ): (       | it has the syntax of RE2, without (?=…) and \\1
                    get: /, while: [ a ]                     | `while` takes a condition, here is a list                 | write for example `${next} != ''`
                    get: /, when:                            | `when` has no value                                       | give it one or remove it
                    get: /, at-most: 3                       | `at-most` goes with `while`                               | add `while` or remove it
                    get: /, repeat: 0                        | `repeat` takes a whole number from 1 to 1000, not `0`     | write for example `3`
                    get: /, metrics: { a: hits }             | `a` in `metrics` takes a JSON path to one value, not `hits` | did you mean `$.hits`?
                    get: /, metrics: { a: { default: 1 } }   | `a` in `metrics` has no source                            | add `json` or `header` or `cookie` or `regex` or `xml`
                    get: /, metrics: [ a ]                   | `metrics` takes names with values, here is a list         | write `name: value`
                    get: /, header: { X: y }                 | unknown key `header` in step 1                            | did you mean `headers`?
                    get: /, check: { headers: { X: y } }     | unknown key `headers` in `check` of step 1                | did you mean `header`?
                    get: /, headers: { X: y }, header: { X: y } | unknown key `header` in step 1                         | `header` belongs in `check` or `save` or a metric; check the indentation
                    get: /, seed: 5                          | unknown key `seed` in step 1                              | `seed` belongs in the scenario; check the indentation
                    get: /, setup: []                        | unknown key `setup` in step 1                             | `setup` belongs in the scenario; check the indentation
                    get: /, metric: { a: $.a }               | unknown key `metric` in step 1                            | did you mean `metrics`?
                    group: a                                 | step 1 has no `steps`                                     | add `steps`
                    group: a, steps: [ { think: 1s } ]       | step 1 sends no request                                   | add a step such as `get: /`
                    group: a, steps: [ { group: b, steps: [ { get: / } ] } ] | a group has no groups in it               | put its steps here, or move it behind this group
                    group: a, steps: [ { gett: / } ]         | unknown key `gett` in step 1 of group `a`                 | did you mean `get`?
                    group: a, name: b, steps: [ { get: / } ] | unknown key `name` in step 1                              | `name` belongs in the scenario or a step or a `java` step; check the indentation
                    group: a, repeat: 100, steps: [ { get: /, repeat: 101 } ] | with the rounds in it this makes 10100 rounds | at most 10000 together: lower one of them
                    get: /, if: "${a} == 1"                  | unknown key `if` in step 1                                | did you mean `when`?
                    get: /, save: { a: token }               | `a` in `save` takes a JSON path to one value, not `token` | did you mean `$.token`?
                    get: /, save: { a: $..token }            | `a` in `save` takes a JSON path to one value, not `$..token` | did you mean `$.token`?
                    get: /, save: { a: /items/0/id }         | `a` in `save` takes a JSON path to one value, not `/items/0/id` | did you mean `$.items[0].id`?
                    get: /, save: { 1a: $.a }                | `1a` cannot be the name of a variable                     | letters, digits, _ and -, beginning with a letter
                    get: /, save: { a: { regx: x } }         | unknown key `regx` in `a` in `save`                       | did you mean `regex`?
                    get: /, save: { a: { default: x } }      | `a` in `save` has no source                               | add `json` or `header` or `cookie` or `regex` or `xml`
                    get: /, save: { a: { regex: "(" } }      | `regex` takes a regular expression in the syntax of RE2, not `(` | write for example `id=([0-9]+)`
                    get: /, save: { a: { xml: a/b } }        | `xml` takes a path of elements from the root, not `a/b`   | did you mean `/a/b`?
                    get: "/${a}", save: { a: $.a }           | unknown var `a`                                           | it is there after the step that saves it: save it in a step above
                    get: /, extract: { a: $.a }              | unknown key `extract` in step 1                           | did you mean `save`?
                    get: /, check: { xyz: a }                | unknown key `xyz` in `check` of step 1                    | allowed here: status, body, header, json, time
                    get: /, name: " x"                       | `name` takes a name of 1 to 100 characters, not `x`       | write for example `lookup`
                    java: com/example/A                      | `com/example/A` is neither a class nor a source file      | write `com.example.Checkout` or `./Checkout.java`
                    java: steps\\A.java                     | `\\` stands in a path                                     | did you mean `steps/A.java`?
                    java: ../A.java                          | `../A.java` is outside the scenario's folder              | put the file beside the scenario and write `./A.java`
                    """)
    void should_say_what_is_wrong_in_a_step(String step, String what, String help) {
        assertProblem(
                "target: echo\nsteps: [ { " + step + " }, { get: / } ]\n" + PHASES, what, help);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rate: 0/s, for: 1s                       | `rate` takes a rate above 0, at most 10000000/s, not `0/s` | write for example `200/s`, `30/m` or `100/h`
                    rate: 200rps, for: 1s                    | `rate` takes a rate above 0, at most 10000000/s, not `200rps` | did you mean `200/s`?
                    rate: 5/s                                | phase `x` has no length                                   | add `for` or `iterations` or `replay`
                    for: 5s                                  | phase `x` has no load                                     | add `rate` or `ramp` or `stairs` or `spike` or `burst` or `sine` or `random` or `replay` or `users`
                    rate: 1/h, ramp: 1/s..2/s, for: 1s       | phase `x` has rate and ramp, but takes one of them        | remove one
                    ramp: 1/s-50/s, for: 1s                  | `ramp` takes a rate to another, not both 0, not `1/s-50/s` | did you mean `1/s..50/s`?
                    ramp: 1..50/s, for: 1s                   | `ramp` takes a rate to another, not both 0, not `1..50/s` | did you mean `1/s..50/s`?
                    ramp: 0/s..0/s, for: 1s                  | `ramp` takes a rate to another, not both 0, not `0/s..0/s` | write for example `1/s..50/s`
                    stairs: 10/s, for: 1s                    | `stairs` takes a list, here is `10/s`                     | write `[ 10/s ]`
                    stairs: [], for: 1s                      | `stairs` has no step above 0                              | write for example `[ 10/s, 50/s ]`
                    spike: { base: 1/s, peak: 5/s }, for: 1s | `spike` of phase `x` has no `width`                       | add `width`
                    spike: { base: 1/s, peak: 5/s, width: 2s }, for: 1s | `width` reaches to the end of phase `x`        | make it shorter than `for`
                    spike: { base: 1/s, peak: 5/s, width: 2s, every: 1s }, for: 9s | `width`, 2s, is more than `every`, 1s | write at most `width: 1s`, or raise `every`
                    spike: { base: 9/s, peak: 5/s, width: 2s }, for: 9s | `peak`, 5/s, is not above `base`, 9/s           | raise it, or swap the two: a spike goes up
                    spike: { base: 1/s, peak: 5/s, width: 2s, times: 2 }, for: 9s | `times` goes with `every`            | add `every` or remove it
                    burst: { size: 20000, every: 1s }, for: 9s | a burst of 20000 is more than may be in flight, 10000   | raise `limits: { in-flight: 20000 }`, or make it smaller
                    burst: { size: 5, every: 1s, over: 2s }, for: 9s | `over`, 2s, is more than `every`, 1s | write at most `over: 1s`, or raise `every`
                    burst: { size: 5, every: 1ns }, for: 9s  | bursts of 5 every 1ns are more than 10000000/s            | make them smaller, or `every` longer
                    sine: { mean: 5/s, amplitude: 6/s, period: 1s }, for: 9s | `amplitude`, 6/s, is more than `mean`, 5/s | write at most `amplitude: 5/s`, or raise `mean`
                    users: 0, for: 1s                        | `users` takes a number of users, or one to another, not 0, not `0` | write for example `300` or `10..500`
                    users: 1k, for: 1s                       | `users` takes a number of users, or one to another, not 0, not `1k` | did you mean `1000`?
                    users: { stairs: [ 0 ] }, for: 1s        | `stairs` has no step above 0                              | write for example `[ 10, 500 ]`
                    users: 600, for: 1s, limits: { in-flight: 500 } | 600 users are more than may be in flight, 500      | raise `limits: { in-flight: 600 }`, or make it smaller
                    rate: 5/s, for: 1s, pace: 2s             | `pace` goes with `users`                                  | add `users` or remove it
                    rate: 5/s, for: 1s, iterations: 2        | `iterations` goes with `users`                            | add `users` or remove it
                    rate: 5/s, for: 1s, record: no           | `record` takes true or false, not `no`                    | did you mean `false`?
                    rate: 5/s, for: 1s, after: first         | `after` takes a list, here is `first`                     | write `[ first ]`
                    rate: 5/s, for: 1s, after: [ x ]         | phase `x` does not stand above phase `x`                  | move it up; a phase waits for earlier ones only
                    rate: 5/s, for: 1s, after: [ last ]      | phase `last` does not stand above phase `x`               | move it up; a phase waits for earlier ones only
                    rate: 5/s, for: 1s, mix: { man: 1 }      | there is no workload `man`                                | did you mean `main`?
                    rate: 5/s, for: 1s, mix: { main: 0 }     | `mix` of phase `x` has no weight above 0                  | give a workload a weight, or remove `mix`
                    rate: 5/s, for: 1s, limits: { in-flight: 20000 } | `in-flight` of phase `x` is above that of the run, 10000 | raise it: `limits: { in-flight: 20000 }` at the top level
                    rate: 5/s, for: 1s, duration: 5s         | unknown key `duration` in phase `x`                       | did you mean `for`?
                    rate: 5/s, for: 1s, require: [ a ]       | unknown measure `a`                                       | a measure is pN (p50, p99.9), mean, max, errors or throughput
                    rate: 5/s, for: 1s, require: [ p95 < 1s during x ] | `require` is about all of its phase, and what misses it fails | write it without `warn`, `over`, `during` and `else`, or under `slo`
                    rate: 5/s, for: 1s, require: [ p95 of loop < 1s ] | there is no request or workload `loop`           | did you mean `lookup`?
                    rate: 5/s, for: 1s, faults: [ a ]        | unknown key `faults` in phase `x`                        | `faults` is not built yet: remove it
                    rate: 5/s, for 1s                        | unknown key `for 1s` in phase `x`                         | did you mean `for: 1s`?
                    """)
    void should_say_what_is_wrong_in_a_phase(String phase, String what, String help) {
        String phases =
                "phases: [ { name: x, " + phase + " }, { name: last, rate: 1/s, for: 1s } ]\n";
        assertProblem("target: echo\n" + STEPS + phases, what, help);
    }

    @Test
    void should_say_when_nothing_would_happen_or_nothing_would_count() {
        assertProblem(
                "target: echo\nsteps: [ { think: 1s } ]\n" + PHASES,
                "the scenario sends no request",
                "add a step such as `get: /`");
        assertProblem(
                "target: echo\nworkloads: { a: { weight: 0, steps: [ { get: / } ] } }\n" + PHASES,
                "no workload has a weight above 0",
                "give one a `weight`, or every phase a `mix`");
        assertProblem(
                "target: echo\n" + STEPS + PHASES.replace("1m", "1m, record: false"),
                "no phase is recorded, so nothing can be judged",
                "remove `record: false` from one of them");
        assertProblem(
                "target: echo\n"
                        + STEPS
                        + PHASES.replace(
                                "} ]", "}, { name: b, rate: 1/s, for: 1s, record: false } ]")
                        + "slo: [ p95 < 1s during b ]\n",
                "phase `b` is not recorded, so this can never hold",
                "remove `record: false` from the phase, or name another");
        assertProblem(STEPS + PHASES, "the scenario has no `target`", "add `target` or `targets`");
    }

    @Test
    void should_look_for_source_files_beside_the_scenario() throws java.io.IOException {
        Path file = folder.resolve("a.yaml");
        java.nio.file.Files.writeString(
                file, "target: echo\nsteps: [ { java: ./A.java } ]\n" + PHASES);
        PlimsollException missing =
                catchThrowableOfType(PlimsollException.class, () -> reader.read(file));
        assertThat(missing.problems().getFirst().what()).isEqualTo("there is no file `./A.java`");

        java.nio.file.Files.writeString(folder.resolve("A.java"), "class A {}");
        assertThat(reader.read(file).workloads()).hasSize(1);
    }

    @Test
    void should_say_what_is_wrong_with_named_targets() {
        String targets = "targets: { shop: echo, auth: http://127.0.0.1:81 }\n";
        assertProblem(
                targets + "steps: [ { get: /, target: atuh } ]\n" + PHASES,
                "there is no target `atuh`",
                "did you mean `auth`?");
        assertProblem(
                targets.replace("http://127.0.0.1:81", "127.0.0.1:81") + STEPS + PHASES,
                "there is no reference target `127.0.0.1:81`",
                "did you mean `http://127.0.0.1:81`?");
        assertProblem(
                "target: echo\n" + targets + STEPS + PHASES,
                "the scenario has target and targets, but takes one of them",
                "remove one");
        assertProblem(
                "targets: { }\n" + STEPS + PHASES, "there is no target", "write `name: http://…`");
    }

    @Test
    void should_look_at_files_that_are_sent() throws java.io.IOException {
        Path file = folder.resolve("a.yaml");
        java.nio.file.Files.writeString(
                file,
                "target: echo\nsteps:\n  - put: /\n    file: ./a.bin\n  - post: /\n    multipart: {"
                        + " a: { file: ./b.bin } }\n"
                        + PHASES);
        try (java.io.RandomAccessFile large =
                new java.io.RandomAccessFile(folder.resolve("b.bin").toFile(), "rw")) {
            large.setLength(io.plimsoll.model.scenario.Body.BYTES_MAX + 1);
        }
        PlimsollException wrong =
                catchThrowableOfType(PlimsollException.class, () -> reader.read(file));

        assertThat(wrong.problems())
                .extracting(ScenarioProblemsTest::located)
                .containsExactly(
                        "4:11 there is no file `./a.bin`", "6:29 the file is larger than 64 MiB");
    }

    @Test
    void should_find_the_line_of_an_unknown_var_in_a_long_body() {
        Problem problem =
                problems(
                                """
                                target: echo
                                vars: { user: ada }
                                steps:
                                  - post: /
                                    body: |
                                      hello ${user}
                                      bye ${usr}
                                phases: [ { name: steady, rate: 10/s, for: 1m } ]
                                """)
                        .getFirst();
        assertThat(located(problem)).isEqualTo("7:11 unknown var `usr`");
        assertThat(problem.help()).hasValue("did you mean `user`?");
    }

    @Test
    void should_not_quote_the_password_of_an_address() {
        Problem problem =
                problems("{ target: http://ann:p@ss@shop.test, steps: [ { get: / } ] }").getFirst();

        assertThat(problem.where().orElseThrow().source())
                .isEqualTo("{ target: http://********@shop.test, steps: [ { get: / } ] }");
    }

    private void assertProblem(String text, String what, String help) {
        assertThat(problems(text))
                .as(text)
                .extracting(Problem::what, problem -> problem.help().orElse(""))
                .contains(org.assertj.core.groups.Tuple.tuple(what, help));
        assertThat(problems(text)).as(text).hasSizeLessThanOrEqualTo(2);
    }

    private static String located(Problem problem) {
        return problem.where().map(place -> place.line() + ":" + place.column() + " ").orElse("")
                + problem.what();
    }

    private List<Problem> problems(String text) {
        return catchThrowableOfType(
                        PlimsollException.class, () -> reader.read("checkout.yaml", text))
                .problems();
    }
}
