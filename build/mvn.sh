#!/usr/bin/env bash
# Runs Maven in the project's folder on the JDK that find-jdk.sh found.
set -euo pipefail

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/locale.sh"
. "$here/find-jdk.sh"
find_jdk

if ! type -P mvn >/dev/null; then
    cat >&2 <<EOF
error: Maven is not on the PATH
  install it (\`apt install maven\`, \`brew install maven\`, maven.apache.org); 3.8 or newer will do
EOF
    exit 1
fi

export JAVA_HOME=$jdk_home
# Maven's own libraries use what a newer JDK warns about; the warnings say nothing about Plimsoll.
export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
cd "$here/.."
exec mvn --batch-mode "$@"
