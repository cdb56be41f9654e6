/**
 * The language of scenario files, key by key and word by word, and what every reader of it needs: a
 * mapping held against its section, and the variables that its texts may name. What is read, the
 * JSON Schema and the tables of the reference all come from here. Knows nothing of who reads.
 */
@NullMarked
package io.plimsoll.model.yaml.language;

import org.jspecify.annotations.NullMarked;
