#!/bin/sh
# Runs Plimsoll on the runtime beside it; needs nothing else. In the archive this is bin/plimsoll.
self=$0
case $self in */*) ;; *) self=./$self ;; esac # called as `sh plimsoll`
while [ -L "$self" ]; do
    link=$(command -p readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
root=$(CDPATH='' cd -P -- "${self%/*}/.." && pwd) || exit 1
# With fewer, Java itself does not start, and does not say why.
files=$(ulimit -n)
if [ "$files" != unlimited ] && [ "$files" -lt 64 ]; then
    printf 'error: only %s files may be open at once, and Plimsoll needs 64\n  help: allow more: ulimit -n 10000\n' \
        "$files" >&2
    exit 1
fi
. "$root/app/locale.sh"
# What is advised begins as this call did: `./plimsoll runs ls`. A whole path may be what a shell made of the bare
# name, and one with a space would have to be quoted.
case $0 in /* | *' '*) ;; */*) export PLIMSOLL_CALLED=$0 ;; esac
cache=
[ -e "$root/app/plimsoll.aot" ] && cache=-XX:AOTCache=$root/app/plimsoll.aot
# shellcheck disable=SC2086  # several flags in one variable are the point
exec "$root/runtime/bin/java" "@$root/app/jvm.flags" ${cache:+"$cache"} $printed_as ${PLIMSOLL_JVM_FLAGS:-} \
    -cp "$root/app/plimsoll.jar" io.plimsoll.app.cli.Main "$@"
