/// @file svg.hpp
/// The decoder of SVG.
#pragma once

#include <optional>
#include <string_view>

#include "findings/sink/picture_findings.hpp"
#include "model/picture/picture.hpp"

namespace vestnik::picture {

/// Reports what is wrong and then returns nullopt. Does not fill in the hash.
[[nodiscard]] std::optional<DecodedPicture> decode_svg(std::string_view file, Findings& findings);

}  // namespace vestnik::picture
