# Sourced by try-package and try-debian: a bare Debian of a given release as a folder, and commands that run inside it.

# make_root RELEASE MIRROR: a fresh copy of the bare Debian, in $root; it goes when the script ends. The bare Debian
# itself (debootstrap) stays in build/bare-RELEASE.
make_root() {
  [ "$(id -u)" -eq 0 ] || { echo "$0 must change its root folder: run it as root" >&2; return 1; }
  ensure_packages debootstrap
  bare=build/bare-$1
  root=build/root-$1
  mkdir -p build
  if [ ! -e "$bare.made" ] || [ ! -d "$bare" ]; then
    rm -rf "$bare"
    debootstrap --variant=minbase "$1" "$bare" "$2" >"$bare.log" || { cat "$bare.log"; return 1; }
    touch "$bare.made"
  fi
  rm -rf "$root"
  trap 'rm -rf "$root"' EXIT
  trap 'exit 1' HUP INT TERM
  cp -a "$bare" "$root"
  mkdir "$root/work"
  # The network as this machine's: names, how apt fetches (a proxy, say), certificates of its own.
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  apt-config dump | grep '^Acquire::' >"$root/etc/apt/apt.conf.d/99network" || true
  if [ -d /usr/local/share/ca-certificates ]; then cp -RL /usr/local/share/ca-certificates "$root/usr/local/share/"; fi
}

# inside COMMANDS: runs them in $root, in its folder /work, with processes and mounts of their own, which end with them.
inside() {
  # shellcheck disable=SC2016  # $1 and $2 are the inner shell's
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} ${no_proxy:+no_proxy="$no_proxy"} \
    unshare --mount --pid --fork --kill-child sh -euc '
      mount -t proc proc "$1/proc"
      mount --rbind /dev "$1/dev"
      mount -t tmpfs tmpfs "$1/tmp"
      exec chroot "$1" sh -euc "cd /work; $2"' inside "$root" "$1"
}
