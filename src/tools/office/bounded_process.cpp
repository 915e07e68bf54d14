#include "tools/office/bounded_process.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <thread>

namespace vestnik::office {
namespace {

constexpr int no_program = 127;

void limit(__rlimit_resource_t what, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(what, &both);
}

/// The child's life up to the other program. Only calls that are safe after fork() in a process with threads.
[[noreturn]] void become(char* const* arguments, char* const* environment, const char* home, pid_t parent) {
  constexpr rlim_t largest_file = rlim_t{512} << 20, longest = 300;  // bytes; seconds of processor time
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(no_program);
  setpgid(0, 0);
  // Not every system lets a user have a network of his own; the profile keeps the program off it as well.
  unshare(CLONE_NEWUSER | CLONE_NEWNET);
  limit(RLIMIT_FSIZE, largest_file);
  limit(RLIMIT_CPU, longest);
  limit(RLIMIT_CORE, 0);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, number);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(number, SIG_DFL);
  if (chdir(home) == 0) execve(arguments[0], arguments, environment);
  _exit(no_program);
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

Ending run_bounded(const std::vector<std::string>& arguments, const std::filesystem::path& home,
                   std::chrono::milliseconds patience) {
  std::vector<std::string> texts = arguments;
  std::vector<std::string> environment{"HOME=" + home.string(), "TMPDIR=" + home.string(), "LC_ALL=C.UTF-8",
                                       "PATH=/usr/local/bin:/usr/bin:/bin", "SAL_USE_VCLPLUGIN=svp"};
  const std::vector<char*> argument_pointers = pointers(texts), environment_pointers = pointers(environment);
  const std::string folder = home.string();
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) return Ending::not_started;
  if (child == 0) become(argument_pointers.data(), environment_pointers.data(), folder.c_str(), parent);
  setpgid(child, child);  // whichever of the two is first
  const auto deadline = std::chrono::steady_clock::now() + patience;
  bool late = false;
  while (true) {
    // The child is not taken off the list of processes yet, so that its number stays that of its group.
    siginfo_t ended{};
    if (waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == child)
      break;
    late = std::chrono::steady_clock::now() >= deadline;
    if (late) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  kill(-child, SIGKILL);  // what it started may live on: the program is a script that starts others
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (late) return Ending::too_slow;
  return WIFEXITED(status) && WEXITSTATUS(status) == no_program ? Ending::not_started : Ending::ended;
}

}  // namespace vestnik::office
