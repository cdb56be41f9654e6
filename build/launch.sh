# What both launchers do before they start Java. Sourced by them; any POSIX shell. $0 is what was typed.

# With fewer, Java cannot load its libraries and ours, and does not say why.
files=$(ulimit -n)
if [ "$files" != unlimited ] && [ "$files" -lt 64 ]; then
    printf 'error: only %s files may be open at once, and Plimsoll needs 64\n  help: allow more: ulimit -n 10000\n' \
        "$files" >&2
    exit 1
fi

# What is advised begins as this call did: `./plimsoll runs ls`. A whole path may be what a shell made of the bare
# name, and one with a space would have to be quoted.
case $0 in /* | *' '*) ;; */*) export PLIMSOLL_CALLED=$0 ;; esac
