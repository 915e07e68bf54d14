/// @file rules_json.hpp
/// The table of keys as the forms of the page need it.
#pragma once

#include <nlohmann/json.hpp>

#include "input/yaml/yaml_reader.hpp"
#include "tools/edit/yaml_edit.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::desk {

/// {"kinds": ["text", "list" …], "choices", "least", "greatest", "items": a rule, "keys": [{"name", "required",
/// "meaning", "rule"}]}
[[nodiscard]] nlohmann::ordered_json rule_json(const ValueRule& rule, UiLanguage language);

/// The rule of the value at `path`, or nullptr.
[[nodiscard]] const ValueRule* rule_at(const ValueRule& rule, const edit::Path& path);

/// The names of a mapping's keys in their order; empty if the rule has none.
[[nodiscard]] std::vector<std::string> key_order(const ValueRule* rule);

/// The page knows values as words: numbers, dates and flags are written as what their rule says they are, so that a
/// change that is undone gives the same bytes.
void write_by_rule(edit::Value& value, const ValueRule* rule);

}  // namespace vestnik::desk
