#include "tools/import/report_findings.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>

#include "base/xml/escape.hpp"
#include "findings/catalogue/import_texts.hpp"
#include "tools/import/finding_kinds.hpp"

namespace vestnik::importing {
namespace {

std::string_view class_of(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

}  // namespace

std::string ReportFindings::message(const Diagnostic& finding) const {
  const Diagnostic told = in_language(finding, language_);
  std::string text = xml_escaped(told.message);
  if (!told.hint.empty()) text += fmt::format(" <span class=\"hint\">{}</span>", xml_escaped(told.hint));
  return text;
}

std::string ReportFindings::place(int line) const {
  if (line <= 0) return {};
  const auto number = static_cast<std::size_t>(line);
  if (number <= result_.places.size()) return result_.places[number - 1].in(language_);
  return result_.places.empty() ? texts::report_line.in(language_, line) : std::string();
}

std::string ReportFindings::list() const {
  if (findings_.empty()) return fmt::format("<p>{}</p>\n", texts::no_findings.in(language_));
  std::string html = fmt::format("<section class=\"findings\">\n<h2>{}</h2>\n",
                                 texts::report_findings.in(language_, findings_.size()));
  for (const FindingKind& kind : by_kind(findings_)) {
    html += fmt::format("<details class=\"{}\"{}><summary>{} × {} <code>{}</code></summary><ul>\n",
                        class_of(kind.severity), kind.severity == Severity::note ? "" : " open", kind.findings.size(),
                        xml_escaped(title_of(kind.code, language_)), xml_escaped(kind.code));
    for (const Diagnostic* finding : kind.findings) {
      const std::string where = place(finding->where.line);
      html += "<li>";
      if (!where.empty()) html += fmt::format("<a href=\"#l{}\">{}</a>: ", finding->where.line, xml_escaped(where));
      html += message(*finding) + "</li>\n";
    }
    html += "</ul></details>\n";
  }
  return html + "</section>\n";
}

std::string ReportFindings::at(int line) const {
  std::string html;
  for (const Diagnostic& finding : findings_) {
    if (finding.where.line != line || line <= 1) continue;  // what is about all of a text names its first line
    html += fmt::format("<p class=\"finding {}\">{}</p>", class_of(finding.severity), message(finding));
  }
  return html;
}

std::string name_of_fact(const std::string& key, UiLanguage language) {
  static const std::map<std::string, ProgramText> names{{"series.title", texts::fact_title},
                                                        {"series.note", texts::fact_note},
                                                        {"number", texts::fact_number},
                                                        {"year", texts::fact_year},
                                                        {"period", texts::fact_period},
                                                        {"place", texts::fact_place},
                                                        {"publisher.name", texts::fact_publisher},
                                                        {"publisher.full-name", texts::fact_full_name},
                                                        {"publisher.address", texts::fact_address},
                                                        {"publisher.telephone", texts::fact_telephone},
                                                        {"publisher.fax", texts::fact_fax},
                                                        {"publisher.email", texts::fact_email},
                                                        {"publisher.web", texts::fact_web},
                                                        {"publisher.emblem", texts::fact_emblem},
                                                        {"digest", texts::fact_digest},
                                                        {"unplaced", texts::fact_unplaced}};
  const auto known = names.find(key);
  return known == names.end() ? key : std::string(known->second.in(language));
}

}  // namespace vestnik::importing
