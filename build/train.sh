#!/usr/bin/env bash
# Writes IMAGE/plimsoll.aot: the classes and the profile of a short load run on loopback, kept ahead of time.
# Usage: train.sh JAVA_HOME IMAGE
set -euo pipefail

java=$1/bin/java
image=$2
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)

rm -f "$image/plimsoll.aot"
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT
# How the run ends does not matter: a busy machine makes it inconclusive, and it has still loaded the classes.
"$java" "@$here/jvm.flags" -XX:AOTCacheOutput="$image/plimsoll.aot" \
    -cp "$image/plimsoll.jar" io.plimsoll.app.cli.Main run "$here/train.yaml" \
    --out "$runs" --no-color </dev/null ||
    printf 'the training run ended with %s\n' "$?"
[ -s "$image/plimsoll.aot" ]
