# Finds the JDK that builds and runs Plimsoll. Sourced by plimsoll and build/mvn.sh; bash 3.2 or newer.
# Starts no process while looking, because the launcher pays for it on every call.

jdk_feature_min=25

# Sets jdk_feature to the feature version of the JDK in folder $1, or to 0 when there is none.
read_jdk_feature() {
    local line
    jdk_feature=0
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    while IFS= read -r line; do
        case $line in
            JAVA_VERSION=*)
                line=${line#*=}
                line=${line//\"/}
                line=${line%%[!0-9]*}
                jdk_feature=${line:-0}
                ;;
        esac
    done <"$1/release"
}

# Sets jdk_home to the first folder among the arguments that holds a new enough JDK.
first_jdk() {
    local candidate
    for candidate in "$@"; do
        [ -n "$candidate" ] || continue
        read_jdk_feature "$candidate"
        if [ "$jdk_feature" -ge "$jdk_feature_min" ]; then
            jdk_home=$candidate
            return 0
        fi
    done
    return 1
}

# Sets jdk_home, or explains on standard error what is missing and fails.
find_jdk() {
    local on_path
    if [ -n "${PLIMSOLL_JAVA_HOME:-}" ]; then
        first_jdk "$PLIMSOLL_JAVA_HOME" && return 0
        printf 'error: PLIMSOLL_JAVA_HOME=%s holds no JDK %s or newer\n' \
            "$PLIMSOLL_JAVA_HOME" "$jdk_feature_min" >&2
        printf '  point it at the folder that contains bin/javac, or unset it\n' >&2
        return 1
    fi
    first_jdk "${JAVA_HOME:-}" && return 0
    on_path=$(type -P javac || true)
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path" 2>/dev/null || printf %s "$on_path")
        first_jdk "${on_path%/bin/javac}" && return 0
    fi
    first_jdk /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home && return 0
    if [ -x /usr/libexec/java_home ]; then
        first_jdk "$(/usr/libexec/java_home -v "$jdk_feature_min+" 2>/dev/null)" && return 0
    fi
    cat >&2 <<EOF
error: no JDK $jdk_feature_min or newer found
  looked at PLIMSOLL_JAVA_HOME, JAVA_HOME, javac on the PATH, /usr/lib/jvm, /usr/java, /opt,
  SDKMAN, ~/.jdks and the folders of macOS
  install one, for instance Eclipse Temurin (adoptium.net) or \`sdk install java 25-tem\`,
  or point JAVA_HOME at the one you have
EOF
    return 1
}
