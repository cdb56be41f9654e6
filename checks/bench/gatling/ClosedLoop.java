import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** Gatling's closed loop: so many users, each asking again as soon as it is answered. */
public class ClosedLoop extends Simulation {
    {
        int users = Integer.getInteger("users");
        setUp(
                        scenario("closed")
                                .exec(forever().on(http("get").get("/")))
                                .injectOpen(atOnceUsers(users)))
                .protocols(http.baseUrl(System.getProperty("url")))
                .maxDuration(Integer.getInteger("seconds"));
    }
}
