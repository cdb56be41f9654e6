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
. "$root/app/launch.sh"
. "$root/app/locale.sh"
start "$root/runtime/bin/java" "$root/app/jvm.flags" "$root/app/plimsoll.jar" "$@"
