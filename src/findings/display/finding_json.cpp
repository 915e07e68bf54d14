#include "findings/display/finding_json.hpp"

#include <fmt/format.h>

#include "base/text/utf8.hpp"
#include "findings/display/terminal_text.hpp"

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

/// The deepest of what Vestnik writes is a finding's value in a report.
constexpr std::size_t deepest = 64;

bool nested_deeper_than(std::size_t limit, std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') in_string = !in_string;
    if (in_string && c == '\\') ++at;
    if (in_string) continue;
    if (c == '[' || c == '{') ++depth;
    if (depth > limit) return true;
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return false;
}

/// JSON escapes the controls below the space alone; others can only stand in its strings.
std::string escaped(std::string json) {
  std::string result;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t begin = at;
    const auto byte = static_cast<unsigned char>(json[at]);
    // What steers begins with one of these.
    const bool plain = byte != 0x7F && byte != 0xC2 && byte != 0xD8 && byte != 0xE2;
    const char32_t c = plain ? char32_t{0} : next_character(json, at);
    if (plain) ++at;
    if (plain || (c != 0x7F && !steers_the_terminal(c))) continue;
    result.append(json, copied, begin - copied);
    result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    copied = at;
  }
  if (copied == 0) return json;
  return result.append(json, copied);
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
  return escaped(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

std::optional<Json> parsed_json(std::string_view text) {
  if (nested_deeper_than(deepest, text)) return std::nullopt;
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

}  // namespace vestnik
