# What scripts/start and scripts/check share: from a bare Debian machine to a .venv with everything in it.
# Run again it takes no time: what is there is not fetched twice.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n» %s\n' "$*" >&2; }

give_up() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# The packages of the groups named, from scripts/debian-packages.txt.
packages_of() {
    local group
    for group in "$@"; do
        sed -n "/^\[$group\]/,/^\[/{/^[a-z]/p}" scripts/debian-packages.txt
    done
}

missing_packages() {
    local package
    for package in $(packages_of "$@"); do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_packages() {
    command -v dpkg-query >/dev/null || return 0 # not Debian: the system's own packages are left to its owner
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        give_up "Der mangler pakker, og kun root kan installere dem. Bed om: apt-get install" $missing
    fi
    say "Henter fra Debian:" $missing
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

find_python() {
    local python
    for python in python3.11 python3; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$python"
            return
        fi
    done
    give_up "Sagstast kræver Python 3.11 eller nyere."
}

make_venv() {
    local python
    python=$(find_python)
    rm -rf .venv
    "$python" -m venv .venv || {
        rm -rf .venv
        give_up "Python kan ikke lave et virtuelt miljø. På Debian hjælper: apt-get install python3-venv"
    }
}

# install_wheels LOCK: exactly the wheels of LOCK, by their hashes, and this checkout as it stands.
install_wheels() {
    local lock=$1 stamp=.venv/.$1 state
    state=$(cat "$lock" pyproject.toml | sha256sum)
    [ -x .venv/bin/python ] || make_venv
    [ "$(cat "$stamp" 2>/dev/null)" != "$state" ] || return 0
    say "Henter Pythonpakkerne i $lock"
    .venv/bin/python -m pip install -q --disable-pip-version-check --only-binary=:all: --require-hashes -r "$lock"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "$state" >"$stamp"
}
