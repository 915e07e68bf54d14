/// @file load_typography.hpp
/// House rules of typography in YAML: a language's data in its locale, switches in themes and descriptors.
#pragma once

#include <map>
#include <string>

#include "input/yaml/yaml_reader.hpp"
#include "model/locale/typography.hpp"

namespace vestnik {

/// A mapping from rules to `on` and `off`, or one of both for all.
[[nodiscard]] const ValueRule& switches_rule();
/// The checked value of `mapping`'s key `typography`, by the rules' names; empty without one.
[[nodiscard]] std::map<std::string, bool> read_switches(const YamlNode& mapping);

/// The value of a locale's key `typography`.
[[nodiscard]] const ValueRule& typography_data_rule();
/// Reads that value, checked. Reports "wrong-count" for quotation marks that are not four characters, and
/// "text-too-long" for a sign that is not one.
[[nodiscard]] Typography read_typography(const YamlReader& reader, const YamlNode& node);

}  // namespace vestnik
