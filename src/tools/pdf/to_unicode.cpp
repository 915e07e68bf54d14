#include "tools/pdf/to_unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"
#include "tools/pdf/qpdf.hpp"

namespace vestnik::pdf {
namespace {

/// The tokens of a CMap that matter: <hexadecimal>, numbers, words, brackets.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : rest_(text) {}

  std::optional<std::string_view> next() {
    constexpr std::string_view blanks = " \t\r\n\f";
    rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
    if (rest_.empty()) return std::nullopt;
    std::size_t size = 1;
    if (rest_.front() == '<' && !rest_.starts_with("<<")) {
      size = std::min(rest_.find('>'), rest_.size() - 1) + 1;
    } else if (rest_.front() != '[' && rest_.front() != ']') {
      size = std::max<std::size_t>(std::min(rest_.find_first_of(" \t\r\n\f<[]", 1), rest_.size()), 1);
    }
    const std::string_view token = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return token;
  }

 private:
  std::string_view rest_;
};

std::string bytes_of(std::string_view token) {
  std::string bytes, digits;
  for (const char c : token) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) digits += c;
  }
  if (digits.size() % 2 == 1) digits += '0';
  for (std::size_t i = 0; i < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return bytes;
}
unsigned number_of(std::string_view bytes) {
  unsigned number = 0;
  for (const char c : bytes.substr(0, 4)) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}
/// UTF-16, big endian; `add` counts on from its last unit.
std::string text_of(const std::string& utf16, unsigned add = 0) {
  std::u32string text;
  for (std::size_t i = 0; i + 1 < utf16.size(); i += 2) {
    char32_t unit = number_of(std::string_view(utf16).substr(i, 2));
    if (i + 2 >= utf16.size()) unit += add;
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (low && !text.empty() && text.back() >= 0xD800 && text.back() < 0xDC00) {
      text.back() = 0x10000 + ((text.back() - 0xD800) << 10U) + (unit - 0xDC00);
    } else {
      text += unit;
    }
  }
  std::erase_if(text, [](char32_t c) { return c == 0 || (c >= 0xD800 && c < 0xE000); });
  return with_bullets(to_utf8(text));
}

bool is_on(QPDFObjectHandle object) { return object.isInteger(); }

}  // namespace

std::string with_bullets(std::string_view utf8) {
  std::u32string text = to_utf32(utf8);
  std::ranges::replace_if(
      text, [](char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }, U'•');
  return to_utf8(text);
}

FontText::FontText(QPDFObjectHandle font) {
  if (!font.isDictionary()) return;
  if (font.getKey("/Subtype").isNameAndEquals("/Type0")) code_size_ = 2;
  read_look(font);
  QPDFObjectHandle map = font.getKey("/ToUnicode");
  if (!map.isStream()) return;
  const auto data = map.getStreamData(qpdf_dl_generalized);
  read_map({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
}

void FontText::read_map(std::string_view map) {
  constexpr std::size_t most = 70'000;
  Tokens tokens(map);
  std::string section;
  std::vector<std::string> held;
  bool in_list = false;
  unsigned list_code = 0;
  while (const auto token = tokens.next()) {
    if (texts_.size() > most) return;
    if (token->front() == '<') {
      held.push_back(bytes_of(*token));
      if (in_list) {
        texts_[list_code++] = text_of(held.back());
        held.clear();
      } else if (section == "beginbfchar" && held.size() == 2) {
        code_size_ = std::max<std::size_t>(held[0].size(), 1);
        texts_[number_of(held[0])] = text_of(held[1]);
        held.clear();
      } else if (section == "beginbfrange" && held.size() == 3) {
        code_size_ = std::max<std::size_t>(held[0].size(), 1);
        const unsigned first = number_of(held[0]), last = std::min(number_of(held[1]), first + 0xFFFF);
        for (unsigned code = first; code <= last && texts_.size() <= most; ++code)
          texts_[code] = text_of(held[2], code - first);
        held.clear();
      } else if (section == "begincodespacerange" && held.size() == 2) {
        code_size_ = std::clamp<std::size_t>(held[0].size(), 1, 4);
        held.clear();
      }
    } else if (*token == "[") {
      in_list = section == "beginbfrange" && held.size() == 2;
      if (in_list) list_code = number_of(held[0]);
      held.clear();
    } else if (*token == "]") {
      in_list = false;
      held.clear();
    } else if (token->starts_with("begin") || token->starts_with("end")) {
      section = *token;
      held.clear();
    }
  }
}

void FontText::read_look(QPDFObjectHandle font) {
  QPDFObjectHandle described = font;
  if (QPDFObjectHandle below = font.getKey("/DescendantFonts"); below.isArray() && below.getArrayNItems() > 0)
    described = below.getArrayItem(0);
  std::string name = font.getKey("/BaseFont").isName() ? font.getKey("/BaseFont").getName() : std::string();
  if (described.isDictionary()) {
    if (QPDFObjectHandle about = described.getKey("/FontDescriptor"); about.isDictionary()) {
      constexpr std::int64_t slanted = 1 << 6, forced_bold = 1 << 18;
      const std::int64_t flags = is_on(about.getKey("/Flags")) ? about.getKey("/Flags").getIntValue() : 0;
      italic_ = (flags & slanted) != 0;
      bold_ = (flags & forced_bold) != 0;
      if (about.getKey("/FontWeight").isNumber()) bold_ = bold_ || about.getKey("/FontWeight").getNumericValue() >= 600;
    }
  }
  name = folded_case(as_utf8(name));
  for (const std::string_view word : {"bold", "black", "heavy", "semibold", "demi"})
    bold_ = bold_ || name.find(word) != std::string::npos;
  for (const std::string_view word : {"italic", "oblique", "slanted"})
    italic_ = italic_ || name.find(word) != std::string::npos;
}

bool FontText::decode(std::string_view codes, std::string& utf8) const {
  bool all = true;
  for (; codes.size() >= code_size_; codes.remove_prefix(code_size_)) {
    const auto found = texts_.find(number_of(codes.substr(0, code_size_)));
    if (found != texts_.end()) {
      utf8 += found->second;
    } else {
      all = false;
    }
  }
  return all;
}

}  // namespace vestnik::pdf
