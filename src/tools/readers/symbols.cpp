#include "tools/readers/symbols.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::readers {
namespace {

/// Adobe's Symbol encoding from 0x20 to 0x7E and from 0xA0 to 0xFE; U+F8FF: no character.
constexpr std::u32string_view symbol_low =
    U" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
constexpr std::u32string_view symbol_high =
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\uF8FF〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

using Pair = std::pair<char32_t, char32_t>;
/// The signs of Wingdings that texts use; the face is full of pictures that no text needs.
constexpr auto signs_of_wingdings = std::to_array<Pair>(
    {{0x20, U' '}, {0x21, U'✏'}, {0x22, U'✂'}, {0x28, U'☎'}, {0x2A, U'✉'}, {0x36, U'⌛'}, {0x41, U'✌'}, {0x46, U'☞'},
     {0x4A, U'☺'}, {0x4C, U'☹'}, {0x6C, U'●'}, {0x6D, U'○'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x71, U'❑'}, {0x72, U'❒'},
     {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'◆'}, {0x9E, U'·'}, {0x9F, U'•'}, {0xA1, U'○'}, {0xA7, U'▪'}, {0xA8, U'□'},
     {0xAB, U'★'}, {0xD8, U'➢'}, {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'}, {0xE2, U'↓'}, {0xE8, U'➔'}, {0xEF, U'⇦'},
     {0xF0, U'⇨'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}, {0x2E, U'✆'}, {0x4E, U'☠'}, {0x52, U'☼'},
     {0x54, U'❄'}, {0x70, U'❏'}, {0x73, U'⬧'}, {0x74, U'⧫'}, {0x7B, U'❀'}, {0x81, U'①'}, {0x82, U'②'}, {0x83, U'③'},
     {0x84, U'④'}, {0x85, U'⑤'}, {0x86, U'⑥'}, {0x87, U'⑦'}, {0x88, U'⑧'}, {0x89, U'⑨'}, {0x8A, U'⑩'}, {0x8C, U'❶'},
     {0x8D, U'❷'}, {0x8E, U'❸'}, {0x8F, U'❹'}, {0x90, U'❺'}, {0x91, U'❻'}, {0x92, U'❼'}, {0x93, U'❽'}, {0x94, U'❾'},
     {0x95, U'❿'}, {0xA4, U'◉'}, {0xA5, U'◎'}, {0xB2, U'✧'}, {0xAA, U'✦'}, {0xE3, U'↖'}, {0xE4, U'↗'}, {0xE5, U'↙'},
     {0xE6, U'↘'}});

enum class Face { other, symbol_face, wingdings_face, unknown };

Face face_of(std::string_view face) {
  const std::string name = folded_case(std::string(face));
  if (name == "symbol" || name.starts_with("symbol ") || name == "opensymbol" || name == "starsymbol")
    return Face::symbol_face;
  if (name == "wingdings") return Face::wingdings_face;
  return name.starts_with("webdings") || name.starts_with("wingdings") || name.starts_with("zapf") ? Face::unknown
                                                                                                   : Face::other;
}

std::optional<char32_t> in_symbol(char32_t code) {
  char32_t found = 0;
  if (code >= 0x20 && code - 0x20 < symbol_low.size()) found = symbol_low[code - 0x20];
  if (code >= 0xA0 && code - 0xA0 < symbol_high.size()) found = symbol_high[code - 0xA0];
  return found == 0 || found == U'\uF8FF' ? std::nullopt : std::optional(found);
}

}  // namespace

bool is_symbol_face(std::string_view face) { return face_of(face) != Face::other; }

std::optional<char32_t> symbol(char32_t code, std::string_view face) {
  const char32_t low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
  if (low > 0xFF) return code;  // a letter of Unicode in such a face is one
  switch (face_of(face)) {
    case Face::symbol_face:
      return in_symbol(low);
    case Face::wingdings_face: {
      const auto* found = std::ranges::find(signs_of_wingdings, low, &Pair::first);
      return found == signs_of_wingdings.end() ? std::nullopt : std::optional(found->second);
    }
    case Face::unknown:
      return std::nullopt;
    case Face::other:
      // Word gives its bullets private codes, and some programs drop the face.
      return code < 0xF000 ? std::optional(code) : in_symbol(low);
  }
  return std::nullopt;
}

std::string from_symbol_face(const std::string& text, std::string_view face) {
  std::u32string result;
  for (const char32_t c : to_utf32(text)) {
    const bool code = (c >= 0xF000 && c <= 0xF0FF) || is_symbol_face(face);
    result += code ? symbol(c, face).value_or(U'•') : c;
  }
  return to_utf8(result);
}

}  // namespace vestnik::readers
