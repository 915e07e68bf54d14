#include "output/finding_json.hpp"

namespace vestnik {
namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int number(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_integer() ? found->get<int>() : 0;
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

Json as_json(const Diagnostic& finding) {
  return {{"severity", name_of(finding.severity)},
          {"code", finding.code},
          {"message", finding.message},
          {"file", finding.where.file},
          {"line", finding.where.line},
          {"column", finding.where.column},
          {"end_line", finding.where.end_line},
          {"end_column", finding.where.end_column},
          {"hint", finding.hint}};
}

Diagnostic finding_of(const Json& json) {
  const std::string severity = text(json, "severity");
  return {severity == "note"      ? Severity::note
          : severity == "warning" ? Severity::warning
                                  : Severity::error,
          text(json, "code"),
          text(json, "message"),
          {text(json, "file"), number(json, "line"), number(json, "column"), number(json, "end_line"),
           number(json, "end_column")},
          text(json, "hint")};
}

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vestnik
