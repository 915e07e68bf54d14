/// @file theme_rules.hpp
/// The shape of theme files.
#pragma once

#include "input/yaml/yaml_reader.hpp"

namespace vestnik {

[[nodiscard]] const ValueRule& theme_rule();

}  // namespace vestnik
