#include "tools/import/arrange.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "tools/import/characters.hpp"
#include "tools/import/parts.hpp"

namespace vestnik::importing {
namespace {

using Kind = Element::Kind;

bool is_country(const Element& one, const Context& context) {
  return one.kind == Kind::text && !context.countries.named(one.text).empty();
}

/// A paragraph, not a title or a line beside one.
bool is_long(const Element& one) {
  constexpr std::size_t least_words = 12;
  return one.kind == Kind::text && traits(one.text).words >= least_words;
}

/// Where the bold beginning of a paragraph ends that may be its article's title; 0: it has none.
std::size_t end_of_bold_title(const Element& one) {
  constexpr std::size_t least_words = 3, most_words = 40, least_of_text = 8;
  if (one.kind != Kind::text || one.lines.size() != 1 || one.label || !one.text.starts_with(mark::strong)) return 0;
  const std::size_t end = one.text.find(mark::strong, 1);
  if (end == std::string::npos) return 0;
  const Traits title = traits(one.text.substr(1, end - 1)), text = traits(one.text.substr(end + 1));
  const bool parted = !is_letter_or_digit(title.very_last) || is_capital(text.first) || is_digit(text.first);
  const bool sound = title.words >= least_words && title.words <= most_words && text.words >= least_of_text && parted;
  return sound ? end + 1 : 0;
}

Element beginning_of(Element& one, std::size_t end, const Context& context) {
  Element title = one;
  title.text = one.text.substr(0, end);
  std::erase(title.text, mark::strong);
  title.bold = true;
  title.lines.front().text = one.text.substr(0, end);
  title.notes.clear();
  one.text.erase(0, end);
  one.lines.front().text.erase(0, end);
  one.lines.front().id = context.accounted.size();
  context.accounted.push_back(false);
  one.goes_on = false;
  return title;
}

/// Elements with the places where sections and sources stand.
class Order {
 public:
  Order(const Elements& elements, const Context& context) : elements_(elements) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (is_country(elements[i], context)) {
        countries_.push_back(i);
      } else if (stands_as_source(elements[i]) && !is_linked_text(elements[i])) {
        sources_.push_back(i);
      }
    }
  }

  /// How many elements stand between an article's beginning and its source; nothing: sources end their articles.
  [[nodiscard]] std::optional<std::size_t> before_source() const {
    constexpr std::size_t least_sources = 2;
    if (sources_.size() < least_sources) return std::nullopt;
    const std::size_t offset = sources_.front() - start(sources_.front());
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const std::size_t source = sources_[i];
      const std::size_t text_end = i + 1 < sources_.size() ? sources_[i + 1] : elements_.size();
      if (source < offset || !has_text(source + 1, text_end)) return std::nullopt;
      if (has_text(source - offset, source)) return std::nullopt;
    }
    for (const std::size_t country : countries_) {
      if (std::ranges::find(sources_, country + 1 + offset) == sources_.end()) return std::nullopt;
    }
    constexpr std::size_t most_lines = 3;  // medium, date, title
    return offset <= most_lines ? std::optional(offset) : std::nullopt;
  }

  /// Where the article of the source before ends.
  [[nodiscard]] std::size_t end_of_article(std::size_t source, std::size_t offset) const {
    const auto next = std::ranges::upper_bound(sources_, source);
    std::size_t end = next == sources_.end() ? elements_.size() : *next - offset;
    const auto country = std::ranges::upper_bound(countries_, source);
    if (country != countries_.end()) end = std::min(end, *country);
    return end;
  }

  [[nodiscard]] const std::vector<std::size_t>& sources() const { return sources_; }

 private:
  /// Behind the country's name before, or the beginning.
  [[nodiscard]] std::size_t start(std::size_t at) const {
    const auto behind = std::ranges::lower_bound(countries_, at);
    return behind == countries_.begin() ? 0 : *(behind - 1) + 1;
  }
  [[nodiscard]] bool has_text(std::size_t begin, std::size_t end) const {
    const auto from = elements_.begin() + static_cast<std::ptrdiff_t>(begin);
    return std::any_of(from, elements_.begin() + static_cast<std::ptrdiff_t>(end), is_long);
  }

  const Elements& elements_;
  std::vector<std::size_t> countries_, sources_;
};

}  // namespace

void part_titles_from_texts(Elements& elements, const Context& context) {
  std::size_t beginnings = 0, bold = 0;
  std::vector<std::size_t> at_beginning;
  for (std::size_t i = 1; i < elements.size(); ++i) {
    if (!is_country(elements[i - 1], context) && !stands_as_source(elements[i - 1])) continue;
    if (is_country(elements[i], context) || stands_as_source(elements[i])) continue;
    ++beginnings;
    if (end_of_bold_title(elements[i]) == 0) continue;
    ++bold;
    at_beginning.push_back(i);
  }
  if (bold < 2 || bold * 10 < beginnings * 6) return;
  Elements parted;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (std::ranges::binary_search(at_beginning, i))
      parted.push_back(beginning_of(elements[i], end_of_bold_title(elements[i]), context));
    parted.push_back(std::move(elements[i]));
  }
  elements = std::move(parted);
}

void put_sources_last(Elements& elements, const Context& context) {
  const Order order(elements, context);
  const auto offset = order.before_source();
  if (!offset) return;
  std::vector<std::pair<std::size_t, std::size_t>> moves;  // from, to: ascending both
  for (const std::size_t source : order.sources()) moves.emplace_back(source, order.end_of_article(source, *offset));
  Elements arranged;
  std::size_t next = 0, behind = 0;
  for (std::size_t i = 0; i <= elements.size(); ++i) {
    for (; behind < moves.size() && moves[behind].second == i; ++behind)
      arranged.push_back(std::move(elements[moves[behind].first]));
    if (i == elements.size()) break;
    if (next < moves.size() && moves[next].first == i) {
      ++next;
    } else {
      arranged.push_back(std::move(elements[i]));
    }
  }
  elements = std::move(arranged);
}

}  // namespace vestnik::importing
