/// @file spool.hpp
/// Results as they come in, on the disk: an archive's size costs no memory but a few bytes per issue.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::batch {

/// A line for each of `count` issues, in a nameless temporary file. Not thread-safe.
class Spool {
 public:
  explicit Spool(std::size_t count) : places_(count) {}

  /// False if the disk is full, or no temporary file can be had.
  [[nodiscard]] bool put(std::size_t index, std::string_view line);
  /// Empty where no line was put.
  [[nodiscard]] std::string get(std::size_t index) const;
  [[nodiscard]] std::size_t size() const { return places_.size(); }

 private:
  struct Place {
    std::uint64_t begin = 0, size = 0;
  };
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_{std::tmpfile()};
  std::vector<Place> places_;
  std::uint64_t end_ = 0;
};

}  // namespace vestnik::batch
