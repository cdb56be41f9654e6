# Lets Java name every file. Sourced by both launchers, build/mvn.sh and build/dist.sh; any POSIX shell.
# Under the locale C, none, or one that is not installed, Java takes the names of files for ASCII: it does not
# start from a folder with another name, and finds no file that has one. What it prints stays ASCII, which
# printed_as says, unless the locale's name asks for UTF-8.

locale_name=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}

knows_ascii_alone() {
    case $locale_name in C | POSIX) return 0 ;; esac
    [ "$(locale charmap 2>/dev/null)" = ANSI_X3.4-1968 ]
}

printed_as=
if knows_ascii_alone; then
    export LC_ALL=C.UTF-8
    case $locale_name in
        *UTF-8 | *utf8) ;;
        *) printed_as='-Dstdout.encoding=US-ASCII -Dstderr.encoding=US-ASCII' ;;
    esac
fi
