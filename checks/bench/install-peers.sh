#!/usr/bin/env bash
# Installs the load generators that `make bench` compares Plimsoll with, as far as they install.
# A peer that cannot be had is named at the end and left out of the tables; it is not an error.
#
#   checks/bench/install-peers.sh [peer ...]      (default: all)
#
# Everything but the Debian packages goes below $PLIMSOLL_PEERS (~/.cache/plimsoll/peers).
set -uo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
peers="${PLIMSOLL_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/plimsoll/peers}"
bin="$peers/bin"
log="$peers/log"
mkdir -p "$bin" "$log"

oha_version=1.16.0
k6_version=v1.8.1
vegeta_version=v12.12.0
locust_version=2.47.0

debian() { # package program
  command -v "$2" >/dev/null && return
  [ "$(id -u)" = 0 ] || { echo "needs root: apt-get install $1"; return 1; }
  # RUNLEVEL=1 keeps the package from starting its service.
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$1"
}

go_tool() { # module version program
  [ -x "$bin/$3" ] && return
  command -v go >/dev/null || { echo "needs Go"; return 1; }
  # Built in a module of its own: `go install` would also ask for the newest version.
  local module="$peers/go/$3"
  mkdir -p "$module" && cd "$module" && rm -f go.mod go.sum && go mod init "peer/$3" &&
    go mod edit -require="$1@$2" &&
    GOFLAGS="${GOFLAGS:-} -mod=mod" go build -ldflags "-X main.Version=$2" -o "$bin/$3" "$1"
}

oha() {
  [ -x "$bin/oha" ] && return
  command -v cargo >/dev/null || { echo "needs Cargo"; return 1; }
  cargo install --locked --root "$peers" "oha@$oha_version"
}

locust() {
  [ -x "$peers/locust/bin/locust" ] && return
  python3 -m venv "$peers/locust" && "$peers/locust/bin/pip" install -q "locust==$locust_version"
}

gatling() { # leaves the class path in gatling/classpath and the simulation in gatling/classes
  local out="$peers/gatling"
  [ "$out/classes/logback.xml" -nt "$here/gatling/ClosedLoop.java" ] && return
  mkdir -p "$out/classes"
  mvn -q -f "$here/gatling/pom.xml" dependency:build-classpath -Dmdep.outputFile="$out/classpath" &&
    "${JAVA_HOME:+$JAVA_HOME/bin/}javac" -d "$out/classes" -cp "$(cat "$out/classpath")" \
      "$here"/gatling/*.java && cp "$here/gatling/logback.xml" "$out/classes"
}

floor() {
  [ "$bin/floor" -nt "$here/floor.c" ] && return
  command -v cc >/dev/null || { echo "needs a C compiler"; return 1; }
  cc -O2 -Wall -Wextra -o "$bin/floor" "$here/floor.c"
}

install() {
  case "$1" in
    nginx) debian nginx-light nginx ;;
    wrk) debian wrk wrk ;;
    ab) debian apache2-utils ab ;;
    h2load) debian nghttp2-client h2load ;;
    hey) debian hey hey ;;
    oha) oha ;;
    k6) go_tool go.k6.io/k6 "$k6_version" k6 ;;
    vegeta) go_tool github.com/tsenart/vegeta/v12 "$vegeta_version" vegeta ;;
    gatling) gatling ;;
    locust) locust ;;
    floor) floor ;;
    *) echo "unknown peer; known: $all"; return 1 ;;
  esac
}

all="nginx wrk ab h2load hey oha k6 vegeta gatling locust floor"
[ $# -gt 0 ] || set -- $all
missing=""
for peer in "$@"; do
  if (install "$peer") >"$log/$peer" 2>&1; then
    echo "installed  $peer"
  else
    echo "missing    $peer: $(tail -n 1 "$log/$peer" | cut -c1-120) ($log/$peer)"
    missing="$missing $peer"
  fi
done
[ -z "$missing" ] || echo "not in the comparison:$missing"
exit 0
