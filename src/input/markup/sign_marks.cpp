#include "input/markup/sign_marks.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/addresses.hpp"

namespace vestnik::markup {
namespace {

/// Signs of one kind beside each other.
struct SignRun {
  char sign = 0;
  std::size_t begin = 0, end = 0;

  [[nodiscard]] std::size_t length() const { return end - begin; }
  [[nodiscard]] bool raises() const { return sign == '^' && length() == 1; }
  [[nodiscard]] bool lowers() const { return sign == '~' && length() == 1; }
  [[nodiscard]] bool strikes() const { return sign == '~' && length() == 2; }
};

/// What two marks enclose.
struct Passage {
  SignRun opening, closing;
};

/// Signs outside of addresses. A mark behind an address does not belong to it, although its sign could.
std::vector<std::size_t> outside_addresses(std::string_view text, const std::vector<std::size_t>& signs) {
  std::vector<std::size_t> outside;
  const std::vector<TextStretch> addresses = addresses_in(text);
  auto address = addresses.begin();
  for (const std::size_t sign : signs) {
    while (address != addresses.end() && address->end <= sign) ++address;
    const bool inside =
        address != addresses.end() && address->begin <= sign && text.find_first_not_of("~^", sign) < address->end;
    if (!inside) outside.push_back(sign);
  }
  return outside;
}

std::vector<SignRun> runs_of(std::string_view text, const std::vector<std::size_t>& signs) {
  std::vector<SignRun> runs;
  for (const std::size_t at : signs) {
    if (text[at] == '\\') continue;
    if (!runs.empty() && runs.back().end == at && runs.back().sign == text[at]) {
      ++runs.back().end;
    } else {
      runs.push_back({text[at], at, at + 1});
    }
  }
  return runs;
}

char32_t sign_behind(std::string_view text, std::size_t at) { return at < text.size() ? character_at(text, at) : U' '; }
bool is_word_character(char32_t c) { return is_letter(c) || is_digit(c) || is_combining_mark(c); }
bool is_gap(char32_t c) { return c == 0 || c == no_character || c == U'\u2028' || is_breaking_space(c); }
/// What something lowered may stand behind.
bool is_base(char32_t c) { return is_word_character(c) || is_one_of(c, U")]}»”’\"'%"); }
bool is_operator(char32_t c) { return is_one_of(c, U"+=*/<>"); }

/// Which signs are partners.
class Finder {
 public:
  Finder(std::string_view text, const std::vector<std::size_t>& signs)
      : text_(text), signs_(signs), runs_(runs_of(text, signs)) {}

  [[nodiscard]] std::vector<Passage> struck() const {
    std::vector<Passage> found;
    const SignRun* opening = nullptr;
    for (const SignRun& run : runs_) {
      if (!run.strikes()) continue;
      const bool closes = !is_gap(character_before(text_, run.begin)) && opening != nullptr;
      if (closes) {
        found.push_back({*std::exchange(opening, nullptr), run});
      } else if (!is_gap(sign_behind(text_, run.end))) {
        opening = &run;
      }
    }
    return found;
  }

  /// The backslashes in front of spaces between the marks are added to `idle`.
  [[nodiscard]] std::vector<Passage> moved(bool up, std::vector<std::size_t>& idle) const {
    std::vector<Passage> found;
    const SignRun* opening = nullptr;
    for (const SignRun& run : runs_) {
      if (up ? !run.raises() : !run.lowers()) continue;
      std::vector<std::size_t> escapes;
      if (opening != nullptr && encloses({*opening, run}, escapes)) {
        found.push_back({*std::exchange(opening, nullptr), run});
        idle.insert(idle.end(), escapes.begin(), escapes.end());
      } else {
        opening = &run;
      }
    }
    return found;
  }

 private:
  [[nodiscard]] bool encloses(const Passage& passage, std::vector<std::size_t>& escapes) const {
    const std::size_t begin = passage.opening.end, end = passage.closing.begin;
    bool has_word = false, is_smile = true, has_operator = false;
    int brackets = 0;
    for (std::size_t at = begin, next = begin; at < end; at = next) {
      const char32_t c = character_at(text_, at, &next);
      if (c == U'\\' && next < end && text_[next] == ' ' && std::ranges::binary_search(signs_, at)) {
        escapes.push_back(at);
        ++next;
        continue;
      }
      if (is_gap(c) || c == U'|') return false;
      brackets += c == U'[' ? 1 : c == U']' ? -1 : 0;
      if (brackets < 0) return false;
      has_operator = has_operator || (has_word && is_operator(c) && next < end);
      has_word = has_word || is_word_character(c);
      is_smile = is_smile && (c == U'_' || c == U'.' || c == U',');
    }
    if (brackets != 0 || is_smile) return false;
    const char32_t before = character_before(text_, passage.opening.begin);
    const char32_t behind = sign_behind(text_, passage.closing.end);
    if (before == U'[') return false;
    if (passage.opening.lowers()) return is_base(before) && !(is_digit(before) && is_digit(behind));
    // "x^2+y^2": a caret that says "to the power of" has no partner.
    if (is_word_character(before) && (is_digit(behind) || (has_operator && is_word_character(behind)))) return false;
    return has_word || (!is_gap(before) && !is_opening_punctuation(before));
  }

  std::string_view text_;
  const std::vector<std::size_t>& signs_;
  std::vector<SignRun> runs_;
};

/// What holds from a place of the text on.
struct Change {
  std::size_t at = 0;
  enum class Kind { strike, raise, lower, skip } kind = Kind::skip;
  int by = 0;  ///< 1: begins, -1: ends
};

std::vector<Change> changes_of(std::string_view text, const std::vector<std::size_t>& signs) {
  const Finder finder(text, signs);
  std::vector<Change> changes;
  const auto skip = [&](std::size_t begin, std::size_t end) {
    changes.push_back({begin, Change::Kind::skip, 1});
    changes.push_back({end, Change::Kind::skip, -1});
  };
  const auto add = [&](const std::vector<Passage>& passages, Change::Kind kind) {
    for (const auto& [opening, closing] : passages) {
      skip(opening.begin, opening.end);
      skip(closing.begin, closing.end);
      changes.push_back({opening.end, kind, 1});
      changes.push_back({closing.begin, kind, -1});
    }
  };
  std::vector<std::size_t> escapes;
  add(finder.struck(), Change::Kind::strike);
  add(finder.moved(true, escapes), Change::Kind::raise);
  add(finder.moved(false, escapes), Change::Kind::lower);
  for (const std::size_t at : escapes) skip(at, at + 1);
  std::ranges::stable_sort(changes, {}, &Change::at);
  return changes;
}

}  // namespace

InlineText with_sign_marks(InlineText text, const std::vector<std::size_t>& all_signs) {
  if (all_signs.empty()) return text;
  const std::vector<Change> changes = changes_of(text.text, outside_addresses(text.text, all_signs));
  if (changes.empty()) return text;
  InlineText result;
  TextPlaces places(text);
  auto next = changes.begin();
  int struck = 0, raised = 0, lowered = 0, skipped = 0;
  for (const InlineSpan& span : text.spans) {
    for (std::size_t at = span.begin; at < span.end;) {
      for (; next != changes.end() && next->at <= at; ++next) {
        int& state = next->kind == Change::Kind::strike  ? struck
                     : next->kind == Change::Kind::raise ? raised
                     : next->kind == Change::Kind::lower ? lowered
                                                         : skipped;
        state += next->by;
      }
      const std::size_t end = next == changes.end() ? span.end : std::min(span.end, next->at);
      if (skipped == 0) {
        InlineSpan part = span;
        part.where = places.at(at);
        part.struck = span.struck || struck > 0;
        if (raised > 0) part.position = TextPosition::superscript;
        if (lowered > 0) part.position = TextPosition::subscript;
        result.append(std::string_view(text.text).substr(at, end - at), std::move(part));
      }
      at = end;
    }
  }
  return result;
}

}  // namespace vestnik::markup
