#include "findings/display/finding_json.hpp"

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

Json as_record(const Diagnostic& finding) {
  Json values = Json::array();
  for (const MessageValue& value : finding.values) {
    values.push_back({{"name", value.name}, {"en", value.text.en}, {"ru", value.text.ru}});
  }
  Json record = as_json(finding);
  record["variant"] = finding.variant;
  record["values"] = std::move(values);
  return record;
}

Diagnostic finding_of(const Json& json) {
  const std::string severity = text(json, "severity");
  Diagnostic finding{severity == "note"      ? Severity::note
                     : severity == "warning" ? Severity::warning
                                             : Severity::error,
                     text(json, "code"),
                     text(json, "message"),
                     {text(json, "file"), number(json, "line"), number(json, "column"), number(json, "end_line"),
                      number(json, "end_column")},
                     text(json, "hint"),
                     text(json, "variant"),
                     {}};
  const auto values = json.find("values");
  if (values == json.end() || !values->is_array()) return finding;
  for (const Json& value : *values) {
    if (value.is_object()) finding.values.push_back({text(value, "name"), {text(value, "en"), text(value, "ru")}});
  }
  return finding;
}

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vestnik
