package io.plimsoll.results.store;

import java.util.Arrays;

/** Constants that a journal knows by their names, so that their order may change. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> E constant(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DamageException("the unknown word " + name));
    }
}
