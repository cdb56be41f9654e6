#!/usr/bin/env bash
# Packs an archive that runs without JDK, Maven and checkout: target/plimsoll-VERSION-OS-ARCH.tar.gz.
# It holds a runtime of its own (jlink), made of the modules that the program uses and no others.
set -euo pipefail

here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/locale.sh"
. "$here/find-jdk.sh"
find_jdk
cd "$here/.."

./plimsoll --version >/dev/null

image=target/image
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
name=plimsoll-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
stage=target/dist/$name
rm -rf target/dist
mkdir -p "$stage/bin" "$stage/app"

# jdeps sees what classes refer to; java.desktop is there only for beans that nobody has. What is looked up
# at run time is named here: the compiler of `java` steps and what their code may well use, name servers of
# the host, figures about the process, TLS on elliptic curves, and the Unsafe that Netty reaches for.
modules=$("$jdk_home/bin/jdeps" --ignore-missing-deps --print-module-deps --multi-release 25 \
    "$image/plimsoll.jar" "$image"/lib/*.jar)
modules=${modules//java.desktop,/},jdk.compiler,jdk.zipfs,java.net.http,java.sql,java.xml
modules=$modules,java.naming,jdk.naming.dns,java.management,jdk.management,jdk.jfr,jdk.crypto.ec,jdk.unsupported
"$jdk_home/bin/jlink" --add-modules "$modules" --no-header-files --no-man-pages \
    --output "$stage/runtime"

cp -p "$image/plimsoll.jar" build/jvm.flags build/launch.sh build/locale.sh "$stage/app/"
cp -Rp "$image/lib" "$stage/app/lib"
cp -p ./*.md LICENSE "$stage/"
cp -Rp docs examples "$stage/"
# The pages speak of a checkout; here the program stands in bin, is built, and brings its Java along.
find "$stage" -maxdepth 2 -name '*.md' -exec sed -i.bak \
    -e 's|\./plimsoll|bin/plimsoll|g' -e 's|; builds itself on first use||' -e '/^make check /d' \
    -e 's|^You need .*Maven.*|Nothing else is needed: a Java of its own lies beside it.|' {} +
find "$stage" -maxdepth 2 -name '*.md.bak' -delete
cp build/archive-launcher.sh "$stage/bin/plimsoll"
chmod 755 "$stage/bin/plimsoll"

# The cache remembers the jars' times to the second, which is what the archive keeps.
find "$stage" -type f -exec touch -d "@$(sed -n '/outputTimestamp/s|.*>\(.*\)<.*|\1|p' pom.xml | date -u -f - +%s)" {} +
build/train.sh "$PWD/$stage/runtime" "$PWD/$stage/app" >>target/build.log 2>&1

archive=$PWD/target/$name.tar.gz
tar -C target/dist --sort=name --owner=0 --group=0 --numeric-owner -czf "$archive" "$name"

# The proof: unpacked somewhere else, in a folder that ASCII cannot name, with nothing of this machine in its
# environment, not even a locale.
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
proof=$elsewhere/Größe
mkdir "$proof"
tar -C "$proof" -xzf "$archive"
plimsoll=$proof/$name/bin/plimsoll
(cd "$proof" && env -i PATH= "$plimsoll" --version)
# What README says and links to is there.
if grep -E 'Maven|make check|\./plimsoll' "$proof/$name/README.md" >&2; then
    echo 'README speaks of a checkout' >&2
    exit 1
fi
grep -o ']([^):]*)' README.md | tr -d '()]' | while read -r page; do
    [ -e "$proof/$name/${page%%#*}" ] || { printf 'README links to %s, which is not packed\n' "$page" >&2 && exit 1; }
done
(cd "$proof/$name" && env -i PATH= bin/plimsoll check examples/own-code.yaml)
# A run that a busy machine made inconclusive (111) has run all the same.
(cd "$proof" && env -i PATH= "$plimsoll" run "$here/train.yaml" --out "$proof/runs" -q </dev/null >run.log 2>&1) ||
    [ $? -eq 111 ] || { cat "$proof/run.log" >&2 && exit 1; }
printf '%s (%s)\n' "${archive#"$PWD/"}" "$(du -h "$archive" | cut -f1)"
