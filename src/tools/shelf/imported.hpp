/// @file imported.hpp
/// What became of one past release, and of all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/import/import.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::shelf {

enum class Status : std::uint8_t {
  imported,   ///< its folder was made
  unchanged,  ///< what it was made from has not changed
  edited,     ///< it has changed, and the folder was edited since it was made: it stays as it is
  failed,     ///< nothing can be made of the file
  broken,     ///< the program crashed, ran out of time or of memory on this file, or could not write
};
inline constexpr std::size_t status_count = 5;
[[nodiscard]] std::string_view name_of(Status status);

/// The figures of an import; a record keeps them.
struct Figures {
  std::string language;
  std::size_t articles = 0, countries = 0, warnings = 0, notes = 0;
  Account account;

  /// Every word and every picture is in the folder, or was told.
  [[nodiscard]] bool closes() const { return account.lost == 0; }
};

struct Imported {
  std::string source, folder;  ///< as Release has them
  Status status = Status::broken;
  Figures figures;
  long milliseconds = 0;
  std::vector<Diagnostic> findings;  ///< of this run

  [[nodiscard]] bool good() const { return status <= Status::edited && figures.closes(); }
};

/// JSON without findings, and the reverse; throws nlohmann's exception where it is something else.
[[nodiscard]] nlohmann::ordered_json as_json(const Figures& figures);
[[nodiscard]] Figures figures_of(const nlohmann::ordered_json& json);

/// One line of JSON, and the reverse: nothing if `line` is not one.
[[nodiscard]] std::string as_line(const Imported& imported);
[[nodiscard]] std::optional<Imported> imported_of(std::string_view line);

/// Sums over releases.
struct Totals {
  std::size_t releases = 0, done = 0;
  std::size_t by_status[status_count] = {};
  std::size_t open_accounts = 0;  ///< releases whose words are not all there
  Figures figures;                ///< `language` stays empty, `countries` is the sum of the issues' sections

  void add(const Imported& imported);
  [[nodiscard]] std::size_t of(Status status) const { return by_status[static_cast<std::size_t>(status)]; }
  [[nodiscard]] std::size_t bad() const { return of(Status::failed) + of(Status::broken) + open_accounts; }
};

}  // namespace vestnik::shelf
