/// @file bounded_process.hpp
/// Another program and all that it starts, with bounds.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vestnik::office {

enum class Ending : std::uint8_t { ended, too_slow, not_started };

/// Runs `arguments` (the first one is the program's path) until it ends, silently. `home` is its home, its working
/// folder and the place of its temporary files; the rest of the environment is empty. After `patience` the whole
/// process group is killed.
[[nodiscard]] Ending run_bounded(const std::vector<std::string>& arguments, const std::filesystem::path& home,
                                 std::chrono::milliseconds patience);

}  // namespace vestnik::office
