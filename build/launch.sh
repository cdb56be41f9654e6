# What both launchers do before they start Java, and how. Sourced by them; any POSIX shell. $0 is what was typed.

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

# Becomes Plimsoll: start JAVA FLAGS JAR WORD... The class cache lies beside the jar; locale.sh says printed_as.
start() {
    java=$1 flags=$2 jar=$3
    shift 3
    cache=${jar%.jar}.aot
    [ -e "$cache" ] || cache=
    # shellcheck disable=SC2086  # several flags in one variable are the point
    exec "$java" "@$flags" ${cache:+"-XX:AOTCache=$cache"} $printed_as ${PLIMSOLL_JVM_FLAGS:-} \
        -cp "$jar" io.plimsoll.app.cli.Main "$@"
}
