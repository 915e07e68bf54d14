#include "layout/text/breaks.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/addresses.hpp"
#include "layout/text/word_hyphens.hpp"

namespace vestnik {
namespace {

using Kind = BreakOpportunity::Kind;

struct IteratorDelete {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
struct TextDelete {
  void operator()(UText* text) const { utext_close(text); }
};

/// A number or an abbreviation with what is joined to it: nothing breaks at the hyphen or dash before `at` in "25-го",
/// "ISO-9001", "16–31", "ҚР-ның", "и-го".
bool holds_together(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_ending = 4;
  std::size_t mark = at, next = at;
  const char32_t dash = character_before(text, at, &mark);
  if (!is_hyphen(dash) && !is_dash(dash)) return false;
  const char32_t before = character_before(text, mark), after = character_at(text, at);
  if (!is_hyphen(dash)) return is_digit(before) && is_digit(after);
  if (is_digit(before) || is_digit(after)) return true;
  std::size_t letters = 0, ending = 0;
  bool capitals = true;
  for (std::size_t i = mark, begin = mark; is_letter(character_before(text, i, &begin)); i = begin) {
    capitals = capitals && has_capital_shape(character_before(text, i));
    ++letters;
  }
  for (; next < text.size() && is_letter(character_at(text, next)); ++ending) character_at(text, next, &next);
  return letters == 1 || (letters > 1 && capitals && ending <= longest_ending);
}

/// House rule: an address breaks without a hyphen after `/ - . ? & =` and, if it must, anywhere but before its host:
/// "https://" alone at a line's end says nothing.
void add_address_breaks(std::string_view text, TextStretch address, std::vector<BreakOpportunity>& breaks) {
  constexpr std::string_view preferred = "/-.?&=_#%";
  constexpr std::size_t least = 2;  // characters that stay together at both ends
  std::size_t count = 0, next = 0;
  const std::size_t scheme = text.substr(0, address.end).find("://", address.begin);
  const std::size_t host = scheme == std::string_view::npos ? address.begin : scheme + 3;
  for (std::size_t at = address.begin; at < address.end; at = next) {
    const char32_t c = character_at(text, at, &next);
    if (count >= least && at > host && next < address.end) {
      const char32_t before = character_before(text, at);
      const bool mark = u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
      if (before < 0x80 && preferred.find(static_cast<char>(before)) != std::string_view::npos) {
        breaks.push_back({at, Kind::other});
      } else if (!mark) {
        breaks.push_back({at, Kind::anywhere});
      }
    }
    ++count;
  }
}

/// Whether offsets lie in one of the addresses; to be asked in ascending order.
class AddressCursor {
 public:
  explicit AddressCursor(const std::vector<TextStretch>& addresses) : addresses_(addresses) {}
  /// `inside_only`: its first byte does not count.
  bool holds(std::size_t offset, bool inside_only) {
    if (next_ > 0 && offset < addresses_[next_ - 1].end) next_ = 0;
    while (next_ < addresses_.size() && addresses_[next_].end <= offset) ++next_;
    if (next_ == addresses_.size()) return false;
    return addresses_[next_].begin + (inside_only ? 1 : 0) <= offset;
  }

 private:
  const std::vector<TextStretch>& addresses_;
  std::size_t next_ = 0;
};

}  // namespace

/// House rules that weigh the break at a space: a short word should not end a line, a particle should not begin one.
class SpaceWeigher {
 public:
  SpaceWeigher(const Resources& resources, std::string_view language) {
    const auto found = resources.typography.find(std::string(language));
    if (found == resources.typography.end()) return;
    const TypographySwitches& switches = resources.theme.typography;
    if (switches.is_on(TypographyRule::short_words)) short_words_ = &found->second.short_words;
    if (switches.is_on(TypographyRule::particles)) particles_ = &found->second.particles;
  }

  /// Whether the line should not end with the space before `offset`.
  [[nodiscard]] bool is_unwelcome(std::string_view text, std::size_t offset) const {
    if (short_words_ != nullptr && !short_words_->empty() && ends_with_word(text.substr(0, offset), *short_words_)) {
      return true;
    }
    return particles_ != nullptr && !particles_->empty() && begins_with_word(text.substr(offset), *particles_);
  }

 private:
  /// A word of at most a few letters, in small ones.
  struct Word {
    std::array<char32_t, 4> letters{};
    std::size_t length = 0;
    void add(char32_t c) { letters[length++] = to_small(c); }
  };

  static bool ends_with_word(std::string_view text, const WordSet& words) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    Word word;
    char32_t c = character_before(text, text.size());
    for (; is_letter(c); c = character_before(text, text.size())) {
      if (word.length == word.letters.size()) return false;
      word.add(c);
      text.remove_suffix(utf8_length(c));
    }
    // Part of a compound, of a number or of an abbreviation is no word.
    const bool whole = c == 0 || is_white_space(c) || is_punctuation(c);
    if (word.length == 0 || !whole || is_hyphen(c) || c == U'.' || c == U'\u2019') return false;
    std::reverse(word.letters.begin(), word.letters.begin() + static_cast<std::ptrdiff_t>(word.length));
    return words.contains({word.letters.data(), word.length});
  }

  static bool begins_with_word(std::string_view text, const WordSet& words) {
    Word word;
    char32_t c = 0;
    std::size_t next = 0;
    for (std::size_t at = 0; at < text.size() && is_letter(c = character_at(text, at, &next)); at = next) {
      if (word.length == word.letters.size()) return false;
      word.add(c);
      c = 0;
    }
    return word.length > 0 && !is_hyphen(c) && words.contains({word.letters.data(), word.length});
  }

  const WordSet* short_words_ = nullptr;
  const WordSet* particles_ = nullptr;
};

/// A line ends neither in front of letters above or below the line nor among them, but at spaces.
void keep_positions_whole(const PreparedText& prepared, const InlineText& text, std::vector<BreakOpportunity>& breaks) {
  for (std::size_t i = 0; i < text.spans.size(); ++i) {
    if (text.spans[i].position == TextPosition::normal) continue;
    const std::size_t begin = prepared.span_begins[i], end = prepared.span_begins[i + 1];
    std::erase_if(breaks, [&](const BreakOpportunity& at) {
      return at.offset >= begin && at.offset < end && at.kind != Kind::space && at.kind != Kind::mandatory;
    });
  }
}

struct BreakFinder::State {
  const Resources& resources;
  WordHyphens words;
  std::map<std::string, std::unique_ptr<UBreakIterator, IteratorDelete>, std::less<>> iterators;

  UBreakIterator* iterator_for(std::string_view language) {
    auto found = iterators.find(language);
    if (found == iterators.end()) {
      UErrorCode error = U_ZERO_ERROR;
      const std::string name(language);
      std::unique_ptr<UBreakIterator, IteratorDelete> opened(ubrk_open(UBRK_LINE, name.c_str(), nullptr, 0, &error));
      if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
      found = iterators.emplace(name, std::move(opened)).first;
    }
    return found->second.get();
  }

  void add_line_breaks(std::string_view text, std::string_view language, const std::vector<TextStretch>& addresses,
                       std::vector<BreakOpportunity>& breaks) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator* iterator = iterator_for(language);
    UText utext = UTEXT_INITIALIZER;
    const std::unique_ptr<UText, TextDelete> open(
        utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &error));
    if (iterator != nullptr && U_SUCCESS(error)) ubrk_setUText(iterator, open.get(), &error);
    if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (iterator == nullptr || U_FAILURE(error)) return;
    const SpaceWeigher weigher(resources, language);
    AddressCursor cursor(addresses);
    for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
      const auto offset = static_cast<std::size_t>(at);
      if (offset >= text.size()) break;
      const char32_t before = character_before(text, offset);
      if (before == U'\u2028') {
        breaks.push_back({offset, Kind::mandatory});
        continue;
      }
      if (cursor.holds(offset, true)) continue;
      // UAX #14, LB12a, lets a line end between an en dash and a fixed space.
      if (holds_together(text, offset) || is_fixed_space(character_at(text, offset))) continue;
      const Kind kind = is_breaking_space(before) ? Kind::space
                        : is_hyphen(before)       ? Kind::explicit_hyphen
                                                  : Kind::other;
      breaks.push_back({offset, kind, kind == Kind::space && weigher.is_unwelcome(text, offset)});
    }
  }
};

BreakFinder::BreakFinder(const Resources& resources, std::map<std::string, Hyphenator>& hyphenators)
    : state_(std::make_unique<State>(State{resources, WordHyphens(hyphenators, resources.locale.language), {}})) {}
BreakFinder::~BreakFinder() = default;

std::vector<BreakOpportunity> BreakFinder::find(const PreparedText& prepared, const InlineText& text,
                                                const ParagraphStyle& style, const std::vector<GlyphRun>& runs,
                                                std::string_view language) {
  const std::string_view whole = prepared.text;
  std::vector<BreakOpportunity> breaks;
  const std::vector<TextStretch> addresses = addresses_in(whole);
  state_->add_line_breaks(whole, language, addresses, breaks);
  for (const TextStretch& address : addresses) add_address_breaks(whole, address, breaks);
  for (const std::size_t offset : prepared.soft_hyphens) {
    if (offset > 0 && offset < whole.size()) breaks.push_back({offset, Kind::hyphen});
  }
  if (style.hyphenate) {
    AddressCursor cursor(addresses);
    const WordHyphens::Source source{prepared, text, style,
                                     [&cursor](std::size_t at) { return cursor.holds(at, false); }};
    for (const GlyphRun& run : runs) state_->words.add(source, run, breaks);
  }
  keep_positions_whole(prepared, text, breaks);
  breaks.push_back({whole.size(), Kind::mandatory});
  std::stable_sort(breaks.begin(), breaks.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  breaks.erase(
      std::unique(breaks.begin(), breaks.end(),
                  [](const auto& a, const auto& b) { return a.offset == b.offset && b.kind != Kind::mandatory; }),
      breaks.end());
  return breaks;
}

}  // namespace vestnik
