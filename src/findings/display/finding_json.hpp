/// @file finding_json.hpp
/// Findings as programs read them: one form for every command.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

[[nodiscard]] std::string_view name_of(Severity severity);  ///< "note", "warning", "error"

/// {"severity", "code", "message", "file", "line", "column", "end_line", "end_column", "hint"}
[[nodiscard]] nlohmann::ordered_json as_json(const Diagnostic& finding);
/// The same with "variant" and "values", by which it can be told in another language later.
[[nodiscard]] nlohmann::ordered_json as_record(const Diagnostic& finding);
/// The reverse of both. What is not there, or of another type, stays empty; an unknown severity is an error.
[[nodiscard]] Diagnostic finding_of(const nlohmann::ordered_json& json);

/// The text of `json`; what is not UTF-8 in it (a file's name may hold anything) is replaced, and what a terminal would
/// obey is escaped. `indent` -1: in one line.
[[nodiscard]] std::string dumped(const nlohmann::ordered_json& json, int indent);
/// JSON from a file. Nothing if it is not JSON, or is nested so deep that working on it would exhaust the stack.
[[nodiscard]] std::optional<nlohmann::ordered_json> parsed_json(std::string_view text);

}  // namespace vestnik
