/// @file spool.hpp
/// Results as they come in, on the disk: an archive's size costs no memory but a few bytes per issue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/files/scratch_file.hpp"

namespace vestnik::batch {

/// A line for each of `count` issues. Not thread-safe.
class Spool {
 public:
  explicit Spool(std::size_t count) : places_(count) {}

  /// False if the disk is full, or no temporary file can be had.
  [[nodiscard]] bool put(std::size_t index, std::string_view line);
  /// Empty where no line was put.
  [[nodiscard]] std::string get(std::size_t index) const;
  [[nodiscard]] std::size_t size() const { return places_.size(); }

 private:
  ScratchFile file_;
  std::vector<ScratchFile::Place> places_;
};

}  // namespace vestnik::batch
