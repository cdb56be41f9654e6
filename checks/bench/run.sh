#!/usr/bin/env bash
# The peer benches behind `make bench`: installs what peers it can, then runs the experiments.
#
#   make bench                                          all of them, 7 interleaved pairs: an hour
#   make bench ARGS="closed open10k --pairs 7"          some; docs/benchmarks.md keeps the others
#   make bench ARGS="closed --pairs 3 --only wrk,oha"   a quick look; docs/benchmarks.md is left alone
#   make bench ARGS="start --plimsoll DIR/plimsoll"     another build than this checkout's
#
# Experiments: closed open10k cold open100k connections start selfwatch.
# Also: --warmup SECONDS, --window SECONDS. PLIMSOLL_PEERS names the folder of the peers.
set -euo pipefail

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -P "$here/../.." && pwd)
cd "$root"
. build/find-jdk.sh
find_jdk
export JAVA_HOME=$jdk_home

cores=$(nproc)
if [ "$cores" -lt 2 ]; then
    echo "error: the benches pin client and server to a core each; this machine has $cores" >&2
    exit 1
fi

export PLIMSOLL_PEERS=${PLIMSOLL_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/plimsoll/peers}
checks/bench/install-peers.sh
./plimsoll --version
mkdir -p checks/target
build/mvn.sh --quiet test-compile dependency:build-classpath -pl checks -am \
    -Dmdep.outputFile="$root/checks/target/bench.classpath" -Dmdep.includeScope=test

# The bench itself stays off the client's core. Open connections need descriptors on both sides.
ulimit -n "$(ulimit -H -n)"
exec taskset -c 1 "$jdk_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "checks/target/test-classes:$(cat checks/target/bench.classpath)" \
    io.plimsoll.checks.bench.Bench --peers "$PLIMSOLL_PEERS" "$@"
