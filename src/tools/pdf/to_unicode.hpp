/// @file to_unicode.hpp
/// A font's codes → text.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "tools/pdf/qpdf.hpp"

namespace vestnik::pdf {

/// Codes that only their own face of symbols means something by, mostly bullets, as bullets: no other face has them.
[[nodiscard]] std::string with_bullets(std::string_view utf8);

/// What a font of a page says of its codes and its look.
class FontText {
 public:
  explicit FontText(QPDFObjectHandle font);

  /// All of a string's codes have a text.
  [[nodiscard]] bool decode(std::string_view codes, std::string& utf8) const;
  [[nodiscard]] bool bold() const { return bold_; }
  [[nodiscard]] bool italic() const { return italic_; }

 private:
  void read_map(std::string_view map);
  void read_look(QPDFObjectHandle font);

  std::map<unsigned, std::string> texts_;
  std::size_t code_size_ = 1;
  bool bold_ = false, italic_ = false;
};

}  // namespace vestnik::pdf
