/// @file md5.hpp
/// MD5 (RFC 1321): the check sum of embedded files, ISO 32000-1, table 46. It tells damage, not forgery.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// 16 bytes.
[[nodiscard]] std::string md5(std::string_view bytes);

}  // namespace vestnik
