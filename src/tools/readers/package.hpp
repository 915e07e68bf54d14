/// @file package.hpp
/// The zip file that an office document is, unpacked within limits.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "vestnik/diagnostic.hpp"

namespace vestnik::readers {

struct PackageLimits {
  std::size_t entries = 20'000;
  std::size_t unpacked = std::size_t{256} << 20;  ///< bytes of all entries together
  std::size_t ratio = 400;                        ///< unpacked bytes for each packed one, from 1 MB on
};

/// Entries by their names, "word/document.xml".
using Package = std::map<std::string, std::string, std::less<>>;

/// Unpacks into memory; no file is written, so that no name can lead anywhere. Of two entries with one name the first
/// counts. Errors, at `file`: "document-locked" (a password protects it), "document-unreadable" (no zip file, or a
/// broken one), "document-too-large".
[[nodiscard]] Outcome<Package> unpack(std::string_view bytes, const std::string& file,
                                      const PackageLimits& limits = {});

}  // namespace vestnik::readers
