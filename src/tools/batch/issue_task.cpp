#include "tools/batch/issue_task.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <new>
#include <stdexcept>

#include "base/files/output_file.hpp"
#include "base/files/read_file.hpp"
#include "engine/typeset/typeset.hpp"
#include "findings/catalogue/message.hpp"
#include "input/issue/load_issue.hpp"
#include "input/issue/reading_order.hpp"

namespace vestnik::batch {
namespace {

constexpr std::size_t largest_pdf = std::size_t{1} << 30;

namespace fs = std::filesystem;

fs::path folder_of(const Job& job) {
  std::error_code failed;
  return fs::absolute(job.descriptor, failed).parent_path();
}

std::vector<KnownFile> inputs_of(const FileTrace& trace, const fs::path& folder) {
  std::map<std::string, KnownFile> inputs;  // a picture may be named often
  for (const TracedFile& file : trace) {
    const std::string path = file.path.lexically_relative(folder).generic_string();
    const auto [input, added] = inputs.try_emplace(path);
    if (!added) continue;
    input->second = {path, file.signature.value_or(FileSignature{}), content_hash(*file.bytes)};
    // One that changed while it was read may have another size than its signature: what was read is what counts.
    input->second.signature.size = file.bytes->size();
  }
  std::vector<KnownFile> result;
  result.reserve(inputs.size());
  for (auto& [path, input] : inputs) result.push_back(std::move(input));
  return result;
}

/// The archive may move: places in the descriptor are kept without its path.
std::vector<Diagnostic> with_file(std::vector<Diagnostic> findings, const std::string& from, const std::string& to) {
  for (Diagnostic& finding : findings) {
    if (finding.where.file == from) finding.where.file = to;
  }
  return findings;
}

/// Findings name files from the descriptor's folder. A report is about many of these: there each file has the name by
/// which it can be opened, as the descriptor does.
std::vector<Diagnostic> as_opened(std::vector<Diagnostic> findings, const Job& job) {
  for (Diagnostic& finding : findings) {
    if (finding.where.file.empty() || finding.where.file == job.descriptor.string()) continue;
    const fs::path beside = (job.descriptor.parent_path() / finding.where.file).lexically_normal();
    std::error_code failed;
    if (fs::exists(beside, failed)) finding.where.file = beside.string();
  }
  return findings;
}

/// What is not the issue's fault ends the worker, as a crash does, and another takes over.
void throw_failures(const std::vector<Diagnostic>& findings) {
  for (const Diagnostic& finding : findings) {
    if (finding.code == "out-of-memory") throw std::bad_alloc();
    if (finding.code == "internal-error") throw std::runtime_error(finding.message);
  }
}

}  // namespace

Result IssueTask::run(const Job& job) {
  const auto began = std::chrono::steady_clock::now();
  Result result{.issue = job.name, .output = job.output};
  if (job.fault) {
    result.status = Status::failed;
    result.findings.push_back(*job.fault);
    return result;
  }
  const bool look = options_.mode == Mode::update && !options_.always;
  if (!look || !up_to_date(job, result)) make(job, result);
  result.findings = as_opened(std::move(result.findings), job);
  result.milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
  return result;
}

bool IssueTask::up_to_date(const Job& job, Result& result) const {
  std::optional<Record> record = archive_.record(job);
  if (!record || record->environment != environment_) return false;
  const fs::path folder = folder_of(job);
  bool stale = false;  // the record's signatures, not its content
  const auto same = [&](KnownFile& file, const fs::path& path) {
    const KnownFile::Verdict verdict = file.compare(path, !options_.read_content);
    stale = stale || verdict == KnownFile::Verdict::same_but_signature;
    return verdict != KnownFile::Verdict::changed;
  };
  for (KnownFile& input : record->inputs) {
    if (!same(input, folder / input.path)) return false;
  }
  if (!same(record->pdf, archive_.pdf(job))) return false;
  if (stale) static_cast<void>(archive_.put_record(job, *record));  // without it, the next run reads the files again
  result.status = Status::unchanged;
  result.pages = record->pages;
  result.articles = record->articles;
  result.bytes = record->pdf.signature.size;
  result.content_hash = record->pdf.hash;
  result.findings = with_file(std::move(record->findings), {}, job.descriptor.string());
  return true;
}

void IssueTask::make(const Job& job, Result& result) {
  FileTrace trace;
  Outcome<Issue> issue = read_issue(job.descriptor, options_.typeset, &trace);
  result.findings = std::move(issue.diagnostics);
  result.status = Status::failed;
  if (!issue.value || has_errors(result.findings)) return;
  Outcome<Release> release = vestnik::typeset(*issue.value, options_.typeset, assets_);
  throw_failures(release.diagnostics);
  add_by_place(*issue.value, result.findings, std::move(release.diagnostics));
  if (!release.value || has_errors(result.findings)) return;
  result.pages = release.value->pages;
  result.articles = release.value->articles;
  result.bytes = release.value->pdf.size();
  result.content_hash = content_hash(release.value->pdf);
  if (options_.mode == Mode::verify) {
    compare(job, release.value->pdf, result);
  } else {
    put(job, release.value->pdf, trace, result);
  }
}

void IssueTask::put(const Job& job, const std::string& pdf, const FileTrace& trace, Result& result) const {
  std::optional<LocalText> problem;
  const fs::path target = archive_.pdf(job);
  std::error_code failed;
  const bool replaces = fs::exists(target, failed);
  if (replaces && std::ranges::any_of(trace, [&](const auto& file) { return same_place(target, file.path); })) {
    problem = term("the PDF would replace a file that it is made from");
  } else if (auto said = archive_.put_pdf(job, pdf)) {
    problem = std::move(*said);
  }
  if (problem) {
    result.status = Status::broken;
    result.pages = result.articles = result.bytes = 0;  // nothing was released
    result.content_hash.clear();
    result.findings.push_back(
        finding("cannot-write"_id, {.file = archive_.pdf(job).string()}, value<"problem">(std::move(*problem))));
    return;
  }
  result.status = Status::built;
  const FileSignature signature = FileSignature::of(archive_.pdf(job)).value_or(FileSignature{});
  const Record record{.environment = environment_,
                      .inputs = inputs_of(trace, folder_of(job)),
                      .pdf = {{}, signature, result.content_hash},
                      .pages = result.pages,
                      .articles = result.articles,
                      .findings = with_file(result.findings, job.descriptor.string(), {})};
  if (auto forgotten = archive_.put_record(job, record)) {
    result.findings.push_back(
        finding("record-unwritten"_id, {.file = archive_.pdf(job).string()}, value<"problem">(std::move(*forgotten))));
  }
}

void IssueTask::compare(const Job& job, const std::string& pdf, Result& result) const {
  const FileContent content = read_disk_file(archive_.pdf(job), largest_pdf);
  const std::string there = content.bytes ? *content.bytes : std::string();
  result.status = content.bytes && there == pdf ? Status::identical : Status::different;
  if (result.status == Status::identical) return;
  const auto at = std::mismatch(there.begin(), there.end(), pdf.begin(), pdf.end()).first - there.begin();
  result.findings.push_back(finding(content.bytes ? "pdf-different"_id : "pdf-different/missing"_id,
                                    {.file = archive_.pdf(job).string()}, value<"new">(pdf.size()),
                                    value<"old">(there.size()), value<"at">(at)));
}

}  // namespace vestnik::batch
