/// @file edition.hpp
/// What a build of the issue gave, as the server shows it. Immutable once it is published.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "findings/display/excerpt.hpp"
#include "tools/preview/drawn_pdf.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik::preview {

/// A release that can be looked at.
class Edition {
 public:
  Edition(std::uint64_t number, std::shared_ptr<const Issue> issue, Release release);

  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] const Issue& issue() const { return *issue_; }
  [[nodiscard]] const std::string& pdf() const { return release_.pdf; }
  [[nodiscard]] const ReleaseMap& map() const { return *release_.map; }
  /// Whether its PDF could be opened; `png` gives nothing if not.
  [[nodiscard]] bool readable() const { return drawn_ != nullptr; }
  [[nodiscard]] std::optional<std::string> png(std::size_t page, int width) const;

  /// The same issue as a proof, made by `make` at the first call; nullptr if that gave nothing. Threads wait for one
  /// another.
  template <class Make>
  [[nodiscard]] std::shared_ptr<const Edition> proof(const Make& make) const {
    const std::lock_guard lock(proof_mutex_);
    if (!proof_) proof_ = make(*this);
    return proof_;
  }
  /// The proof, if there is one by now.
  [[nodiscard]] std::shared_ptr<const Edition> made_proof() const {
    const std::lock_guard lock(proof_mutex_);
    return proof_;
  }

 private:
  std::uint64_t number_;
  std::shared_ptr<const Issue> issue_;
  Release release_;
  std::unique_ptr<DrawnPdf> drawn_;  // reads release_.pdf
  mutable std::mutex proof_mutex_;
  mutable std::shared_ptr<const Edition> proof_;
};

/// A finding, told in English, and the line that it is about as the build read it.
struct ShownFinding {
  Diagnostic finding;
  std::optional<Excerpt> excerpt;
};

/// What there is to show after a build.
struct State {
  std::uint64_t number = 0;  ///< of the build, from 1; 0: none has ended yet
  std::vector<ShownFinding> findings;
  std::shared_ptr<const Edition> edition;  ///< the last one that came about; nullptr: none yet
  std::shared_ptr<const Edition> earlier;  ///< the one before, for windows that still show it; may be nullptr
  /// From the first change (the start, for the first build) to this state, and what the build took of it.
  std::chrono::nanoseconds since_change{}, build{};
  std::set<std::filesystem::path> files;   ///< that the build read, or wanted to
  std::optional<LocalText> watch_problem;  ///< why changes may go unnoticed; empty: they do not

  /// Whether the pages are what the files say now.
  [[nodiscard]] bool current() const { return edition != nullptr && edition->number() == number; }
};

}  // namespace vestnik::preview
