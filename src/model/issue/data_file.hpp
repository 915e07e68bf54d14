/// @file data_file.hpp
/// Files of figures among the files that a body names.
#pragma once

#include <string_view>

namespace vestnik {

/// Whether `![...](path)` places a table or chart, not a picture: the name ends in ".csv" or ".tsv", in letters of any
/// case.
[[nodiscard]] bool names_data(std::string_view path);

}  // namespace vestnik
