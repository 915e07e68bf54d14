#include "input/yaml/written_dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

/// How the names of the months begin, short enough for their abbreviations, and for their cases in Russian.
struct MonthNames {
  std::string_view english, russian;
};
constexpr std::array<MonthNames, 12> month_names{{{"jan", "янв"},
                                                  {"feb", "фев"},
                                                  {"mar", "мар"},
                                                  {"apr", "апр"},
                                                  {"may", "ма"},
                                                  {"jun", "июн"},
                                                  {"jul", "июл"},
                                                  {"aug", "авг"},
                                                  {"sep", "сен"},
                                                  {"oct", "окт"},
                                                  {"nov", "ноя"},
                                                  {"dec", "дек"}}};

/// A number, a word or a sign of a date.
struct Piece {
  std::string text;
  bool number = false;
  char32_t sign = 0;  ///< a hyphen or dash is '-'
};

char32_t plain_sign(char32_t c) {
  constexpr char32_t first_dash = 0x2010, last_dash = 0x2015, minus = 0x2212;
  return (c >= first_dash && c <= last_dash) || c == minus ? U'-' : c;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    const bool digit = c >= U'0' && c <= U'9', letter = is_letter(c);
    if (!digit && !letter) {
      if (!is_white_space(c) && c != 0xA0) pieces.push_back({.text = {}, .sign = plain_sign(c)});
      continue;
    }
    if (pieces.empty() || pieces.back().sign != 0 || pieces.back().number != digit ||
        (begin > 0 && is_white_space(character_before(text, begin)))) {
      pieces.push_back({.text = {}, .number = digit});
    }
    pieces.back().text += text.substr(begin, at - begin);
  }
  return pieces;
}

std::optional<unsigned> month_of(const std::string& word) {
  const std::string folded = folded_case(word);
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    const auto& [english, russian] = month_names[i];
    // "ма" is May in any case but March; "may" is whole.
    const bool may = i == 4;
    if (folded.starts_with(english)) return static_cast<unsigned>(i + 1);
    if (may ? folded == "май" || folded == "мая" || folded == "мае" : folded.starts_with(russian)) {
      return static_cast<unsigned>(i + 1);
    }
  }
  return std::nullopt;
}

unsigned number_of(const Piece& piece) {
  unsigned number = 0;
  std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), number);
  return number;
}

/// Of a date; 0: not said.
struct Parts {
  unsigned year = 0, month = 0, day = 0;
};

bool is_year_word(const std::string& word) {
  constexpr std::array<std::string_view, 5> words{"г", "гг", "год", "года", "г-да"};
  return std::ranges::find(words, std::string_view(word)) != words.end();
}

/// The parts that `pieces` say, each once; no value for anything else, or where day and month could change places.
std::optional<Parts> parts_of(const std::vector<Piece>& pieces) {
  Parts parts;
  std::vector<const Piece*> numbers;
  bool slashes = false, hyphens = false;
  for (const Piece& piece : pieces) {
    slashes = slashes || piece.sign == U'/';
    hyphens = hyphens || piece.sign == U'-';
    if (piece.sign != 0 && std::u32string_view(U".-/,").find(piece.sign) == std::u32string_view::npos) return {};
    if (piece.sign != 0) continue;
    if (piece.number) {
      numbers.push_back(&piece);
    } else if (const auto month = month_of(piece.text); month && parts.month == 0) {
      parts.month = *month;
    } else if (!is_year_word(piece.text)) {
      return {};
    }
  }
  const auto is_year = [](const Piece* piece) { return piece->text.size() == 4; };
  const auto year = std::ranges::find_if(numbers, is_year);
  if (year != numbers.end()) {
    const bool first = year == numbers.begin() && numbers.size() > 1;
    parts.year = number_of(**year);
    numbers.erase(year);
    if (first && parts.month == 0 && numbers.size() == 2) std::swap(numbers[0], numbers[1]);
    if (!first && slashes && numbers.size() == 2 && number_of(*numbers[0]) <= 12) return {};
  } else if (numbers.size() == (parts.month == 0 ? 3U : 2U) && !slashes) {
    if (numbers.back()->text.size() != 2) return {};
    parts.year = 2000 + number_of(*numbers.back());
    numbers.pop_back();
  }
  if (parts.year == 0 && hyphens) return {};  // "1-2" is rather two days
  if (!numbers.empty()) parts.day = number_of(*numbers.front());
  if (numbers.size() > 1 && parts.month == 0) parts.month = number_of(*numbers[1]);
  const bool too_long = std::ranges::any_of(numbers, [](const Piece* piece) { return piece->text.size() > 2; });
  if (numbers.size() > 2 || (numbers.size() > 1 && parts.month != number_of(*numbers[1])) || too_long) return {};
  return parts;
}

std::optional<std::chrono::year_month_day> day_of(const Parts& parts) {
  if (parts.year == 0 || parts.month == 0 || parts.day == 0) return std::nullopt;
  const std::chrono::year_month_day date =
      std::chrono::year(static_cast<int>(parts.year)) / std::chrono::month(parts.month) / std::chrono::day(parts.day);
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// The period whose first day `pieces` up to `middle` say, and whose last day those from `next` on.
std::optional<Days> period_of(const std::vector<Piece>& pieces, std::size_t middle, std::size_t next) {
  const auto part = [&](std::size_t begin, std::size_t end) {
    const auto first = pieces.begin();
    return parts_of({first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end)});
  };
  std::optional<Parts> from = part(0, middle);
  const std::optional<Parts> to = part(next, pieces.size());
  if (!from || !to) return std::nullopt;
  if (from->year == 0) from->year = to->year;
  if (from->month == 0) from->month = to->month;
  const auto first = day_of(*from), last = day_of(*to);
  if (!first || !last || *last < *first) return std::nullopt;
  return Days{*first, *last};
}

}  // namespace

std::optional<std::chrono::year_month_day> written_date(std::string_view text) {
  constexpr std::size_t longest = 64;
  if (text.size() > longest) return std::nullopt;
  const std::optional<Parts> parts = parts_of(pieces_of(text));
  return parts ? day_of(*parts) : std::nullopt;
}

std::optional<Days> written_period(std::string_view text) {
  constexpr std::size_t longest = 128;
  if (text.size() > longest) return std::nullopt;
  std::vector<Piece> pieces = pieces_of(text);
  const auto says = [](const Piece& piece, std::string_view word) { return folded_case(piece.text) == word; };
  if (!pieces.empty() && (says(pieces.front(), "с") || says(pieces.front(), "from"))) pieces.erase(pieces.begin());
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const bool word = says(pieces[i], "по") || says(pieces[i], "to");
    const bool dots = pieces[i].sign == U'.' && pieces[i + 1].sign == U'.';
    if (word || dots) {
      const std::size_t next = i + (dots ? 2 : 1);
      return period_of(pieces, i, next);
    }
  }
  // A hyphen may also stand within a date: the one that makes two dates counts.
  std::optional<Days> found;
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    if (pieces[i].sign != U'-') continue;
    const std::optional<Days> days = period_of(pieces, i, i + 1);
    if (days && found) return std::nullopt;
    if (days) found = days;
  }
  return found;
}

}  // namespace vestnik
