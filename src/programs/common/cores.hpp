/// @file cores.hpp
/// How many processes can work at a time.
#pragma once

namespace vestnik::cli {

/// Cores that this process may use; at least one.
[[nodiscard]] unsigned cores();

}  // namespace vestnik::cli
