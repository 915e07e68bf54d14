/// @file yaml_outline.hpp
/// A YAML text without its literal blocks. Articles are nearly all of a descriptor, and the parser looks at each of
/// their characters a hundred times to find out that it is text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vestnik {

/// The text in which one character stands for the content of each literal block of the plainest kind: "key: |" on its
/// line, all lines indented at least like the first, LF at their ends. A parser that finds every stand-in as the scalar
/// that it is (`content` gives the block's) has read the same document as from the source: nothing else is changed, and
/// a literal block ends where its indentation does, whatever is in it.
///
/// A "?" within a text has a stand-in too: between brackets the parser takes it for the beginning of a key, though YAML
/// 1.2 has it for a character like others (7.3.3, plain scalars). Addresses are full of them.
class YamlOutline {
 public:
  /// Leaves no block out.
  static YamlOutline whole(std::string_view source);
  static YamlOutline of(std::string_view source);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t blocks() const { return blocks_.size(); }
  /// Where the character at `offset` of the outline stands in the source.
  [[nodiscard]] std::size_t source_offset(std::size_t offset) const;
  /// The content of the block whose indicator stands at `offset` of the outline if `scalar` is its stand-in, otherwise
  /// `scalar`.
  [[nodiscard]] const std::string& content(std::size_t offset, const std::string& scalar) const;
  /// `scalar` with its question marks; `written` is the source from where the scalar begins.
  [[nodiscard]] static std::string with_questions(std::string scalar, std::string_view written);

 private:
  struct Block {
    std::size_t indicator = 0;  ///< in the outline
    std::size_t shift = 0;      ///< from the outline to the source, behind the block
    std::string content;
  };
  std::string text_;
  std::vector<Block> blocks_;  ///< in their order
};

}  // namespace vestnik
