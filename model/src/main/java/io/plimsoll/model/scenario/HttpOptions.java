package io.plimsoll.model.scenario;

import java.util.Optional;

/**
 * What a step, or the defaults for all steps, may say about HTTP requests. What a step leaves empty
 * is as in the defaults.
 *
 * @param auth who asks
 * @param retry when a request that failed is tried again; never, if nobody says so
 * @param redirects how many are followed at most, 0 to 20; none, if nobody says so
 * @param cookies whether each user, or each arrival, keeps cookies and sends them; not, if nobody
 *     says so
 * @param traceparent whether a request says which trace it belongs to (W3C Trace Context); not, if
 *     nobody says so
 * @param target the name of the target, where there are several; the first, if nobody says so
 */
public record HttpOptions(
        Optional<Auth> auth,
        Optional<Retry> retry,
        Optional<Integer> redirects,
        Optional<Boolean> cookies,
        Optional<Boolean> traceparent,
        Optional<String> target) {

    public static final int REDIRECTS_MAX = 20;

    public static final HttpOptions NONE =
            new HttpOptions(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public HttpOptions {
        if (redirects.filter(most -> most < 0 || most > REDIRECTS_MAX).isPresent()) {
            throw new IllegalArgumentException("from 0 to 20 redirects can be followed");
        }
    }

    public HttpOptions with(Auth newAuth) {
        return new HttpOptions(
                Optional.of(newAuth), retry, redirects, cookies, traceparent, target);
    }

    public HttpOptions with(Retry newRetry) {
        return new HttpOptions(
                auth, Optional.of(newRetry), redirects, cookies, traceparent, target);
    }

    public HttpOptions withRedirects(int most) {
        return new HttpOptions(auth, retry, Optional.of(most), cookies, traceparent, target);
    }

    public HttpOptions withCookies(boolean kept) {
        return new HttpOptions(auth, retry, redirects, Optional.of(kept), traceparent, target);
    }

    public HttpOptions withTraceparent(boolean sent) {
        return new HttpOptions(auth, retry, redirects, cookies, Optional.of(sent), target);
    }

    public HttpOptions to(String newTarget) {
        return new HttpOptions(
                auth, retry, redirects, cookies, traceparent, Optional.of(newTarget));
    }

    /** These, and what they leave empty as the defaults have it. */
    public HttpOptions or(HttpOptions defaults) {
        return new HttpOptions(
                auth.or(defaults::auth),
                retry.or(defaults::retry),
                redirects.or(defaults::redirects),
                cookies.or(defaults::cookies),
                traceparent.or(defaults::traceparent),
                target.or(defaults::target));
    }
}
