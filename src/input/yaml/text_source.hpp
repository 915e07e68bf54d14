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

/// Bytes [begin, end) of a text and what takes their place.
struct TextEdit {
  std::size_t begin = 0, end = 0;
  std::string text;
};

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

  /// The text with `edits`, which are in order and do not overlap. Its places are those in the text as it was read.
  [[nodiscard]] TextSource edited(const std::vector<TextEdit>& edits) const;
  /// The same with another text of as many bytes, whose lines are where they were.
  [[nodiscard]] TextSource overwritten(std::string text) const;

 private:
  /// Where a stretch that an edit replaced stood, and where what replaced it stands.
  struct Replaced {
    std::size_t begin = 0, end = 0;          ///< in the edited text
    std::size_t old_begin = 0, old_end = 0;  ///< in the text before
  };
  struct Data {
    std::string file, text;
    std::vector<std::uint32_t> lines;      ///< where each line begins
    std::vector<std::uint32_t> blocks;     ///< code points before each block: one long line costs no more than many
    std::shared_ptr<const Data> origin{};  ///< of an edited text: the text before
    std::vector<Replaced> replaced{};
  };
  explicit TextSource(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  static void index(Data& data);
  /// Where the byte at `offset` stood in the text before.
  [[nodiscard]] std::size_t offset_before(std::size_t offset) const;
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

/// Bytes [begin, end) of each "‹…›" of a text, what `vestnik init` leaves to the editor, or of the whole of one that is
/// a "?" or another mark of what is still to be written.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> placeholders(std::string_view text);

/// A text as messages quote it: in guillemets' place plain quotes, shortened, on one line.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace vestnik
