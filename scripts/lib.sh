# Sourced by the other scripts: where things are, how to say things, how to become root.
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# Clones on one machine share what cargo compiled; the site and the data stay in the clone.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/rdv-apprentissage/target}
export SITE_DIR=${SITE_DIR:-$ROOT/target/site}
[ -d "$HOME/.cargo/bin" ] && export PATH="$PATH:$HOME/.cargo/bin"
if [ -n "${CI:-}" ]; then export CARGO_TERM_PROGRESS_WHEN=never; fi

# The packages that run on the host. `frontend` and `frontend-staff` are for the browser alone, and building them in the same
# breath would turn on leptos's `ssr` and `hydrate` together. Every host command names the same set, so that features, and with them compiled
# dependencies, are the same for all.
# shellcheck disable=SC2034
HOST=(--workspace --exclude frontend --exclude frontend-staff)

say() { printf '── %s\n' "$*"; }
complain() { printf '!! %s\n' "$*" >&2; }
stop_with() { complain "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else stop_with "root or sudo is needed for: $*"; fi
}

# apt_install PACKAGE…: refreshes the lists once per run, then installs without a question.
apt_install() {
  have apt-get || stop_with "apt-get is not here: install by hand: $*"
  if [ -z "${APT_FRESH:-}" ]; then as_root apt-get update -q >&2 || complain "apt-get update failed, going on with the lists at hand"; fi
  export APT_FRESH=yes
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    -o Dpkg::Options::=--force-confold "$@" >&2 || stop_with "Debian's packages cannot be had: $*"
}

# The folder of PostgreSQL's programs (initdb, pg_ctl), or nothing.
postgres_programs() {
  local folder
  folder=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$folder" ] && [ -x "$folder/initdb" ]; then echo "$folder"
  elif have initdb; then dirname "$(readlink -f "$(command -v initdb)")"; fi
}

chromium_program() { echo "${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}"; }

# has_browser_target [TOOLCHAIN]: whether rustc, of that toolchain or of the one in force, finds the browser's standard library.
has_browser_target() {
  local libraries
  libraries=$(${1:+env RUSTUP_TOOLCHAIN="$1"} rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) || return 1
  compgen -G "$libraries/libstd-*.rlib" >/dev/null
}

# npm_is_fresh FOLDER: whether node_modules is what the lock file says.
npm_is_fresh() { [ "$(cat "$1/node_modules/.installed-lock" 2>/dev/null)" = "$(sha256sum <"$1/package-lock.json")" ]; }
