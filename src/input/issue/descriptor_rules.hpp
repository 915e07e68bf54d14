/// @file descriptor_rules.hpp
/// The shape of descriptors and publisher files, version 1: the one place that says which keys there are.
#pragma once

#include <span>
#include <string_view>

#include "input/yaml/yaml_reader.hpp"

namespace vestnik {

/// Characters that texts may have, and bodies and digests.
inline constexpr std::size_t longest_text = 1'000;
inline constexpr std::size_t longest_body = 1'000'000;

[[nodiscard]] const ValueRule& descriptor_rule();
[[nodiscard]] const ValueRule& publisher_rule();
/// ISO 3166-1 alpha-2, ascending.
[[nodiscard]] std::span<const std::string_view> country_codes();

/// Of values by themselves, for issues that no descriptor describes.
[[nodiscard]] const ValueRule& country_rule();
[[nodiscard]] const ValueRule& language_rule();
[[nodiscard]] const ValueRule& silent_code_rule();

}  // namespace vestnik
