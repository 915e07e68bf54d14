#include "programs/sister/process.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <thread>

namespace vestnik::sister {
namespace {

/// How a child process that runs `job` ends, as waitpid() tells.
int end_of(const std::function<int()>& job) {
  const pid_t child = fork();
  if (child == 0) std::_Exit(job());
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return status;
}

TEST(read_all, takes_more_than_a_pipe_holds) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const std::string sent(300'000, 'x');
  bool written = false;
  std::thread writer([&] {
    written = write_all(ends[1], sent);
    close(ends[1]);
  });
  std::string got;
  EXPECT_TRUE(read_all(ends[0], got));
  writer.join();
  close(ends[0]);
  EXPECT_TRUE(written);
  EXPECT_EQ(got, sent);
}

TEST(read_all, says_that_a_file_cannot_be_read) {
  std::string got;
  EXPECT_FALSE(read_all(-1, got));
  EXPECT_EQ(got, "");
}

TEST(read_all, refuses_what_has_no_end) {
  const int endless = open("/dev/zero", O_RDONLY | O_CLOEXEC);
  ASSERT_GE(endless, 0);
  std::string got;
  EXPECT_FALSE(read_all(endless, got));
  EXPECT_LE(got.size(), std::size_t{1} << 28);
  close(endless);
}

TEST(write_all, says_that_the_disk_is_full) {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  EXPECT_FALSE(write_all(full, "text"));
  close(full);
}

TEST(limit_process, ends_a_job_that_does_not) {
  const int status = end_of([] {
    limit_process(1, std::size_t{1} << 30);
    std::atomic<int> turns = 0;
    for (;;) ++turns;
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGXCPU);
}

TEST(limit_process, lets_no_file_be_written) {
  const int status = end_of([] {
    limit_process(1, std::size_t{1} << 30);
    rlimit files{}, cores{};
    getrlimit(RLIMIT_FSIZE, &files);
    getrlimit(RLIMIT_CORE, &cores);
    return files.rlim_cur == 0 && cores.rlim_cur == 0 ? 7 : 1;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 7);
}

TEST(limit_process, raises_no_limit) {
  const int status = end_of([] {
    limit_process(1, std::size_t{1} << 30);
    limit_process(50, std::size_t{1} << 40);
    rlimit seconds{};
    getrlimit(RLIMIT_CPU, &seconds);
    return seconds.rlim_cur == 1 ? 7 : 1;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 7);
}

}  // namespace
}  // namespace vestnik::sister
