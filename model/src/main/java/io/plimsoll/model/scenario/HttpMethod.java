package io.plimsoll.model.scenario;

/** The methods a step can use; the key in the file is the name in lower case. */
public enum HttpMethod {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE,
    HEAD
}
