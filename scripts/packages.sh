# Sourced by the other scripts: the Debian packages that Vestnik needs, and how to get those that are missing.
# The names are those of Debian 12 and of Debian 13.

build_packages="
  build-essential cmake ninja-build pkg-config file
  libhpdf-dev libharfbuzz-dev libfreetype-dev libicu-dev libyaml-cpp-dev
  libmd4c-dev libcli11-dev libfmt-dev nlohmann-json3-dev
  libspng-dev libjpeg62-turbo-dev libwebp-dev libgif-dev libtiff-dev libheif-dev libstb-dev
  libxml2-dev libsvgpp-dev libboost-dev
  libarchive-dev libgmime-3.0-dev libhyphen-dev libdeflate-dev libxxhash-dev libmimalloc-dev
  libpoppler-glib-dev libcairo2-dev libdtl-dev libqpdf-dev
  libcpp-httplib-dev libpoppler-cpp-dev libhunspell-dev libgit2-dev libsqlite3-dev"

# For the desk's page. Who has Node.js from elsewhere has npm with it.
command -v npm >/dev/null || build_packages="$build_packages nodejs npm"

test_packages="
  libgtest-dev libgmock-dev clang clang-format clang-tidy libclang-rt-dev
  qpdf poppler-utils mupdf-tools pandoc python3 python3-yaml python3-pytest python3-pikepdf python3-pil
  python3-jsonschema python3-kubernetes default-jdk-headless maven valgrind man-db zsh fish
  chromium chromium-driver python3-selenium hunspell-en-us hunspell-ru hunspell-kk
  git parallel slurmctld slurmd slurm-client munge"

picture_packages="poppler-utils imagemagick"

# ensure_packages NAME ...: installs what dpkg does not know as installed; says nothing if all is there.
ensure_packages() {
  missing=""
  for package in "$@"; do
    case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" in
      "install ok installed") ;;
      *) missing="$missing $package" ;;
    esac
  done
  [ -n "$missing" ] || return 0
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing and need root to install:$missing" >&2; return 1; }
    as_root="sudo"
  fi
  echo "Installing:$missing"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  # shellcheck disable=SC2086  # a list of names
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# build PRESET TESTS TARGET ...: configures with tests ON or OFF (instant where nothing changed), then builds. Warnings
# are errors where the tests are built. A newer compiler may warn of what no one has seen yet: that must not keep anyone
# from running the program. A folder that has been configured keeps its choice, or all would be compiled again.
build() {
  preset=$1
  tests=$2
  shift 2
  errors=ON
  if [ "$tests" = OFF ]; then
    errors=$(sed -n 's/^VESTNIK_WERROR:[A-Z]*=//p' "build/$preset/CMakeCache.txt" 2>/dev/null || true)
  fi
  cmake --preset "$preset" "-DVESTNIK_TESTS=$tests" "-DVESTNIK_WERROR=${errors:-OFF}" >/dev/null
  cmake --build --preset "$preset" --target "$@"
}
