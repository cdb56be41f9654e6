# Lets Java name every file. Sourced by both launchers, build/mvn.sh and build/dist.sh; any POSIX shell.
# Under the locale C, or none, Java takes the names of files for ASCII: it does not start from a folder with
# another name, and finds no file that has one. What it prints there stays ASCII, which printed_as says.

printed_as=
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX)
        export LC_ALL=C.UTF-8
        printed_as='-Dstdout.encoding=US-ASCII -Dstderr.encoding=US-ASCII'
        ;;
esac
