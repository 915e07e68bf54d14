/// @file bad_yaml.hpp
/// Text that is not YAML, in an editor's words.
#pragma once

#include <string_view>

#include "findings/sink/findings.hpp"
#include "input/yaml/text_source.hpp"

namespace vestnik {

/// Reports the first character up to byte `at` that looks like a space, or like nothing, where YAML wants spaces; false
/// if there is none.
bool report_odd_space(std::size_t at, const TextSource& source, Findings& findings);
/// The same for byte `at` alone.
bool report_odd_space_at(std::size_t at, const TextSource& source, Findings& findings);

/// Reports why `source` cannot be read beyond byte `at`, where the parser gave up with `problem`. The parser says what
/// it could not go on with; the mistake mostly stands before, so the lines are looked at first.
void report_bad_yaml(std::size_t at, std::string_view problem, const TextSource& source, Findings& findings);

}  // namespace vestnik
