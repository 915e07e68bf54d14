/// @file vestnik.hpp
/// Everything of Vestnik's public C++ interface.
#pragma once

#include "vestnik/diagnostic.hpp"
#include "vestnik/export.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"
#include "vestnik/layout.hpp"
#include "vestnik/length.hpp"
#include "vestnik/options.hpp"
#include "vestnik/release_map.hpp"
#include "vestnik/typesetter.hpp"
#include "vestnik/typography.hpp"

namespace vestnik {

/// "MAJOR.MINOR.PATCH" of the library that is linked.
[[nodiscard]] VESTNIK_API const char* version() noexcept;

}  // namespace vestnik
