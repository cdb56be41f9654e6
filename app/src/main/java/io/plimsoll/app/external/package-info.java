/**
 * What other tools wrote, as a scenario: OpenAPI, HAR, curl, access logs. A draft holds no secret
 * that stood in them, and says what it leaves out. Knows nothing of the command line.
 */
@NullMarked
package io.plimsoll.app.external;

import org.jspecify.annotations.NullMarked;
