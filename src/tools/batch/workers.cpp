#include "tools/batch/workers.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <utility>
#include <vector>

#include "findings/catalogue/message.hpp"
#include "tools/batch/worker.hpp"

namespace vestnik::batch {
namespace {

/// While it lives, signals that ask for an end are read from a file and end nothing by themselves.
class EndSignals {
 public:
  EndSignals() {
    sigset_t wanted;
    sigemptyset(&wanted);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&wanted, signal);
    sigprocmask(SIG_BLOCK, &wanted, &before_);
    file_ = signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
  }
  ~EndSignals() {
    if (file_ >= 0) close(file_);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
  }
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

  [[nodiscard]] int file() const { return file_; }
  /// How many have come since the last call.
  [[nodiscard]] int come() const {
    int count = 0;
    for (signalfd_siginfo info{}; ::read(file_, &info, sizeof info) == sizeof info;) ++count;
    return count;
  }

 private:
  sigset_t before_{};
  int file_ = -1;
};

}  // namespace

/// One run: its workers, and what is left to do.
class WorkersRun {
 public:
  WorkersRun(const WorkerLimits& limits, const Workers::Work& work, const Workers::Answered& answered,
             const Workers::Lost& lost, std::size_t count)
      : limits_(limits), work_(work), answered_(answered), lost_(lost), count_(count) {}

  bool go() {
    const std::size_t wanted = std::min<std::size_t>(std::max(limits_.workers, 1U), count_);
    while (workers_.size() < wanted && employ()) {
    }
    while (!workers_.empty()) wait();
    return next_ == count_ && signals_seen_ < 2;
  }

 private:
  /// Starts a worker on the next piece. False if there is no more to do, or no process to be had.
  bool employ() {
    if (next_ == count_ || signals_seen_ > 0) return false;
    auto worker = std::make_unique<Worker>(work_);
    if (!worker->started() || !worker->give(next_)) return false;
    ++next_;
    workers_.push_back(std::move(worker));
    return true;
  }

  void wait() {
    std::vector<pollfd> files{{signals_.file(), POLLIN, 0}};
    for (const auto& worker : workers_) files.push_back({worker->socket(), POLLIN, 0});
    constexpr int look_at_limits = 100;  // ms
    if (poll(files.data(), files.size(), look_at_limits) < 0) return;
    if (files[0].revents != 0) heed_signals();
    std::vector<Worker*> ready;
    for (std::size_t i = 0; i < workers_.size(); ++i) {
      if (files[i + 1].revents != 0) ready.push_back(workers_[i].get());
    }
    for (Worker* worker : ready) attend(*worker);
    const auto now = Worker::Clock::now();
    if (now < next_look_) return;
    next_look_ = now + std::chrono::milliseconds(look_at_limits);
    for (const auto& worker : workers_) hold_to_limits(*worker, now);
  }

  void heed_signals() {
    signals_seen_ += signals_.come();
    if (signals_seen_ < 2) return;
    for (const auto& worker : workers_) worker->kill(term("the run was interrupted"));
  }

  void attend(Worker& worker) {
    const std::size_t piece = worker.piece().value_or(0);
    switch (worker.read()) {
      case Worker::State::busy:
        return;
      case Worker::State::answered:
        answered_(piece, worker.answer());
        // One that was killed may still have answered.
        if (next_ < count_ && signals_seen_ == 0 && !worker.killed() && worker.give(next_)) {
          ++next_;
          return;
        }
        dismiss(worker);
        employ();
        return;
      case Worker::State::gone:
        lost_(piece, worker.exit_reason());
        dismiss(worker);
        employ();
        return;
    }
  }

  void dismiss(const Worker& worker) {
    std::erase_if(workers_, [&](const auto& candidate) { return candidate.get() == &worker; });
  }

  void hold_to_limits(Worker& worker, Worker::Clock::time_point now) const {
    if (!worker.piece()) return;
    if (limits_.time.count() > 0 && now - worker.began() > limits_.time) {
      worker.kill(term("it took longer than {} s", std::chrono::duration<double>(limits_.time).count()));
    } else if (limits_.memory > 0 && worker.memory() > limits_.memory) {
      worker.kill(term("it took more than {} MiB of memory", limits_.memory >> 20));
    }
  }

  const WorkerLimits& limits_;
  const Workers::Work& work_;
  const Workers::Answered& answered_;
  const Workers::Lost& lost_;
  std::size_t count_, next_ = 0;
  int signals_seen_ = 0;
  EndSignals signals_;
  Worker::Clock::time_point next_look_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

Workers::Workers(WorkerLimits limits, Work work, Answered answered, Lost lost)
    : limits_(limits), work_(std::move(work)), answered_(std::move(answered)), lost_(std::move(lost)) {}

bool Workers::run(std::size_t count) { return WorkersRun(limits_, work_, answered_, lost_, count).go(); }

}  // namespace vestnik::batch
