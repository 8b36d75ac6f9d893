#!/usr/bin/env bash
# The project's own tests on Windows Python: suite.sh ROOT [pytest's arguments]
#
# ROOT is what boot.sh makes, and this run's own while it lasts. On a screen of its own; Qt draws off screen, as for
# the same tests on Linux. Without arguments: all of tests/unit and tests/ui but the rules, which only count, and of
# the packs what is made of their texts. The last lines tell how many passed, and why the others were left out: a
# reason that tests/conftest.py does not know is a failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=${1:?a folder to build in}
shift
[ $# -gt 0 ] || set -- tests/unit tests/ui tests/packs/test_pack_golden.py --ignore=tests/unit/rules

coproc SCREEN { exec Xvfb -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp 3>&1 >/dev/null 2>&1; }
screen=$SCREEN_PID
end() { # whatever runs in Wine goes with it, also when the tests hang
    [ ! -e "$root/env.sh" ] || (. "$root/env.sh" && /usr/lib/wine/wineserver -k) 2>/dev/null || true
    kill "$screen" 2>/dev/null || true
}
trap end EXIT
read -r display <&"${SCREEN[0]}"
export DISPLAY=":$display"
setxkbmap dk

tests/wine/boot.sh "$root"
# People's Python reads and writes cp1252 where nobody says otherwise. What searches longest, searches on Linux.
export PYTHONUTF8=0 HYPOTHESIS_PROFILE="${HYPOTHESIS_PROFILE-few}"
timeout 40m tests/wine/winpy "$root" -m pytest -q -p no:cacheprovider "$@"
