/// @file history.hpp
/// What the desk changed in an issue's files, so that it can be taken back, also after a restart.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files/output_file.hpp"

namespace vestnik::desk {

/// The steps of one descriptor. They lie in the hidden folder ".vestnik-desk" beside it: a list, and the bytes that
/// files had, each under its version. Not for two threads at a time.
class History {
 public:
  /// What is typed within half a minute is one step; what is brought back from an older version is one of its own.
  enum class Kind : std::uint8_t { edit, typing, past };
  struct Step {
    std::string file{};             ///< relative to the descriptor's folder
    std::string before{}, after{};  ///< versions
    Kind kind = Kind::edit;
    std::int64_t begun = 0;  ///< seconds since 1970
    bool joined = false;     ///< goes with the step before
  };

  /// Reads the list; what it does not understand is no history.
  explicit History(const std::filesystem::path& descriptor);

  [[nodiscard]] bool can_undo() const { return done_ > 0; }
  [[nodiscard]] bool can_redo() const { return done_ < steps_.size(); }
  /// The step that would be taken back, or done again.
  [[nodiscard]] const Step& last() const { return steps_[done_ - 1]; }
  [[nodiscard]] const Step& next() const { return steps_[done_]; }

  /// To be called before `file` is written. Returns what went wrong.
  [[nodiscard]] std::optional<FileError> record(const std::string& file, std::string_view before,
                                                std::string_view after, Kind kind, bool joined = false);
  /// The bytes of a version; nothing if they are no longer there.
  [[nodiscard]] std::optional<std::string> bytes_of(const std::string& version) const;
  /// One step back, or forth, is done.
  [[nodiscard]] std::optional<FileError> went_back();
  [[nodiscard]] std::optional<FileError> went_forth();

 private:
  [[nodiscard]] std::optional<FileError> save() const;
  [[nodiscard]] std::optional<FileError> keep(std::string_view bytes) const;
  void forget(const std::string& version) const;
  [[nodiscard]] std::set<std::string> named() const;
  void drop_oldest();

  std::filesystem::path folder_, list_;
  std::vector<Step> steps_;
  std::size_t done_ = 0;
};

}  // namespace vestnik::desk
