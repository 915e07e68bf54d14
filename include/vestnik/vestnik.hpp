/// @file vestnik.hpp
/// Everything of Vestnik's public C++ interface.
#pragma once

#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"
#include "vestnik/layout.hpp"
#include "vestnik/length.hpp"
#include "vestnik/typesetter.hpp"
#include "vestnik/typography.hpp"

namespace vestnik {

/// "MAJOR.MINOR.PATCH" of the library that is linked.
[[nodiscard]] const char* version();

}  // namespace vestnik
