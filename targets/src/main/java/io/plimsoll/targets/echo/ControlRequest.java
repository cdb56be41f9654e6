package io.plimsoll.targets.echo;

/**
 * A request for the server itself.
 *
 * @param post otherwise it is taken for a GET
 * @param query as it came; empty when there is none
 */
record ControlRequest(boolean post, String path, String query) {

    static final String PREFIX = "/_plimsoll/";

    String command() {
        return path.substring(PREFIX.length());
    }
}
