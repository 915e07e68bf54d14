/// @file entity.hpp
/// Character references of HTML, as far as editors use them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vestnik {

/// UTF-8 for "&nbsp;", "&#8212;", "&#x2014;"; nothing for a name that is not known or a number that is no character.
[[nodiscard]] std::optional<std::string> resolve_entity(std::string_view entity);

}  // namespace vestnik
