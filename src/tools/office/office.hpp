/// @file office.hpp
/// LibreOffice, where it is installed, as a converter of what only an office's program reads.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik::office {

/// The program "soffice" in one of the folders of PATH; nothing: none.
[[nodiscard]] std::optional<std::filesystem::path> find_program();

struct File {
  std::string name;  ///< "1.rtf": its ending says what it is
  std::string bytes;
};

struct Target {
  std::string ending;  ///< "odt"
  std::string filter;  ///< as LibreOffice calls it; may be empty
};

struct Converted {
  std::vector<std::string> files;    ///< one for each that was given; empty where there is no result
  std::optional<LocalText> problem;  ///< why there is none at all
};

/// Converts the files in one run of `program`: a process group of its own, with a profile of its own that loads nothing
/// from outside and runs no macro, without a network where the system allows that, with bounds of processor time and of
/// the files' sizes. It is killed whole after `patience`. Nothing of it stays on the disk.
[[nodiscard]] Converted convert(const std::filesystem::path& program, const std::vector<File>& files,
                                const Target& target, std::chrono::milliseconds patience = std::chrono::seconds(90));

}  // namespace vestnik::office
