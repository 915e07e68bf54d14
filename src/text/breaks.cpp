#include "text/breaks.hpp"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "markup/addresses.hpp"

namespace vestnik {
namespace {

using Kind = BreakOpportunity::Kind;

struct IteratorDelete {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
struct TextDelete {
  void operator()(UText* text) const { utext_close(text); }
};

char32_t character_at(std::string_view text, std::size_t at, std::size_t* next = nullptr) {
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), c);
  if (next != nullptr) *next = static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

char32_t character_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_PREV(text.data(), 0, i, c);
  return static_cast<char32_t>(c);
}

bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010'; }
bool is_dash(char32_t c) { return is_hyphen(c) || (c >= U'\u2012' && c <= U'\u2015'); }
bool is_fixed_space(char32_t c) { return c == U'\u00A0' || c == U'\u202F' || c == U'\u2007' || c == U'\u2060'; }
bool is_breaking_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 && !is_fixed_space(c); }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

/// A dash with white space after it stands at `at`.
bool is_lone_dash(std::string_view text, std::size_t at) {
  std::size_t next = at;
  if (!is_dash(character_at(text, at, &next)) || is_hyphen(character_at(text, at))) return false;
  return next < text.size() && u_isUWhiteSpace(static_cast<UChar32>(character_at(text, next))) != 0;
}

/// House rule: an address breaks without a hyphen after `/ - . ? & =` and, if it must, anywhere.
void add_address_breaks(std::string_view text, TextStretch address, std::vector<BreakOpportunity>& breaks) {
  constexpr std::string_view preferred = "/-.?&=_#%";
  constexpr std::size_t least = 2;  // characters that stay together at both ends
  std::size_t count = 0, next = 0;
  for (std::size_t at = address.begin; at < address.end; at = next) {
    const char32_t c = character_at(text, at, &next);
    if (count >= least && next < address.end) {
      const char32_t before = character_before(text, at);
      const bool slashes = c == U'/' && (before == U'/' || before == U':');
      const bool mark = u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
      if (before < 0x80 && preferred.find(static_cast<char>(before)) != std::string_view::npos && !slashes) {
        breaks.push_back({at, Kind::other});
      } else if (!mark && !slashes) {
        breaks.push_back({at, Kind::anywhere});
      }
    }
    ++count;
  }
}

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
    void add(char32_t c) { letters[length++] = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
  };

  static bool ends_with_word(std::string_view text, const WordSet& words) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    Word word;
    char32_t c = character_before(text, text.size());
    for (; is_letter(c); c = character_before(text, text.size())) {
      if (word.length == word.letters.size()) return false;
      word.add(c);
      text.remove_suffix(static_cast<std::size_t>(U8_LENGTH(static_cast<UChar32>(c))));
    }
    // Part of a compound, of a number or of an abbreviation is no word.
    const bool whole =
        c == 0 || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || u_ispunct(static_cast<UChar32>(c)) != 0;
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

struct BreakFinder::State {
  const Resources& resources;
  std::map<std::string, Hyphenator>& hyphenators;
  std::map<std::string, std::unique_ptr<UBreakIterator, IteratorDelete>, std::less<>> iterators;

  UBreakIterator* iterator_for(std::string_view language) {
    auto found = iterators.find(language);
    if (found == iterators.end()) {
      UErrorCode error = U_ZERO_ERROR;
      const std::string name(language);
      found = iterators.emplace(name, ubrk_open(UBRK_LINE, name.c_str(), nullptr, 0, &error)).first;
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
    if (iterator == nullptr || U_FAILURE(error)) return;
    ubrk_setUText(iterator, open.get(), &error);
    const SpaceWeigher weigher(resources, language);
    for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
      const auto offset = static_cast<std::size_t>(at);
      if (offset >= text.size()) break;
      const char32_t before = character_before(text, offset);
      if (before == U'\u2028') {
        breaks.push_back({offset, Kind::mandatory});
        continue;
      }
      if (std::any_of(addresses.begin(), addresses.end(),
                      [&](const TextStretch& address) { return offset > address.begin && offset < address.end; })) {
        continue;
      }
      const Kind kind = is_breaking_space(before) ? Kind::space
                        : is_hyphen(before)       ? Kind::explicit_hyphen
                                                  : Kind::other;
      breaks.push_back({offset, kind, kind == Kind::space && weigher.is_unwelcome(text, offset)});
    }
  }

  void add_hyphens(std::string_view text, TextStretch word, bool lower_first, Hyphenator& hyphenator,
                   std::vector<BreakOpportunity>& breaks) {
    const char32_t before = character_before(text, word.begin);
    std::size_t next = word.end;
    const char32_t after = word.end < text.size() ? character_at(text, word.end, &next) : 0;
    for (const char32_t c : {before, after}) {
      if (u_isdigit(static_cast<UChar32>(c)) != 0 || c == U'_' || c == U'@') return;
    }
    // Words that the style sets in capitals are hyphenated as what the author wrote.
    const std::string_view letters = text.substr(word.begin, word.end - word.begin);
    std::string lower;
    if (lower_first) lower = small_letters(letters);
    if (lower_first && lower.size() != letters.size()) return;
    // A compound breaks at its own hyphen first: three letters beside it stay with it. No hyphen comes close to a space
    // that must not break: four letters stay beside it, unless it is the one before a dash.
    constexpr std::size_t beside_hyphen = 3, beside_fixed_space = 4;
    for (const std::size_t point : hyphenator.hyphenate(lower_first ? std::string_view(lower) : letters)) {
      const std::size_t left = count(letters.substr(0, point)), right = count(letters.substr(point));
      if ((is_hyphen(before) && left < beside_hyphen) || (is_hyphen(after) && right < beside_hyphen)) continue;
      if (is_fixed_space(before) && left < beside_fixed_space) continue;
      if (is_fixed_space(after) && right < beside_fixed_space && !is_lone_dash(text, next)) continue;
      breaks.push_back({word.begin + point, Kind::hyphen});
    }
  }

  static std::size_t count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }

  static std::string small_letters(std::string_view letters) {
    std::string lower;
    for (std::size_t at = 0; at < letters.size();) {
      char buffer[U8_MAX_LENGTH];
      std::int32_t n = 0;
      U8_APPEND_UNSAFE(buffer, n, u_tolower(static_cast<UChar32>(character_at(letters, at, &at))));
      lower.append(buffer, static_cast<std::size_t>(n));
    }
    return lower;
  }

  Hyphenator* hyphenator_for(std::string_view language) {
    auto found = hyphenators.find(std::string(language));
    if (found == hyphenators.end()) found = hyphenators.find(std::string(language.substr(0, language.find('-'))));
    return found == hyphenators.end() ? nullptr : &found->second;
  }
};

BreakFinder::BreakFinder(const Resources& resources, std::map<std::string, Hyphenator>& hyphenators)
    : state_(std::make_unique<State>(State{resources, hyphenators, {}})) {}
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
    // Words are those of a run: neither style nor language changes inside.
    for (const GlyphRun& run : runs) {
      Hyphenator* hyphenator = state_->hyphenator_for(run.language);
      if (hyphenator == nullptr || text.spans[run.span].code) continue;
      const bool capitals = style.capitals == Capitals::all && text.spans[run.span].link.empty();
      for (std::size_t at = run.text_begin; at < run.text_end;) {
        std::size_t next = at;
        if (!is_letter(character_at(whole, at, &next))) {
          at = next;
          continue;
        }
        std::size_t end = next;
        while (end < run.text_end && is_letter(character_at(whole, end, &next))) end = next;
        const bool address = std::any_of(addresses.begin(), addresses.end(),
                                         [&](const TextStretch& a) { return at >= a.begin && at < a.end; });
        const bool whole_word = end < run.text_end || end == whole.size() || !is_letter(character_at(whole, end));
        if (!address && whole_word) state_->add_hyphens(whole, {at, end}, capitals, *hyphenator, breaks);
        at = end;
      }
    }
  }
  breaks.push_back({whole.size(), Kind::mandatory});
  std::stable_sort(breaks.begin(), breaks.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  breaks.erase(
      std::unique(breaks.begin(), breaks.end(),
                  [](const auto& a, const auto& b) { return a.offset == b.offset && b.kind != Kind::mandatory; }),
      breaks.end());
  return breaks;
}

}  // namespace vestnik
