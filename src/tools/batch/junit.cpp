#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/files/output_file.hpp"
#include "base/xml/escape.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/display/finding_json.hpp"
#include "tools/batch/report.hpp"

// JUnit's XML as CI servers read it: a suite, a case for each issue; <failure> for what the input is to blame for,
// <error> for what it is not.
namespace vestnik::batch {
namespace {

std::string text_of(const Diagnostic& finding) {
  std::string place = finding.where.file;
  if (finding.where.line > 0) place += fmt::format(":{}:{}", finding.where.line, std::max(finding.where.column, 1));
  if (!place.empty()) place += ": ";
  const std::string hint = finding.hint.empty() ? std::string() : fmt::format(" ({})", finding.hint);
  return fmt::format("{}{}[{}]: {}{}\n", place, vestnik::name_of(finding.severity), finding.code, finding.message,
                     hint);
}

std::string case_not_reached(const std::string& name) {
  // As results do: what is not UTF-8 is replaced.
  const auto sound = nlohmann::ordered_json::parse(dumped(name, -1)).get<std::string>();
  return fmt::format(
      "<testcase classname=\"vestnik.batch\" name=\"{}\" time=\"0.000\"><error type=\"not-reached\" "
      "message=\"the run ended before this issue\"/></testcase>\n",
      xml_escaped(sound));
}

std::string test_case(const Result& result) {
  std::string text = fmt::format("<testcase classname=\"vestnik.batch\" name=\"{}\" time=\"{:.3f}\"",
                                 xml_escaped(result.issue), static_cast<double>(result.milliseconds) / 1000);
  if (is_good(result.status) && result.findings.empty()) return text + "/>\n";
  text += ">";
  std::string errors, others, first;
  for (const Diagnostic& finding : result.findings) {
    if (finding.severity != Severity::error) {
      others += text_of(finding);
      continue;
    }
    if (first.empty()) first = finding.message;
    errors += text_of(finding);
  }
  if (!is_good(result.status)) {
    const std::string_view element = result.status == Status::broken ? "error" : "failure";
    text += fmt::format("<{} type=\"{}\" message=\"{}\">{}</{}>", element, name_of(result.status), xml_escaped(first),
                        xml_escaped(errors), element);
  }
  if (!others.empty()) text += fmt::format("<system-out>{}</system-out>", xml_escaped(others));
  return text + "</testcase>\n";
}

}  // namespace

std::optional<LocalText> write_junit(const std::filesystem::path& path, const ReportHead& head, const NextLine& next) {
  OutputFile file(path);
  const Totals& totals = head.totals;
  const std::string counts =
      fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{:.3f}\"", totals.done + head.not_reached.size(),
                  totals.of(Status::failed) + totals.of(Status::different),
                  totals.of(Status::broken) + head.not_reached.size(), head.seconds);
  file.append(fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {}>\n", counts));
  file.append(fmt::format("<testsuite name=\"vestnik batch {}/{}\" {}>\n", head.shard.number, head.shard.of, counts));
  for (std::string line = next(); !line.empty(); line = next()) {
    // Read back from the line, so that what is not UTF-8 has been replaced.
    if (const std::optional<Result> result = result_of(line)) file.append(test_case(*result));
  }
  for (const std::string& name : head.not_reached) file.append(case_not_reached(name));
  file.append("</testsuite>\n</testsuites>\n");
  return in_words(file.commit());
}

}  // namespace vestnik::batch
