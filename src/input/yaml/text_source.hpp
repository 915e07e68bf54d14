/// @file text_source.hpp
/// The text of an input file and the places in it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings/sink/findings.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// Text in which no byte is out of place: UTF-8 without a byte order mark and without control characters other than
/// tab, LF and CR LF. Knows where each byte stands. Immutable, cheap to copy.
class TextSource {
 public:
  /// `file` is the name that messages use. Reports "not-utf8" and "control-character", with the first offending byte.
  [[nodiscard]] static std::optional<TextSource> make(std::string file, std::string_view bytes, Findings& findings);

  [[nodiscard]] const std::string& file() const { return data_->file; }
  [[nodiscard]] std::string_view text() const { return data_->text; }
  /// 1-based line of the byte at `offset`.
  [[nodiscard]] int line(std::size_t offset) const;
  /// 1-based column, in code points, of the byte at `offset`.
  [[nodiscard]] int column(std::size_t offset) const;
  [[nodiscard]] SourceRange range(std::size_t begin, std::size_t end) const;

 private:
  struct Data {
    std::string file, text;
    std::vector<std::uint32_t> lines;   ///< where each line begins
    std::vector<std::uint32_t> blocks;  ///< code points before each block: one long line costs no more than many
  };
  explicit TextSource(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;

  std::shared_ptr<const Data> data_;
};

/// The first character that no text may hold; `character` is negative where the bytes are not UTF-8.
struct TextOffence {
  std::size_t offset = 0;
  char32_t character = 0;
};
[[nodiscard]] std::optional<TextOffence> first_offence(std::string_view text);

/// Without white space at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Bytes [begin, end) of each "‹…›" of a text: what `vestnik init` leaves to the editor.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> placeholders(std::string_view text);

/// A text as messages quote it: in guillemets' place plain quotes, shortened, on one line.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace vestnik
