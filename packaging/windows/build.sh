#!/usr/bin/env bash
# The Windows installer, made on Debian where scripts/check has run: build.sh OUT.msi [FILES]
#
# FILES keeps what the installer holds, for another packer. The Python in it is that of tests/wine, for tests only; for an
# installer that others get, SAGSTAST_PYTHON names the unpacked "embeddable package" of 3.12 from python.org. With SAGSTAST_CERT (a PKCS#12 file) and
# SAGSTAST_CERT_PASSWORD (a file with its password) every executable that nobody else has signed and the installer itself
# are signed; with SAGSTAST_TIMESTAMP (an address, RFC 3161) the signatures outlive the certificate.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(cd "$here/../.." && pwd)
mkdir -p "$(dirname "${1:?the installer to make}")"
out=$(realpath "$1")
[ -n "${DISPLAY:-}" ] || exec xvfb-run -a "$0" "$@" # Wine wants a screen
root=$(realpath -m "${SAGSTAST_WINE_ROOT:-$repo/.windows}")
"$repo/tests/wine/boot.sh" "$root"
python="$repo/.venv/bin/python"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files="$work/files"

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$repo/pyproject.toml")

sign() { # sign FILE
    local password=() timestamp=()
    [ -z "${SAGSTAST_CERT_PASSWORD:-}" ] || password=(-readpass "$SAGSTAST_CERT_PASSWORD")
    [ -z "${SAGSTAST_TIMESTAMP:-}" ] || timestamp=(-ts "$SAGSTAST_TIMESTAMP")
    osslsigncode sign -pkcs12 "$SAGSTAST_CERT" "${password[@]}" "${timestamp[@]}" -h sha256 -n Sagstast \
        -in "$1" -out "$work/signed" >/dev/null
    mv "$work/signed" "$1"
}

"$python" "$here/gather.py" "${SAGSTAST_PYTHON:-$root/py}" "$root/py/Lib/site-packages" "$files"

# Program Files cannot be written by those who run it: without these, every start would compile everything anew. They
# hold no time stamps, which an installer would change.
compile() { # Windows' Python wants a pipe to write to, and Wine's services, which it may start, keep it open
    local there="Z:${files//\//\\}"
    . "$root/env.sh"
    /usr/lib/wine/wine64 "$root/py/python.exe" -m compileall -q --invalidation-mode unchecked-hash \
        -s "$there" "$there\\app" "$there\\app_packages" </dev/null > >(exec cat >"$work/said") 2>&1
}
(compile) || { cat "$work/said" >&2; exit 1; }

(cd "$repo" && "$python" "$here/icon.py" "$work/sagstast.ico")
for name in sagstast sagstastw; do
    x86_64-w64-mingw32-windres -I "$here" -DPICTURE="\\\"$work/sagstast.ico\\\"" -DNAME="\\\"$name.exe\\\"" \
        -DVERSION="\\\"$version\\\"" -DVERSION_COMMAS="${version//./,},0" "$here/launcher.rc" "$work/$name.o"
    window=$([ $name = sagstast ] || echo -mwindows)
    x86_64-w64-mingw32-gcc -O2 -s -Wall -Wextra -Werror -municode $window -Wl,--no-insert-timestamp \
        "$here/launcher.c" "$work/$name.o" "$files/python312.dll" -o "$files/$name.exe"
done

if [ -n "${SAGSTAST_CERT:-}" ]; then
    find "$files" -name '*.exe' -o -name '*.dll' -o -name '*.pyd' | while read -r file; do
        osslsigncode extract-signature -in "$file" -out "$work/theirs" >/dev/null 2>&1 || sign "$file"
        rm -f "$work/theirs"
    done
fi

"$python" "$here/components.py" "$files" "$work/files.wxs"
# Another content is another product to Windows Installer, the same content the same one.
content=$(cd "$files" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
product=$("$python" -c 'import sys, uuid; print(uuid.uuid5(uuid.NAMESPACE_OID, sys.argv[1]))' "$content")
cp "$here/sagstast.wxs" "$work"
(cd "$work" && wixl -a x64 -D VERSION="$version" -D PRODUCT="$product" -o out.msi sagstast.wxs files.wxs)
# What wixl has no words for: when to start with Windows.
msibuild "$work/out.msi" -q "UPDATE \`Component\` SET \`Condition\` = 'AUTOSTART = 1 OR REMOVE' WHERE \`Component\` = 'Autostart'"
[ -z "${SAGSTAST_CERT:-}" ] || sign "$work/out.msi"
mv "$work/out.msi" "$out"
[ -z "${2:-}" ] || cp -r "$files" "$2"
du -sh "$files" "$out" | sed "s|$work/files|installed|"
