#include "tools/batch/result.hpp"

#include <algorithm>
#include <array>

#include "findings/display/finding_json.hpp"

namespace vestnik::batch {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, status_count> status_names{"built",     "unchanged", "identical",
                                                                  "different", "failed",    "broken"};

}  // namespace

std::string_view name_of(Status status) { return status_names[static_cast<std::size_t>(status)]; }

std::string as_line(const Result& result) {
  Json findings = Json::array();
  for (const Diagnostic& finding : result.findings) findings.push_back(as_record(finding));
  return dumped({{"issue", result.issue},
                 {"output", result.output},
                 {"status", name_of(result.status)},
                 {"pages", result.pages},
                 {"articles", result.articles},
                 {"bytes", result.bytes},
                 {"ms", result.milliseconds},
                 {"xxh3", result.content_hash},
                 {"findings", findings}},
                -1);
}

std::optional<Result> result_of(std::string_view line) {
  const std::optional<Json> parsed = parsed_json(line);
  if (!parsed || !parsed->is_object()) return std::nullopt;
  const Json& json = *parsed;
  try {
    const auto status =
        std::find(status_names.begin(), status_names.end(), json.at("status").get_ref<const std::string&>());
    if (status == status_names.end()) return std::nullopt;
    Result result{.issue = json.at("issue"),
                  .output = json.at("output"),
                  .status = static_cast<Status>(status - status_names.begin()),
                  .pages = json.at("pages"),
                  .articles = json.at("articles"),
                  .bytes = json.at("bytes"),
                  .milliseconds = json.at("ms"),
                  .content_hash = json.at("xxh3"),
                  .findings = {}};
    for (const Json& finding : json.at("findings")) result.findings.push_back(finding_of(finding));
    return result;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

void Totals::add(const Result& result) {
  ++done;
  ++by_status[static_cast<std::size_t>(result.status)];
  warnings += static_cast<std::size_t>(
      std::count_if(result.findings.begin(), result.findings.end(),
                    [](const Diagnostic& finding) { return finding.severity == Severity::warning; }));
  if (!is_good(result.status)) return;
  pages += result.pages;
  bytes += result.bytes;
}

}  // namespace vestnik::batch
