/// @file json_schema.hpp
/// The tables of keys as JSON Schema, for editors that complete and check as one types.
#pragma once

#include <string>
#include <string_view>

#include "input/yaml/yaml_reader.hpp"

namespace vestnik {

/// JSON Schema (draft-07, what YAML language servers understand) of files with the shape `rule`; descriptions in
/// English and Russian. It accepts what the loader accepts and refuses what the loader finds wrong in shape; whether
/// files exist and values agree with each other only the loader can say.
[[nodiscard]] std::string json_schema(const ValueRule& rule, const Wording& title);

/// The schema of "issue" or "publisher" files, as assets/schema/ has them.
[[nodiscard]] std::string schema_named(std::string_view kind);

}  // namespace vestnik
