/// @file source_edits.hpp
/// A text that was changed before its parse, and where its bytes stood before.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::markup {

/// No place in a text.
inline constexpr std::size_t none = std::string_view::npos;

/// In place of `removed` bytes at byte `at` of a text stand those of `inserted`, which outlives the edit.
struct SourceEdit {
  std::size_t at = 0, removed = 0;
  std::string_view inserted;
};

/// A text with its edits done. Knows of each byte where it stood in the text before.
class EditedSource {
 public:
  /// Edits in any order. Of two that overlap the one that begins first is done, the other is not.
  EditedSource(std::string_view source, std::vector<SourceEdit> edits);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Where the byte at `offset` of the edited text stood; for one that was inserted, where the edit is.
  [[nodiscard]] std::size_t source_offset(std::size_t offset) const;
  /// The first stretch that an edit inserted and that ends behind `offset`: [begin, end) of the edited text. At the end
  /// of the text if there is none.
  struct Stretch {
    std::size_t begin = 0, end = 0;
  };
  [[nodiscard]] Stretch next_inserted(std::size_t offset) const;

 private:
  struct Step {
    std::size_t at = 0, inserted = 0;  ///< of the edited text
    std::size_t source = 0;            ///< where the edit began in the source
    std::size_t removed = 0;
  };
  std::string text_;
  std::vector<Step> steps_;  // ascending
};

}  // namespace vestnik::markup
