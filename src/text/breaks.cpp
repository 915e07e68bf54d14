#include "text/breaks.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/word_hyphens.hpp"

namespace vestnik {
namespace {

using Kind = BreakOpportunity::Kind;

struct IteratorDelete {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
struct TextDelete {
  void operator()(UText* text) const { utext_close(text); }
};

/// A stretch of the text, in bytes.
struct Stretch {
  std::size_t begin = 0, end = 0;
};

/// A dash with white space after it stands at `at`.
bool is_lone_dash(std::string_view text, std::size_t at) {
  std::size_t next = at;
  if (!is_dash(character_at(text, at, &next)) || is_hyphen(character_at(text, at))) return false;
  return next < text.size() && u_isUWhiteSpace(static_cast<UChar32>(character_at(text, next))) != 0;
}

/// A number or an abbreviation with what is joined to it: nothing breaks at the hyphen or dash before `at` in "25-го",
/// "ISO-9001", "16–31", "ҚР-ның", "и-го".
bool holds_together(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_ending = 4;
  std::size_t mark = at, next = at;
  const char32_t dash = character_before(text, at, &mark);
  if (!is_dash(dash)) return false;
  const char32_t before = character_before(text, mark), after = character_at(text, at);
  if (!is_hyphen(dash)) return is_digit(before) && is_digit(after);
  if (is_digit(before) || is_digit(after)) return true;
  std::size_t letters = 0, ending = 0;
  bool capitals = true;
  for (std::size_t i = mark, begin = mark; is_letter(character_before(text, i, &begin)); i = begin) {
    capitals = capitals && is_capital(character_before(text, i));
    ++letters;
  }
  for (; next < text.size() && is_letter(character_at(text, next)); ++ending) character_at(text, next, &next);
  return letters == 1 || (letters > 1 && capitals && ending <= longest_ending);
}

bool looks_like_address(std::string_view token) {
  const std::size_t at = token.find('@');
  return token.find("://") != std::string_view::npos || token.starts_with("www.") ||
         (at != std::string_view::npos && at > 0 && token.find('.', at) != std::string_view::npos);
}

/// Words that are addresses.
std::vector<Stretch> addresses_in(std::string_view text) {
  std::vector<Stretch> addresses;
  if (text.find("://") == std::string_view::npos && text.find('@') == std::string_view::npos &&
      text.find("www.") == std::string_view::npos) {
    return addresses;
  }
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at, next = at;
    while (end < text.size() && !is_breaking_space(character_at(text, end, &next))) end = next;
    if (looks_like_address(text.substr(at, end - at))) addresses.push_back({at, end});
    at = end;
    while (at < text.size() && is_breaking_space(character_at(text, at, &next))) at = next;
  }
  return addresses;
}

/// House rule: an address breaks without a hyphen after `/ - . ? & =` and, if it must, anywhere.
void add_address_breaks(std::string_view text, Stretch address, std::vector<BreakOpportunity>& breaks) {
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

struct BreakFinder::State {
  WordHyphens words;
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

  void add_line_breaks(std::string_view text, std::string_view language, const std::vector<Stretch>& addresses,
                       std::vector<BreakOpportunity>& breaks) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator* iterator = iterator_for(language);
    UText utext = UTEXT_INITIALIZER;
    const std::unique_ptr<UText, TextDelete> open(
        utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &error));
    if (iterator == nullptr || U_FAILURE(error)) return;
    ubrk_setUText(iterator, open.get(), &error);
    // An opening dash of dialogue stays with the first word.
    std::size_t opening = 0;
    if (std::size_t next = 0; !text.empty() && is_dash(character_at(text, 0, &next)) && next < text.size() &&
                              character_at(text, next, &next) == U' ') {
      opening = next;
    }
    for (std::int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
      const auto offset = static_cast<std::size_t>(at);
      if (offset >= text.size()) break;
      const char32_t before = character_before(text, offset);
      if (before == U'\u2028') {
        breaks.push_back({offset, Kind::mandatory});
        continue;
      }
      if (offset <= opening || std::any_of(addresses.begin(), addresses.end(), [&](const Stretch& address) {
            return offset > address.begin && offset < address.end;
          })) {
        continue;
      }
      // A dash between words ends a line, it never begins one.
      if (is_breaking_space(before) && is_lone_dash(text, offset)) continue;
      if (holds_together(text, offset)) continue;
      const Kind kind = is_breaking_space(before) ? Kind::space
                        : is_hyphen(before)       ? Kind::explicit_hyphen
                                                  : Kind::other;
      breaks.push_back({offset, kind});
    }
  }
};

BreakFinder::BreakFinder(std::map<std::string, Hyphenator>& hyphenators, std::string issue_language)
    : state_(std::make_unique<State>(State{WordHyphens(hyphenators, std::move(issue_language)), {}})) {}
BreakFinder::~BreakFinder() = default;

std::vector<BreakOpportunity> BreakFinder::find(const PreparedText& prepared, const InlineText& text,
                                                const ParagraphStyle& style, const std::vector<GlyphRun>& runs,
                                                std::string_view language) {
  const std::string_view whole = prepared.text;
  std::vector<BreakOpportunity> breaks;
  const std::vector<Stretch> addresses = addresses_in(whole);
  state_->add_line_breaks(whole, language, addresses, breaks);
  for (const Stretch& address : addresses) add_address_breaks(whole, address, breaks);
  for (const std::size_t offset : prepared.soft_hyphens) {
    if (offset > 0 && offset < whole.size()) breaks.push_back({offset, Kind::hyphen});
  }
  if (style.hyphenate) {
    const WordHyphens::Source source{prepared, text, style, [&](std::size_t at) {
                                       return std::any_of(addresses.begin(), addresses.end(), [&](const Stretch& a) {
                                         return at >= a.begin && at < a.end;
                                       });
                                     }};
    for (const GlyphRun& run : runs) state_->words.add(source, run, breaks);
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
