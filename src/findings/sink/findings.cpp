#include "findings/sink/findings.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace vestnik {
namespace {

auto place(const Diagnostic& finding) { return std::tuple(finding.where.line, finding.where.column); }

void say_that_there_are_more(std::vector<Diagnostic>& findings, bool with_errors) {
  SourceRange where = findings.back().where;
  findings.push_back(finding("too-many-findings"_id, std::move(where), value<"limit">(Findings::limit)));
  if (!with_errors) findings.back().severity = Severity::warning;
}

bool same(const Diagnostic& a, const Diagnostic& b) {
  return place(a) == place(b) && a.where.file == b.where.file && a.code == b.code && a.message == b.message;
}

}  // namespace

void Findings::add(Diagnostic finding) {
  const bool is_error = finding.severity == Severity::error;
  errors_ += is_error ? 1 : 0;
  if (findings_.size() < limit) {
    findings_.push_back(std::move(finding));
  } else {
    cut_off_ = true;
  }
}

void Findings::add(std::vector<Diagnostic> findings) {
  for (Diagnostic& finding : findings) add(std::move(finding));
}

std::vector<Diagnostic> Findings::take() {
  std::map<std::string, std::size_t> rank;
  for (const Diagnostic& finding : findings_) rank.emplace(finding.where.file, rank.size());
  std::stable_sort(findings_.begin(), findings_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(rank.at(a.where.file), place(a)) < std::tuple(rank.at(b.where.file), place(b));
  });
  findings_.erase(std::unique(findings_.begin(), findings_.end(), same), findings_.end());
  if (cut_off_) say_that_there_are_more(findings_, errors_ > 0);
  errors_ = 0;
  cut_off_ = false;
  return std::exchange(findings_, {});
}

void keep_within_limit(std::vector<Diagnostic>& findings) {
  const bool with_errors = has_errors(findings);
  const bool cut_before =
      std::erase_if(findings, [](const Diagnostic& finding) { return finding.code == "too-many-findings"; }) > 0;
  const bool too_many = findings.size() > Findings::limit;
  if (too_many) findings.erase(findings.begin() + Findings::limit, findings.end());
  if (findings.empty() || !(too_many || cut_before)) return;
  say_that_there_are_more(findings, with_errors);
}

}  // namespace vestnik
