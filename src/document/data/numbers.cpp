#include "document/data/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::size_t group_size = 3;
constexpr std::size_t most_digits = 30;
constexpr std::u32string_view minus_signs = U"-\u2212\u2013";
constexpr std::u32string_view units = U"%‰°";

/// Parts groups of digits, apart from comma and full stop.
bool is_group_space(char32_t c) { return is_running_space(c) || c == U'\u2009' || c == U'\'' || c == U'\u2019'; }

/// Reads one number from the front of a text.
class NumberReader {
 public:
  NumberReader(std::string_view utf8, FractionSign sign) : text_(to_utf32(utf8)), sign_(sign) {}

  std::optional<DataNumber> read() {
    const bool bracketed = text_.size() > 2 && text_.front() == U'(' && text_.back() == U')';
    if (bracketed) text_ = text_.substr(1, text_.size() - 2);
    DataNumber number;
    if (!text_.empty() && (is_one_of(text_.front(), minus_signs) || text_.front() == U'+')) {
      number.negative = text_.front() != U'+';
      ++at_;
      skip_spaces();
    }
    number.negative = number.negative != bracketed;
    if (!read_whole(number) || !read_fraction(number)) return std::nullopt;
    const std::size_t digits_end = at_;
    skip_spaces();
    if (at_ < text_.size() && is_one_of(text_[at_], units)) {
      number.unit = (at_ > digits_end ? "\u00A0" : "") + to_utf8(text_[at_]);
      ++at_;
    }
    const bool code = number.whole.size() > 1 && number.whole.front() == '0';
    if (at_ < text_.size() || code || number.whole.size() + number.fraction.size() > most_digits) return std::nullopt;
    const auto has_digit = [](const std::string& digits) { return digits.find_first_not_of('0') != std::string::npos; };
    if (!has_digit(number.whole) && !has_digit(number.fraction)) number.negative = false;
    return number;
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size() && is_running_space(text_[at_])) ++at_;
  }
  [[nodiscard]] std::size_t digits_from(std::size_t from) const {
    std::size_t end = from;
    while (end < text_.size() && is_ascii_digit(text_[end])) ++end;
    return end - from;
  }
  [[nodiscard]] bool is_group_sign(char32_t c) const {
    return is_group_space(c) || (c == U',' && sign_ != FractionSign::comma) ||
           (c == U'.' && sign_ == FractionSign::comma);
  }

  bool read_whole(DataNumber& number) {
    std::size_t count = digits_from(at_);
    if (count == 0) return false;
    const bool grouped = count <= group_size;
    char32_t group = 0;
    while (true) {
      number.whole += to_utf8(std::u32string_view(text_).substr(at_, count));
      at_ += count;
      if (!grouped || at_ >= text_.size() || !is_group_sign(text_[at_]) || (group != 0 && text_[at_] != group)) break;
      count = digits_from(at_ + 1);
      if (count != group_size) break;
      group = text_[at_++];
    }
    return true;
  }

  bool read_fraction(DataNumber& number) {
    if (at_ >= text_.size() || !is_one_of(text_[at_], U".,")) return true;
    const char32_t sign = text_[at_];
    if ((sign == U',' && sign_ == FractionSign::point) || (sign == U'.' && sign_ == FractionSign::comma)) return false;
    const std::size_t count = digits_from(at_ + 1);
    if (count == 0) return false;
    number.fraction = to_utf8(std::u32string_view(text_).substr(at_ + 1, count));
    at_ += count + 1;
    return true;
  }

  std::u32string text_;
  FractionSign sign_;
  std::size_t at_ = 0;
};

}  // namespace

double DataNumber::value() const {
  const double magnitude = std::strtod((whole + "." + (fraction.empty() ? "0" : fraction)).c_str(), nullptr);
  return negative ? -magnitude : magnitude;
}

FractionSign fraction_sign_of(std::string_view text) {
  const std::size_t comma = text.rfind(','), point = text.rfind('.');
  const bool has_comma = comma != std::string_view::npos, has_point = point != std::string_view::npos;
  if (!has_comma && !has_point) return FractionSign::unknown;
  const bool is_comma = has_comma && (!has_point || comma > point);
  const char sign = is_comma ? ',' : '.';
  const std::size_t last = is_comma ? comma : point;
  const FractionSign found = is_comma ? FractionSign::comma : FractionSign::point;
  if (!parse_number(text, found)) {
    const FractionSign other = is_comma ? FractionSign::point : FractionSign::comma;
    return parse_number(text, other) && !parse_number(text, found) ? other : FractionSign::unknown;
  }
  // Both signs stand there, or what follows is no group of three.
  if (has_comma && has_point && text.find(sign) == last) return found;
  std::size_t digits = 0;
  while (last + 1 + digits < text.size() && text[last + 1 + digits] >= '0' && text[last + 1 + digits] <= '9') ++digits;
  std::size_t before = last;
  while (before > 0 && text[before - 1] >= '0' && text[before - 1] <= '9') --before;
  const bool may_be_group = digits == group_size && last - before <= group_size && text[before] != '0';
  return may_be_group ? FractionSign::unknown : found;
}

std::optional<DataNumber> parse_number(std::string_view text, FractionSign sign) {
  return NumberReader(text, sign).read();
}

DataNumber rounded(double value, int decimals) {
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  DataNumber number{.negative = value < 0, .whole = digits.substr(0, point), .fraction = {}, .unit = {}};
  if (point < digits.size()) number.fraction = digits.substr(point + 1);
  if (digits.find_first_of("123456789") == std::string::npos) number.negative = false;
  return number;
}

NumberFormat NumberFormat::of(const Typography& typography) {
  NumberFormat format;
  if (typography.decimal_sign != 0) format.fraction = typography.decimal_sign;
  if (typography.group_sign != 0) format.group = typography.group_sign;
  if (typography.group_digits_from > 0) format.group_from = static_cast<std::size_t>(typography.group_digits_from);
  return format;
}

std::string NumberFormat::text(const DataNumber& number) const {
  std::string result = number.negative ? "\u2212" : "";
  const std::string& whole = number.whole;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const std::size_t left = whole.size() - i;
    if (i > 0 && left % group_size == 0 && whole.size() >= group_from) append_utf8(result, group);
    result += whole[i];
  }
  if (!number.fraction.empty()) {
    append_utf8(result, fraction);
    result += number.fraction;
  }
  return result + number.unit;
}

}  // namespace vestnik
