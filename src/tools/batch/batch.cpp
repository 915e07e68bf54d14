#include "tools/batch/batch.hpp"

#include <chrono>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "tools/batch/environment.hpp"

namespace vestnik::batch {
namespace {

/// What is said of an issue that its worker did not survive.
Result broken(const Job& job, const LocalText& why) {
  Result result{.issue = job.name, .output = job.output, .status = Status::broken};
  result.findings.push_back(finding("not-finished"_id, {.file = job.descriptor.string()}, value<"why">(why)));
  return result;
}

}  // namespace

Outcome<BatchRun> run_batch(Jobs found, const BatchOptions& options, const OnResult& on_result) {
  const auto began = std::chrono::steady_clock::now();
  std::vector<Job> jobs = std::move(found.jobs);
  std::erase_if(jobs, [&](const Job& job) { return !options.shard.holds(job.name); });
  const Archive archive(options.output_folder, options.shard, options.disk);
  Lock lock;
  if (options.task.mode == Mode::update) {
    if (const auto problem = archive.open(lock)) {
      return {std::nullopt,
              {finding("output-busy"_id, {.file = options.output_folder.string()}, value<"problem">(*problem))}};
    }
  }
  BatchRun run{.head = {.shard = options.shard, .excluded = std::move(found.excluded)}, .spool = Spool(jobs.size())};
  Totals& totals = run.head.totals;
  totals.issues = jobs.size();
  bool spooled = true;
  const auto take = [&](std::size_t index, const Result& result, const std::string& line) {
    spooled = run.spool.put(index, line) && spooled;
    totals.add(result);
    on_result(result, totals);
  };
  // Made before the workers are: each has its copy.
  IssueTask task(archive, options.task, environment_hash(options.data_folder, options.task.typeset),
                 options.data_folder);
  Workers workers(
      options.limits, [&](std::size_t index) { return as_line(task.run(jobs[index])); },
      [&](std::size_t index, const std::string& line) {
        const std::optional<Result> result = result_of(line);
        const Result given = result ? *result : broken(jobs[index], term("its worker gave no result"));
        take(index, given, result ? line : as_line(given));
      },
      [&](std::size_t index, const LocalText& why) {
        const Result result = broken(jobs[index], why);
        take(index, result, as_line(result));
      });
  run.head.complete = workers.run(jobs.size()) && totals.done == totals.issues;
  run.head.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  for (std::size_t i = 0; totals.done < totals.issues && i < jobs.size(); ++i) {
    if (run.spool.get(i).empty()) run.head.not_reached.push_back(jobs[i].name);
  }
  if (!spooled) {
    return {std::nullopt, {finding("spool-full"_id, {})}};
  }
  return {std::move(run), {}};
}

}  // namespace vestnik::batch
