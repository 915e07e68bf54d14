/// @file scratch_file.hpp
/// Bytes on the disk instead of in memory.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik {

/// A file without a name, in the system's folder for temporary files; gone with the object. Not thread-safe.
class ScratchFile {
 public:
  struct Place {
    std::uint64_t begin = 0, size = 0;
  };

  /// Where the bytes are from now on; nothing if the disk is full or there is no such folder.
  [[nodiscard]] std::optional<Place> append(std::string_view bytes);
  /// Nothing if they cannot be read.
  [[nodiscard]] std::optional<std::string> read(const Place& place) const;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_{std::tmpfile()};
  std::uint64_t end_ = 0;
};

}  // namespace vestnik
