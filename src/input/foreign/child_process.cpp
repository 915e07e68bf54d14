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
  std::array<char*, 1> environment{nullptr};
  start(program, {std::move(argument)}, input, environment.data());
}

ChildProcess::ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                           std::chrono::milliseconds patience)
    : deadline_(std::chrono::steady_clock::now() + patience) {
  start(program, arguments, {}, environ);
}

void ChildProcess::start(const std::filesystem::path& program, std::vector<std::string> arguments,
                         std::string_view input, char* const* environment) {
  const Descriptor file(file_of(input));
  std::array<int, 2> ends{-1, -1};
  if (file.number() < 0 || pipe2(ends.data(), O_CLOEXEC) != 0) return;
  Descriptor from(ends[0]);
  const Descriptor to(ends[1]);
  SpawnActions actions;
  const SpawnAttributes attributes;
  if (!actions.become(file.number(), STDIN_FILENO) || !actions.become(to.number(), STDOUT_FILENO)) return;
  arguments.insert(arguments.begin(), program.string());
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  if (posix_spawn(&pid_, pointers[0], actions.get(), attributes.get(), pointers.data(), environment) != 0) {
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

std::optional<std::size_t> ChildProcess::read_some(char* to, std::size_t size) {
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
    pollfd waited{output_, POLLIN, 0};
    const int ready = poll(&waited, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready == 0) late_ = true;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    const ssize_t got = ::read(output_, to, size);
    if (got < 0 && errno == EINTR) continue;
    return got < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(got));
  }
}

bool ChildProcess::read(char* to, std::size_t size) {
  while (size > 0) {
    const std::optional<std::size_t> got = read_some(to, size);
    if (!got || *got == 0) return false;
    to += *got;
    size -= *got;
  }
  return true;
}

std::optional<std::string> ChildProcess::read_all(std::size_t most) {
  std::string all;
  std::array<char, 65'536> piece{};
  while (true) {
    const std::optional<std::size_t> got = read_some(piece.data(), piece.size());
    if (!got || all.size() + *got > most) return std::nullopt;
    if (*got == 0) return all;
    all.append(piece.data(), *got);
  }
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
