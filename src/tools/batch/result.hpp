/// @file result.hpp
/// What became of one issue, and of all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik::batch {

enum class Status : std::uint8_t {
  built,      ///< the PDF was made, and is in its place
  unchanged,  ///< nothing that it depends on has changed, and it is what was made then
  identical,  ///< verified: made again with the same bytes
  different,  ///< verified: the PDF that is there is missing, or has other bytes
  failed,     ///< errors in the input: no PDF was made, one that was there stays
  broken,     ///< the program crashed, ran out of time or of memory on this issue, or could not write its PDF
};
inline constexpr std::size_t status_count = 6;
[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] constexpr bool is_good(Status status) { return status <= Status::identical; }

struct Result {
  std::string issue;   ///< Job::name
  std::string output;  ///< Job::output
  Status status = Status::broken;
  std::size_t pages = 0, articles = 0, bytes = 0;
  long milliseconds = 0;
  std::string content_hash;  ///< XXH3 of the PDF, 32 hexadecimal digits; empty without one
  std::vector<Diagnostic> findings;
};

/// One line of JSON, without its end, and the reverse: empty if `line` is not one.
[[nodiscard]] std::string as_line(const Result& result);
[[nodiscard]] std::optional<Result> result_of(std::string_view line);

/// Sums over issues.
struct Totals {
  std::size_t issues = 0;  ///< that there are
  std::size_t done = 0;    ///< that have a result
  std::size_t by_status[status_count] = {};
  std::size_t warnings = 0;
  std::size_t pages = 0, bytes = 0;  ///< of the PDFs that are in their place as they should be

  void add(const Result& result);
  [[nodiscard]] std::size_t of(Status status) const { return by_status[static_cast<std::size_t>(status)]; }
  [[nodiscard]] std::size_t bad() const { return of(Status::different) + of(Status::failed) + of(Status::broken); }
};

}  // namespace vestnik::batch
