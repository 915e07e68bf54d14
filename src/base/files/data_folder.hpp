/// @file data_folder.hpp
/// Vestnik's own files.
#pragma once

#include <filesystem>
#include <string>

namespace vestnik {

/// The folder that holds `fonts/` and `assets/`: `requested`; if that is empty, $VESTNIK_DATA; else `share/vestnik`
/// beside the folder of the running library or program, so that a moved installation finds its own; else where
/// Vestnik was to be installed. That anything is there is not checked.
[[nodiscard]] std::filesystem::path data_folder(const std::filesystem::path& requested);

/// Another program of Vestnik's: beside the running program, or in `bin` beside the folder of the library.
[[nodiscard]] std::filesystem::path program_beside(const std::string& name);

}  // namespace vestnik
