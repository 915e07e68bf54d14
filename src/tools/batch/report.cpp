#include "tools/batch/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <system_error>

#include "base/files/output_file.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/display/finding_json.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik::batch {
namespace {

constexpr std::size_t largest_report = std::size_t{256} << 20;

using Json = nlohmann::ordered_json;

Json summary_of(const ReportHead& head) {
  Json summary = {{"issues", head.totals.issues}, {"done", head.totals.done}};
  for (std::size_t i = 0; i < status_count; ++i) {
    summary[std::string(name_of(static_cast<Status>(i)))] = head.totals.by_status[i];
  }
  summary["warnings"] = head.totals.warnings;
  summary["pages"] = head.totals.pages;
  summary["bytes"] = head.totals.bytes;
  summary["seconds"] = head.seconds;
  summary["complete"] = head.complete;
  return summary;
}

/// Reads reports one after the other and gathers what they say.
class Merger {
 public:
  void read(const std::filesystem::path& path) {
    const FileContent content = read_disk_stream(path, largest_report);
    switch (content.state) {
      case FileContent::State::found:
        break;
      case FileContent::State::missing:
        return problem("report-unreadable/missing"_id, path);
      case FileContent::State::folder:
        return problem("report-unreadable/folder"_id, path);
      case FileContent::State::too_large:
        return problem("report-unreadable/large"_id, path, value<"limit">(largest_report >> 20));
      case FileContent::State::unreadable:
        return problem("report-unreadable/denied"_id, path);
    }
    const std::optional<Json> report = parsed_json(*content.bytes);
    if (!report) return problem("report-unreadable"_id, path);
    try {
      add(path, *report);
    } catch (const Json::exception&) {
      problem("report-unreadable"_id, path);
    }
  }

  Outcome<Merged> finish() {
    constexpr std::size_t most_missing = 100;  // a report may claim to be one of millions
    const bool all_read = problems_.empty();
    for (unsigned number = 1; all_read && number <= shards_ && problems_.size() < most_missing; ++number) {
      if (seen_.contains(number)) continue;
      problem("shard-missing"_id, {}, value<"number">(number), value<"of">(shards_));
    }
    if (!problems_.empty()) return {std::nullopt, std::move(problems_)};
    for (auto& [name, line] : lines_) merged_.lines.push_back(std::move(line));
    merged_.head.excluded.assign(excluded_.begin(), excluded_.end());
    return {std::move(merged_), {}};
  }

 private:
  template <StaticText places, StaticText... names>
  void problem(MessageId<places> id, const std::filesystem::path& path, PlaceValue<names>... values) {
    problems_.push_back(finding(id, {.file = path.string()}, std::move(values)...));
  }

  void add(const std::filesystem::path& path, const Json& report) {
    const unsigned number = report.at("shard").at("number"), of = report.at("shard").at("of");
    const Json& summary = report.at("summary");
    if (shards_ == 0) {
      shards_ = of;
      merged_.head.complete = true;
    }
    if (of != shards_) {
      problem("shard-mismatch"_id, path, value<"number">(number), value<"of">(of), value<"other">(shards_));
    } else if (!seen_.insert(number).second) {
      problem("shard-repeated"_id, path, value<"number">(number), value<"of">(of));
    }
    merged_.head.complete = merged_.head.complete && summary.at("complete").get<bool>();
    merged_.head.totals.issues += summary.at("issues").get<std::size_t>();
    // Shards run beside each other: together they take as long as the longest.
    merged_.head.seconds = std::max(merged_.head.seconds, summary.at("seconds").get<double>());
    for (const Json& issue : report.at("issues")) add_issue(path, issue);
    for (const Json& name : report.value("not_reached", Json::array())) {
      merged_.head.not_reached.push_back(name.get<std::string>());
    }
    // Every shard walks all of the archive.
    for (const Json& name : report.value("excluded", Json::array())) excluded_.insert(name.get<std::string>());
  }

  void add_issue(const std::filesystem::path& path, const Json& issue) {
    std::string line = dumped(issue, -1);
    const std::optional<Result> result = result_of(line);
    if (!result) {
      problem("report-unreadable/entry"_id, path);
    } else if (!lines_.emplace(result->issue, std::move(line)).second) {
      problem("issue-repeated"_id, path, value<"name">(result->issue));
    } else {
      merged_.head.totals.add(*result);
    }
  }

  Merged merged_;
  unsigned shards_ = 0;
  std::set<unsigned> seen_;
  std::set<std::string> excluded_;
  std::map<std::string, std::string> lines_;
  std::vector<Diagnostic> problems_;
};

}  // namespace

std::optional<LocalText> write_json(const std::filesystem::path& path, const ReportHead& head, const NextLine& next) {
  OutputFile file(path);
  file.append(
      fmt::format("{{\"vestnik\": {},\n\"shard\": {{\"number\": {}, \"of\": {}}},\n\"summary\": {},\n\"not_reached\": "
                  "{},\n\"excluded\": {},\n\"issues\": [",
                  dumped(version(), -1), head.shard.number, head.shard.of, dumped(summary_of(head), -1),
                  dumped(head.not_reached, -1), dumped(head.excluded, -1)));
  std::string_view before = "\n";
  for (std::string line = next(); !line.empty(); line = next()) {
    file.append(before);
    file.append(line);
    before = ",\n";
  }
  file.append("\n]}\n");
  return in_words(file.commit());
}

Outcome<Merged> merge(const std::vector<std::filesystem::path>& reports) {
  Merger merger;
  for (const std::filesystem::path& report : reports) merger.read(report);
  return merger.finish();
}

}  // namespace vestnik::batch
