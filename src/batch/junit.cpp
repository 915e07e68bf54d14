#include <fmt/format.h>

#include <string_view>

#include "batch/report.hpp"
#include "output/finding_json.hpp"
#include "output/output_file.hpp"
#include "xml/escape.hpp"

// JUnit's XML as CI servers read it: a suite, a case for each issue; <failure> for what the input is to blame for,
// <error> for what it is not.
namespace vestnik::batch {
namespace {

std::string text_of(const Diagnostic& finding) {
  return fmt::format("{}:{}:{}: {}[{}]: {} ({})\n", finding.where.file, finding.where.line, finding.where.column,
                     vestnik::name_of(finding.severity), finding.code, finding.message, finding.hint);
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

std::optional<std::string> write_junit(const std::filesystem::path& path, const ReportHead& head,
                                       const NextLine& next) {
  OutputFile file(path);
  const Totals& totals = head.totals;
  const std::string counts =
      fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{:.3f}\"", totals.done,
                  totals.of(Status::failed) + totals.of(Status::different), totals.of(Status::broken), head.seconds);
  file.append(fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {}>\n", counts));
  file.append(fmt::format("<testsuite name=\"vestnik batch {}/{}\" {}>\n", head.shard.number, head.shard.of, counts));
  for (std::string line = next(); !line.empty(); line = next()) {
    // Read back from the line, so that what is not UTF-8 has been replaced.
    if (const std::optional<Result> result = result_of(line)) file.append(test_case(*result));
  }
  file.append("</testsuite>\n</testsuites>\n");
  return file.commit();
}

}  // namespace vestnik::batch
