#!/usr/bin/env bash
# Writes IMAGE/plimsoll.aot: the classes of a start, loaded and linked ahead of time.
# Usage: train.sh JAVA_HOME IMAGE
set -euo pipefail

java=$1/bin/java
image=$2
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)

rm -f "$image/plimsoll.aot"
"$java" "@$here/jvm.flags" -XX:AOTCacheOutput="$image/plimsoll.aot" \
    -cp "$image/plimsoll.jar" io.plimsoll.app.cli.Main --help
