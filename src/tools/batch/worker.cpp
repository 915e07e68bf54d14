#include "tools/batch/worker.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <sstream>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <utility>

#include "base/files/read_file.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/display/terminal_text.hpp"

namespace vestnik::batch {
namespace {

/// Exit codes of a worker that could not go on.
constexpr int ran_out_of_memory = 101, threw = 102;

bool send_all(int socket, const void* data, std::size_t size) {
  const char* bytes = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t sent = send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool receive_all(int socket, void* data, std::size_t size) {
  char* bytes = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t received = recv(socket, bytes, size, 0);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) return false;
    bytes += received;
    size -= static_cast<std::size_t>(received);
  }
  return true;
}

/// The life of a worker; returns its exit code.
int serve(int socket, const std::function<std::string(std::size_t)>& work) {
  // One issue after the other takes and gives back about the same memory: it need not go back to the system each time.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  try {
    for (std::uint64_t piece = 0; receive_all(socket, &piece, sizeof piece);) {
      const std::string answer = work(static_cast<std::size_t>(piece));
      const std::uint64_t size = answer.size();
      if (!send_all(socket, &size, sizeof size) || !send_all(socket, answer.data(), answer.size())) break;
    }
  } catch (const std::bad_alloc&) {
    return ran_out_of_memory;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", for_terminal(error.what()).c_str());
    return threw;
  }
  return 0;
}

}  // namespace

Worker::Worker(const std::function<std::string(std::size_t)>& work) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return;
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ == 0) {
    // Without its parent it has nobody to work for, whichever way that ended.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    close(ends[0]);
    // Buffers and destructors of what was copied belong to the parent.
    _exit(serve(ends[1], work));
  }
  close(ends[1]);
  socket_ = ends[0];
}

Worker::~Worker() {
  if (process_ > 0) kill({});
  static_cast<void>(exit_reason());
  if (socket_ >= 0) close(socket_);
}

std::size_t Worker::memory() const {
  const FileContent content = read_disk_file(fmt::format("/proc/{}/statm", process_), 1000);
  std::istringstream stream(content.bytes ? *content.bytes : std::string());
  std::size_t total = 0, resident = 0;
  stream >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

bool Worker::give(std::size_t piece) {
  const std::uint64_t number = piece;
  if (!send_all(socket_, &number, sizeof number)) return false;
  piece_ = piece;
  began_ = Clock::now();
  return true;
}

Worker::State Worker::read() {
  std::array<char, 65536> buffer;
  const ssize_t got = recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return State::busy;
  if (got <= 0) return State::gone;
  received_.append(buffer.data(), static_cast<std::size_t>(got));
  std::uint64_t size = 0;
  if (received_.size() < sizeof size) return State::busy;
  std::memcpy(&size, received_.data(), sizeof size);
  if (received_.size() < sizeof size + size) return State::busy;
  answer_ = received_.substr(sizeof size);
  received_.clear();
  piece_.reset();
  return State::answered;
}

void Worker::kill(LocalText why) {
  why_ = std::move(why);
  ::kill(process_, SIGKILL);
}

LocalText Worker::exit_reason() {
  if (process_ <= 0) return why_;
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  if (killed()) return why_;
  if (WIFSIGNALED(status)) {
    return term("the program crashed on it (signal {}, {})", WTERMSIG(status), strsignal(WTERMSIG(status)));
  }
  if (WEXITSTATUS(status) == ran_out_of_memory) return term("memory ran out");
  return term("the program gave up on it (exit code {})", WEXITSTATUS(status));
}

}  // namespace vestnik::batch
