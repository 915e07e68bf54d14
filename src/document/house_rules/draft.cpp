#include "document/house_rules/draft.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text/utf8.hpp"

namespace vestnik::typography {
namespace {

constexpr std::size_t longest_context = 24;  // characters of the words beside a change
/// Characters of what is taken for a word; more are none, and rules look at no more of them.
constexpr std::size_t longest_word = 64;

unsigned trigger_of(char32_t c) {
  if (c > 0xB4 && (c < en_dash || c > 0x2116)) return 0;  // letters, mostly
  if ((c | 0x20U) >= U'a' && (c | 0x20U) <= U'z') return 0;
  if (c == U' ' || c == no_break_space) return Trigger::space;
  if (is_ascii_digit(c)) return Trigger::digit;
  if (c == U'"' || c == U'\'' || c == left_guillemet || c == 0xB4 || (c >= left_single && c <= low_quote)) {
    return Trigger::quote;
  }
  if (c == U'-' || is_sentence_dash(c)) return Trigger::hyphen;
  if (c == 0x2116 || c == 0xA7) return Trigger::sign;
  return is_stop(c) ? Trigger::stop : 0U;
}

/// A link that shows an address rather than words.
bool shows_address(const InlineText& text, const InlineSpan& span) {
  return !span.link.empty() && text.text.find(' ', span.begin) >= span.end;
}

}  // namespace

bool has_word(const WordSet& set, std::u32string_view word) {
  if (set.contains(word)) return true;
  if (word.size() < 2 || !is_capital(word.front())) return false;
  std::u32string small(word);
  small.front() = to_small(small.front());
  return set.contains(small);
}

Draft::Draft(const InlineText& text, std::string_view language, const std::map<std::string, Typography>& languages)
    : source_text_(text) {
  static const Typography none;
  const std::vector<TextStretch> addresses = addresses_in(text.text);
  text_.reserve(text.text.size());
  span_.reserve(text.text.size());
  source_.reserve(text.text.size());
  auto address = addresses.begin();
  for (std::uint32_t i = 0; i < text.spans.size(); ++i) {
    const InlineSpan& span = text.spans[i];
    const auto found = languages.find(span.language.empty() ? std::string(language) : span.language);
    languages_.push_back(found == languages.end() ? &none : &found->second);
    if (span.code || shows_address(text, span)) {
      read({span.begin, span.end}, true, i);
      continue;
    }
    std::size_t at = span.begin;
    while (address != addresses.end() && address->end <= at) ++address;
    for (auto next = address; next != addresses.end() && next->begin < span.end; ++next) {
      const std::size_t begin = std::clamp(next->begin, at, span.end), end = std::clamp(next->end, at, span.end);
      read({at, begin}, false, i);
      read({begin, end}, true, i);
      at = end;
    }
    read({at, span.end}, false, i);
  }
}

void Draft::read(TextStretch stretch, bool keep, std::uint32_t span) {
  const auto add = [&](char32_t c, std::size_t source) {
    text_ += c;
    source_.push_back(static_cast<std::uint32_t>(source));
    triggers_ |= trigger_of(c);
  };
  const auto seal = [&](std::size_t begin, std::size_t end) {
    add(sealed, begin);
    sealed_ends_.emplace(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  };
  if (keep && stretch.begin < stretch.end) seal(stretch.begin, stretch.end);
  const std::string_view utf8 = std::string_view(source_text_.text).substr(0, stretch.end);
  for (std::size_t i = stretch.begin; !keep && i < stretch.end;) {
    const std::size_t begin = i;
    const char32_t c = next_character(utf8, i);
    if (c == no_character) {
      seal(begin, i);
    } else {
      add(c, begin);
    }
  }
  span_.resize(text_.size(), span);
}

std::size_t Draft::next_space(std::size_t from) const { return std::min(text_.find(U' ', from), text_.size()); }

std::size_t Draft::word_begin(std::size_t i) const {
  const std::size_t furthest = i - std::min(i, longest_word);
  while (i > furthest && !is_gap(text_[i - 1])) --i;
  return i;
}

std::size_t Draft::word_end(std::size_t i) const {
  const std::size_t furthest = i + longest_word;
  while (i < furthest && !is_gap((*this)[i])) ++i;
  return i;
}

std::u32string_view Draft::word_before(std::size_t end) const {
  std::size_t begin = word_begin(end);
  while (begin < end && is_opening(text_[begin])) ++begin;
  return between(begin, end);
}

std::u32string_view Draft::token_at(std::size_t begin) const { return between(begin, word_end(begin)); }

std::u32string_view Draft::word_at(std::size_t begin) const {
  std::u32string_view word = token_at(begin);
  while (!word.empty() && (is_closing(word.back()) || is_stop(word.back()) || word.back() == U'/'))
    word.remove_suffix(1);
  return word;
}

bool Draft::word_in(const WordSet& set, std::size_t begin) const {
  const std::u32string_view word = word_at(begin);
  if (word.empty()) return false;
  return set.contains(word) ||
         ((*this)[begin + word.size()] == U'.' && set.contains(between(begin, begin + word.size() + 1)));
}

void Draft::replace(std::size_t begin, std::size_t end, std::u32string_view with) {
  if (between(begin, end) == with || (!edits_.empty() && begin < edits_.back().end)) return;
  if (begin == end && !edits_.empty() && edits_.back().begin == begin) return;
  if (begin > text_.size() || end > text_.size()) return;
  for (std::size_t i = begin; i < end; ++i) {
    if (text_[i] == sealed || span_[i] != span_[begin]) return;
  }
  edits_.push_back({begin, end, std::u32string(with)});
}

void Draft::append_to(std::string& utf8, std::size_t i) const {
  if (text_[i] != sealed) {
    append_utf8(utf8, text_[i]);
    return;
  }
  utf8.append(source_text_.text, source_[i], sealed_ends_.at(source_[i]) - source_[i]);
}

std::string Draft::shown(std::size_t begin, std::size_t end) const {
  std::string utf8;
  for (std::size_t i = begin; i < end; ++i) {
    if (text_[i] == line_separator) {
      utf8 += ' ';
    } else {
      append_to(utf8, i);
    }
  }
  return utf8;
}

std::size_t Draft::context_begin(std::size_t i, bool alone) const {
  const std::size_t begin = word_begin(alone && i > 1 ? i - 1 : i);
  return std::max(begin, i - std::min(i, longest_context));
}

std::size_t Draft::context_end(std::size_t i, bool alone) const {
  return std::min(std::min(word_end(alone ? i + 1 : i), i + longest_context), text_.size());
}

void Draft::tell(TypographyRule rule, std::vector<TypographicChange>& changes) const {
  TextPlaces places(source_text_);
  for (auto edit = edits_.begin(); edit != edits_.end();) {
    // A dash that stands alone is reported with the words beside it.
    const bool alone =
        edit->begin > 0 && is_running_space(text_[edit->begin - 1]) && is_running_space((*this)[edit->end]);
    const std::size_t begin = context_begin(edit->begin, alone);
    TypographicChange change{.rule = std::string(name_of(rule)), .before = {}, .after = {}, .where = {}};
    change.where = places.at(source_[std::min(edit->begin, text_.size() - 1)]);
    std::size_t end = begin;
    // Changes whose words meet are reported as one.
    do {
      change.after += shown(end, edit->begin) + to_utf8(edit->with);
      end = edit->end;
      const std::size_t context = context_end(end, alone);
      ++edit;
      if (edit == edits_.end() || edit->begin > context) {
        change.after += shown(end, context);
        end = context;
        break;
      }
    } while (true);
    change.before = shown(begin, end);
    changes.push_back(std::move(change));
  }
}

void Draft::commit(TypographyRule rule, std::vector<TypographicChange>* changes) {
  if (edits_.empty()) return;
  if (changes != nullptr) tell(rule, *changes);
  std::u32string text;
  std::vector<std::uint32_t> span, source;
  text.reserve(text_.size() + edits_.size());
  span.reserve(text_.size() + edits_.size());
  source.reserve(text_.size() + edits_.size());
  const auto copy = [&](std::size_t begin, std::size_t end) {
    text.append(text_, begin, end - begin);
    span.insert(span.end(), span_.begin() + static_cast<std::ptrdiff_t>(begin),
                span_.begin() + static_cast<std::ptrdiff_t>(end));
    source.insert(source.end(), source_.begin() + static_cast<std::ptrdiff_t>(begin),
                  source_.begin() + static_cast<std::ptrdiff_t>(end));
  };
  std::size_t at = 0;
  for (const Edit& edit : edits_) {
    copy(at, edit.begin);
    for (std::size_t i = 0; i < edit.with.size(); ++i) {
      // What is inserted has the place of the character behind it, or before it at a span's end.
      std::size_t from = edit.begin < edit.end ? std::min(edit.begin + i, edit.end - 1) : edit.begin;
      if (edit.begin == edit.end && (from == text_.size() || (from > 0 && span_[from - 1] != span_[from]))) --from;
      text += edit.with[i];
      span.push_back(span_[from]);
      source.push_back(source_[from]);
      triggers_ |= trigger_of(edit.with[i]);
    }
    at = edit.end;
  }
  copy(at, text_.size());
  text_ = std::move(text);
  span_ = std::move(span);
  source_ = std::move(source);
  edits_.clear();
  changed_ = true;
}

InlineText Draft::finish() const {
  InlineText result;
  result.text.reserve(source_text_.text.size() + 64);
  int shift = 0;
  std::size_t counted = 0;  // byte of the source up to which its columns are known
  int column = 0, written = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const InlineSpan& span = source_text_.spans[span_[i]];
    if (i == 0 || span_[i] != span_[i - 1]) {
      if (!result.spans.empty()) result.spans.back().end = result.text.size();
      result.spans.push_back(span);
      result.spans.back().begin = result.text.size();
      shift = column = written = 0;
      counted = span.begin;
    }
    const auto columns = [](std::string_view utf8) { return static_cast<int>(count_characters(utf8)); };
    column += columns(std::string_view(source_text_.text).substr(counted, source_[i] - counted));
    counted = source_[i];
    const auto given = std::ranges::upper_bound(source_text_.shifts, counted, {}, &ColumnShift::offset);
    const bool shifted = given != source_text_.shifts.begin() && std::prev(given)->offset >= span.begin;
    const int needed = column - written + (shifted ? std::prev(given)->columns : 0);
    const std::size_t begin = result.text.size();
    if (needed != shift) {
      result.shifts.push_back({begin, needed});
      shift = needed;
    }
    append_to(result.text, i);
    written += columns(std::string_view(result.text).substr(begin));
  }
  if (!result.spans.empty()) result.spans.back().end = result.text.size();
  return result;
}

}  // namespace vestnik::typography
