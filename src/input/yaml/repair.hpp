/// @file repair.hpp
/// Mistakes of people who know no YAML, where it is certain what they mean.
#pragma once

#include "findings/sink/findings.hpp"
#include "input/yaml/text_source.hpp"
#include "input/yaml/yaml_reader.hpp"

namespace vestnik {

/// The text as its editor means it, which `rule` knows: texts in quotes that YAML would take for its own, the dash
/// before an item and the space after it, the space after a colon, spaces for tabs in the indentation. Each repair is
/// reported as an error that says what to write. Lines, remarks and line ends stay as they are.
[[nodiscard]] TextSource repaired(const TextSource& source, const ValueRule& rule, Findings& findings);

}  // namespace vestnik
