# Sourced by the other scripts: the Debian packages that Vestnik needs, and how to get those that are missing.

build_packages="
  build-essential cmake ninja-build pkg-config file
  libhpdf-dev libharfbuzz-dev libfreetype-dev libicu-dev libyaml-cpp-dev
  libmd4c-dev libcli11-dev libfmt-dev nlohmann-json3-dev
  libspng-dev libjpeg62-turbo-dev libxml2-dev libsvgpp-dev libboost-dev
  libhyphen-dev libdeflate-dev libxxhash-dev libmimalloc-dev
  libpoppler-glib-dev libcairo2-dev libdtl-dev libqpdf-dev
  libcpp-httplib-dev libpoppler-cpp-dev"

test_packages="
  libgtest-dev libgmock-dev clang clang-format clang-tidy libclang-rt-14-dev
  qpdf poppler-utils mupdf-tools pandoc python3 python3-yaml python3-pytest python3-pikepdf python3-pil
  python3-jsonschema openjdk-17-jdk-headless maven valgrind man-db zsh fish
  chromium chromium-driver python3-selenium
  parallel slurmctld slurmd slurm-client munge"

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

# build PRESET TESTS TARGET ...: configures with tests ON or OFF (instant where nothing changed), then builds.
build() {
  preset=$1
  tests=$2
  shift 2
  cmake --preset "$preset" "-DVESTNIK_TESTS=$tests" >/dev/null
  cmake --build --preset "$preset" --target "$@"
}
