#!/usr/bin/env bash
# Builds Plimsoll and puts what ./plimsoll runs into target/image: the jar, its libraries, an AOT cache.
# Called with the JDK's folder, under the launcher's lock.
set -euo pipefail

jdk_home=$1
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
mkdir -p target
log=target/build.log
image=target/image

say() {
    if [ -t 2 ]; then printf '\r\033[K%s' "$1" >&2; else printf '%s\n' "$1" >&2; fi
}
end_line() {
    if [ -t 2 ]; then printf '\n' >&2; fi
}

# What changes while the build runs must count as newer than the build: the stamp is from before.
started=target/build.started
: >"$started"
: >"$log"
SECONDS=0
say "building plimsoll (log: target/build.log)"

# Follows Maven's output: all of it into the log, the module and the seconds so far onto the terminal.
follow() {
    local line='' part='' module='' wait=()
    # Older shells do not tell a timeout from the end of the output.
    if [ -t 2 ] && [ "${BASH_VERSINFO[0]}" -ge 4 ]; then wait=(-t 1); fi
    while :; do
        if IFS= read -r ${wait[@]+"${wait[@]}"} line; then
            line=$part$line part=''
            printf '%s\n' "$line" >>"$log"
            case $line in
                *'] Building '*'['*/*']')
                    module=${line#*] Building }
                    module="${module%% *} ${module##* }"
                    say "building plimsoll: $module"
                    ;;
            esac
        elif [ $? -gt 128 ]; then
            part=$part$line
            say "building plimsoll: $module ${SECONDS} s"
        else
            break
        fi
    done
}

if ! PLIMSOLL_JAVA_HOME=$jdk_home build/mvn.sh package -pl app -am -Dmaven.test.skip=true 2>&1 | follow; then
    end_line
    grep -F '[ERROR]' "$log" | head -n 8 >&2 || tail -n 20 "$log" >&2
    printf 'error: the build failed; the whole log is in %s\n' "$PWD/$log" >&2
    exit 1
fi

# A process that still runs from the old image keeps its files; the new image replaces the folder at once.
rm -rf "$image.new" "$image.old"
mkdir -p "$image.new"
cp -p app/target/plimsoll.jar "$image.new/"
cp -Rp app/target/lib "$image.new/lib"
if [ -d "$image" ]; then mv "$image" "$image.old"; fi
mv "$image.new" "$image"
rm -rf "$image.old"

say "building plimsoll: class cache for a quick start"
build/train.sh "$jdk_home" "$PWD/$image" >>"$log" 2>&1 ||
    printf '\nno class cache: see %s; plimsoll starts a little slower\n' "$log" >&2

mv "$started" "$image/.built"
say "building plimsoll: done in ${SECONDS} s"
end_line
