#include <algorithm>
#include <cstdint>
#include <optional>

#include "document/house_rules/measures.hpp"
#include "document/house_rules/rules.hpp"

namespace vestnik::typography {
namespace {

bool is_part_of_number(char32_t c) { return is_ascii_digit(c) || c == U'.' || c == U',' || c == U':'; }

/// Digits and what may stand between them, e.g. "16", "2024", "1.5", "10:30", "16.12.2024", "1 500".
struct Number {
  std::size_t begin = 0, end = 0;
  std::u32string_view text;

  /// A whole number of at most four digits.
  [[nodiscard]] std::optional<int> whole() const { return whole(text); }
  static std::optional<int> whole(std::u32string_view digits) {
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    int value = 0;
    for (const char32_t c : digits) {
      if (!is_ascii_digit(c)) return std::nullopt;
      value = value * 10 + static_cast<int>(c - U'0');
    }
    return value;
  }
  /// In thousandths; with at most one decimal point or comma. Spaces may part groups of three digits.
  [[nodiscard]] std::optional<std::int64_t> decimal() const {
    const std::size_t point = text.find_first_of(U".,");
    std::int64_t integer = 0;
    std::size_t count = 0;
    for (const char32_t c : text.substr(0, point)) {
      if (is_running_space(c)) continue;
      if (!is_ascii_digit(c) || ++count > 12) return std::nullopt;
      integer = integer * 10 + static_cast<std::int64_t>(c - U'0');
    }
    if (point == std::u32string_view::npos) return integer * 1000;
    const std::u32string_view digits = text.substr(point + 1);
    std::optional<int> part = digits.size() <= 3 ? whole(digits) : std::nullopt;
    if (!part) return std::nullopt;
    for (std::size_t i = digits.size(); i < 3; ++i) *part *= 10;
    return integer * 1000 + *part;
  }
  /// Minutes since midnight.
  [[nodiscard]] std::optional<int> time() const {
    const std::size_t colon = text.find(U':');
    if (colon > 2 || text.size() != colon + 3) return std::nullopt;
    const std::optional<int> hour = whole(text.substr(0, colon)), minute = whole(text.substr(colon + 1));
    if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
    return *hour * 60 + *minute;
  }
  /// "16", "16.12" or "16.12.2024": how many parts it has, in `parts`, day first.
  [[nodiscard]] std::size_t date(int (&parts)[3]) const {
    std::size_t count = 0;
    for (std::size_t at = 0; count < 3;) {
      const std::size_t point = std::min(text.find(U'.', at), text.size());
      const std::optional<int> part = whole(text.substr(at, point - at));
      if (!part) return 0;
      parts[count++] = *part;
      if (point == text.size()) break;
      if (count == 3) return 0;
      at = point + 1;
    }
    const bool sound = parts[0] >= 1 && parts[0] <= 31 && (count < 2 || (parts[1] >= 1 && parts[1] <= 12)) &&
                       (count < 3 || parts[2] >= 1000);
    return sound ? count : 0;
  }
};

/// Two numbers with a hyphen or dash between them.
struct Span {
  Number first, last;
  bool spaced = false;
  std::u32string_view lead;  ///< stands directly before the first
};

/// The numbers on both sides of the hyphens at [begin, end), if they stand free: not in an identifier, not behind a
/// sign.
std::optional<Span> numbers_around(const Draft& draft, std::size_t begin, std::size_t end) {
  Span span;
  span.spaced = is_running_space(draft[begin - 1]) && is_running_space(draft[end]);
  const std::size_t space = span.spaced ? 1 : 0;
  span.first.end = span.first.begin = begin - space;
  span.last.begin = span.last.end = end + space;
  while (is_part_of_number(draft[span.first.begin - 1])) --span.first.begin;
  while (is_part_of_number(draft[span.last.end])) ++span.last.end;
  while (span.last.end > span.last.begin && !is_ascii_digit(draft[span.last.end - 1])) --span.last.end;
  if (span.first.begin == span.first.end || span.last.begin == span.last.end) return std::nullopt;
  span.first.begin = begin_of_groups(draft, span.first.begin);
  if (span.last.end - span.last.begin <= 3) span.last.end = end_of_groups(draft, span.last.end);
  if (is_one_of(draft[span.last.end], U".,")) span.last.end = end_of_number(draft, span.last.end - 1);
  if (!is_ascii_digit(draft[span.first.begin]) || !is_ascii_digit(draft[span.first.end - 1])) return std::nullopt;
  const char32_t before = draft[span.first.begin - 1];
  if (!is_gap(before) && !is_one_of(before, U"([«„“\"")) {
    span.lead = draft.word_before(span.first.begin);
    if (!is_lead(span.lead)) return std::nullopt;
  }
  span.first.text = draft.between(span.first.begin, span.first.end);
  span.last.text = draft.between(span.last.begin, span.last.end);
  return span;
}

class RangeFinder {
 public:
  RangeFinder(const Draft& draft, const Span& span)
      : draft_(draft), language_(draft.language(span.first.begin)), span_(span) {}

  [[nodiscard]] bool is_range() const {
    std::u32string_view before = word_before();
    const bool announced = before.ends_with(U':');  // «Срок: 22-24 февраля»
    if (announced) before.remove_suffix(1);
    const char32_t behind = draft_[span_.last.end];
    const bool in_pages = has_word(language_.before_ranges, before);
    const bool in_number =
        before.ends_with(U'№') || before.ends_with(U'§') || has_word(language_.before_numbers, before);
    if (!in_pages && (in_number || is_time(before))) return false;
    if (behind == U'-' && !span_.spaced) return is_range_of_word();
    // «2022-2023гг.»; a single letter may be a class: «5-6г».
    if (is_letter(behind) && !span_.spaced) return years() && draft_.word_in(language_.units, span_.last.end);
    if (!is_gap(behind) && !is_closing(behind) && !is_stop(behind) && !is_one_of(behind, U"%‰°/")) return false;
    if (is_month(span_.last.end + 1) && is_running_space(behind) && days()) return true;
    if ((is_counted(behind) || in_pages || is_currency(span_.lead)) && ascending()) return true;
    if (short_years() && (is_counted(behind) || has_word(language_.counted, before) || is_in_brackets())) return true;
    if (span_.spaced && is_plain_lead() && (times() || whole_dates())) return true;
    // «(1941 - 1945)»
    if (span_.spaced && is_in_brackets()) return years();
    if (span_.spaced || !is_plain_lead() || behind == U'/') return false;
    if (years()) return !announced || are_years_of_today(before);
    return times() || dates() || season() || (language_.months.contains(before) && days());
  }

 private:
  /// «16-31-декабрь», «2021-2025-жж.», «5-11-сынып»
  [[nodiscard]] bool is_range_of_word() const {
    const std::size_t word = span_.last.end + 1;
    if (is_month(word)) return days();
    return ((years() || short_years()) && draft_.word_in(language_.units, word)) ||
           (short_years() && draft_.word_in(language_.counted, word)) ||
           (ascending() && draft_.word_in(language_.counted, word));
  }
  [[nodiscard]] std::u32string_view word_before() const {
    return is_running_space(draft_[span_.first.begin - 1]) ? draft_.word_before(span_.first.begin - 1)
                                                           : std::u32string_view();
  }
  [[nodiscard]] bool is_month(std::size_t at) const { return draft_.word_in(language_.months, at); }
  [[nodiscard]] bool is_counted(char32_t behind) const {
    const std::size_t word = span_.last.end + 1;
    return has_unit(draft_, span_.last.end) || (is_running_space(behind) && draft_.word_in(language_.counted, word));
  }
  [[nodiscard]] bool is_plain_lead() const { return span_.lead.empty() || span_.lead == U"/"; }
  /// «в 10-30 ч.»: hours and minutes.
  [[nodiscard]] bool is_time(std::u32string_view before) const {
    const std::optional<int> hour = span_.first.whole(), minute = span_.last.whole();
    return hour && minute && *hour <= 24 && *minute <= 59 && span_.last.text.size() == 2 &&
           has_word(language_.before_times, before) && draft_.word_in(language_.hours, span_.last.end + 1);
  }
  /// Behind a colon other numbers of four digits may be a telephone's, the more so behind an abbreviation.
  [[nodiscard]] bool are_years_of_today(std::u32string_view before) const {
    return *span_.first.whole() >= 1900 && *span_.last.whole() < 2100 && !before.ends_with(U'.');
  }
  [[nodiscard]] bool ascending() const {
    const std::optional<std::int64_t> first = span_.first.decimal(), last = span_.last.decimal();
    return first && last && *first < *last;
  }
  [[nodiscard]] bool days() const {
    const std::optional<int> first = span_.first.whole(), last = span_.last.whole();
    return first && last && *first >= 1 && *first < *last && *last <= 31;
  }
  [[nodiscard]] bool years() const {
    const std::optional<int> first = span_.first.whole(), last = span_.last.whole();
    return first && last && *first >= 1000 && *first < *last && *last < 3000;
  }
  /// "2024-25", but not "2011-12", which may be a month.
  [[nodiscard]] bool season() const {
    const std::optional<int> first = span_.first.whole(), last = span_.last.whole();
    return first && last && span_.last.text.size() == 2 && *first >= 1900 && *first < 2100 && *last > 12 &&
           *last == *first % 100 + 1;
  }
  /// «1941-45 гг.»
  [[nodiscard]] bool short_years() const {
    const std::optional<int> first = span_.first.whole(), last = span_.last.whole();
    return !span_.spaced && is_plain_lead() && first && last && span_.last.text.size() == 2 && *first >= 1000 &&
           *first < 3000 && *last > *first % 100;
  }
  [[nodiscard]] bool is_in_brackets() const {
    return draft_[span_.last.end] == U')' && draft_[span_.first.begin - 1] == U'(';
  }
  [[nodiscard]] bool times() const {
    const std::optional<int> first = span_.first.time(), last = span_.last.time();
    return first && last && *first < *last;
  }
  /// "16-31.12.2024", "28.12-03.01.2025", "16.12.2024-31.12.2024": the last one is whole.
  [[nodiscard]] bool dates() const {
    int first[3] = {}, last[3] = {};
    return span_.first.date(first) > 0 && span_.last.date(last) == 3;
  }

  [[nodiscard]] bool whole_dates() const {
    int first[3] = {}, last[3] = {};
    return span_.first.date(first) == 3 && span_.last.date(last) == 3;
  }

  const Draft& draft_;
  const Typography& language_;
  const Span& span_;
};

/// «XIX-XX века»: Roman numerals around the hyphens at [begin, end), ascending, with what is counted behind them, or
/// before them: «асрҳои XIX-XX».
std::optional<TextStretch> centuries_around(const Draft& draft, std::size_t begin, std::size_t end) {
  const bool spaced = is_running_space(draft[begin - 1]) && is_running_space(draft[end]);
  const TextStretch dash{begin - (spaced ? 1U : 0U), end + (spaced ? 1U : 0U)};
  const std::u32string_view first = draft.word_before(dash.begin), last = draft.word_at(dash.end);
  const int from = roman(first), to = roman(last);
  const Typography& language = draft.language(begin);
  const std::size_t gap = dash.begin - first.size() - 1, behind = dash.end + last.size() + 1;
  const bool counted = (is_running_space(draft[behind - 1]) &&
                        (draft.word_in(language.units, behind) || draft.word_in(language.counted, behind))) ||
                       (is_running_space(draft[gap]) && has_word(language.counted, draft.word_before(gap)));
  return from > 0 && from < to && counted ? std::optional(dash) : std::nullopt;
}

}  // namespace

void ranges(Draft& draft) {
  for (std::size_t i = 1; i < draft.size(); ++i) {
    if (draft[i] != U'-' && !is_sentence_dash(draft[i])) continue;
    std::size_t end = i;
    while (draft[end] == U'-' || is_sentence_dash(draft[end])) ++end;
    const char32_t dash = draft.language(i).range_dash;
    const std::optional<Span> span = dash != 0 && end - i <= 2 ? numbers_around(draft, i, end) : std::nullopt;
    if (span && RangeFinder(draft, *span).is_range()) {
      draft.replace(span->first.end, span->last.begin, {&dash, 1});
    } else if (!span && dash != 0 && end - i <= 2) {
      const std::optional<TextStretch> centuries = centuries_around(draft, i, end);
      if (centuries) draft.replace(centuries->begin, centuries->end, {&dash, 1});
    }
    i = end - 1;
  }
}

}  // namespace vestnik::typography
