/// @file entities.hpp
/// Character references of HTML that Markdown allows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vestnik::markup {

/// The text of `entity`, e.g. "&nbsp;", "&#160;", "&#xA0;"; nothing for a name that is not known or a number that is no
/// character. Known are the names that texts have use for: spaces, dashes, quotation marks, common signs.
[[nodiscard]] std::optional<std::string> resolve_entity(std::string_view entity);

}  // namespace vestnik::markup
