#include "input/foreign/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

namespace vestnik::foreign {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// A file in memory that holds `bytes`: the child reads it when it likes, and nobody waits for anybody.
int file_of(std::string_view bytes) {
  Descriptor file(memfd_create("picture", MFD_CLOEXEC));
  while (!bytes.empty()) {
    const ssize_t written = write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return -1;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return lseek(file.number(), 0, SEEK_SET) == 0 ? file.release() : -1;
}

class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  bool become(int descriptor, int number) {
    return posix_spawn_file_actions_adddup2(&actions_, descriptor, number) == 0;
  }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// Signals as a new program expects them, whatever this one blocks or ignores.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

}  // namespace

ChildProcess::ChildProcess(const std::filesystem::path& program, std::string argument, std::string_view input,
                           std::chrono::milliseconds patience)
    : deadline_(std::chrono::steady_clock::now() + patience) {
  const Descriptor file(file_of(input));
  std::array<int, 2> ends{-1, -1};
  if (file.number() < 0 || pipe2(ends.data(), O_CLOEXEC) != 0) return;
  Descriptor from(ends[0]);
  const Descriptor to(ends[1]);
  SpawnActions actions;
  const SpawnAttributes attributes;
  if (!actions.become(file.number(), STDIN_FILENO) || !actions.become(to.number(), STDOUT_FILENO)) return;
  std::string name = program.string();
  std::array<char*, 3> arguments{name.data(), argument.data(), nullptr};
  std::array<char*, 1> environment{nullptr};
  if (posix_spawn(&pid_, name.c_str(), actions.get(), attributes.get(), arguments.data(), environment.data()) != 0) {
    pid_ = -1;
    return;
  }
  output_ = from.release();
}

ChildProcess::~ChildProcess() { end(); }

void ChildProcess::end() {
  if (output_ >= 0) close(output_);
  output_ = -1;
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);  // it has nothing more to say
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

bool ChildProcess::read(char* to, std::size_t size) {
  while (size > 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
    pollfd waited{output_, POLLIN, 0};
    const int ready = poll(&waited, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready == 0) late_ = true;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t got = ::read(output_, to, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool ChildProcess::took_too_long() {
  if (late_ || pid_ <= 0) return late_;
  int status = 0;
  pid_t ended = 0;
  // It closed its output, or broke off: its end is near.
  while ((ended = waitpid(pid_, &status, 0)) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return ended > 0 && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
}

}  // namespace vestnik::foreign
