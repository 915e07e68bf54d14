/// @file environment.hpp
/// What every issue of an archive depends on beside its own files.
#pragma once

#include <filesystem>
#include <string>

#include "vestnik/typesetter.hpp"

namespace vestnik::batch {

/// A hash of the program and the libraries that it runs with (by their build identifiers, by their content where they
/// have none), of every file in the data folder's fonts/ and assets/ by name and content, and of the options that reach
/// the PDF. Equal hashes: an issue whose files are the same gives the same PDF.
[[nodiscard]] std::string environment_hash(const std::filesystem::path& data_folder, const TypesetOptions& options);

}  // namespace vestnik::batch
