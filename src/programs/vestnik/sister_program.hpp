/// @file sister_program.hpp
/// Commands that are programs of their own.
#pragma once

#include <string>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

/// Becomes the program `name` that lies beside this one. Comes back only if that fails, with the exit code, when it has
/// reported "`code`-missing" in `language`.
[[nodiscard]] int become(const std::string& name, const std::string& code, std::vector<std::string> arguments,
                         UiLanguage language);

}  // namespace vestnik::cli
