#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "input/yaml/text_source.hpp"
#include "tools/import/article.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

using Kind = Block::Kind;

constexpr std::size_t longest_title = 300;  // characters
constexpr std::size_t most_words_of_masthead = 6;
constexpr std::size_t least_letters_of_title = 8;

std::optional<int> number_of(const std::string& marker) {
  int number = 0;
  const auto [end, error] = std::from_chars(marker.data(), marker.data() + marker.size(), number);
  return error == std::errc{} && end != marker.data() ? std::optional(number) : std::nullopt;
}

/// "3.", "2.1" or "2.1." before a text.
std::string number_before(const std::string& text) {
  static const Pattern levels(R"(^(\d{1,2}(?:\.\d{1,3})+\.?)\s+\S)");
  if (const auto found = levels.find(text.substr(0, 40))) return found->groups[1];
  return marker_of(text);
}
/// 3, 1, 1: the last one counts.
std::optional<int> last_number_of(std::string marker) {
  if (marker.ends_with('.')) marker.pop_back();
  return number_of(marker.substr(marker.rfind('.') == std::string::npos ? 0 : marker.rfind('.') + 1) + ".");
}

/// A text that may be a heading: not long, and no full stop, comma or the like at its end.
bool is_heading_like(const Block& block) {
  const Traits found = traits(block.text);
  static constexpr std::u32string_view no_ends = U".,;:-\u00AD";
  return (block.kind == Kind::text || block.kind == Kind::item) && found.length <= longest_title &&
         found.letters >= 3 && no_ends.find(found.very_last) == std::u32string_view::npos && !is_small(found.first);
}

/// Reads the blocks after each other; `at` is always the next one.
class ArticleReader {
 public:
  ArticleReader(ImportedSection first, std::vector<Block> blocks, const Context& context,
                std::optional<TitleHabit> known)
      : blocks_(std::move(blocks)), context_(context), habit_(known ? *known : habit()) {
    if (known) title_level_ = 1;
    sections_.push_back(std::move(first));
  }

  std::vector<ImportedSection> read() {
    if (habit_ == TitleHabit::headings) take_numbers_off();
    while (at_ < blocks_.size()) step();
    std::erase_if(sections_, [&](const ImportedSection& section) {
      if (section.articles.empty()) context_.report("section-empty"_id, section.line);
      return section.articles.empty();
    });
    return std::move(sections_);
  }

 private:
  [[nodiscard]] TitleHabit habit() {
    std::size_t countries = 1, capitals = 0, headings = 0, numbers = 0;
    int last_number = 0;
    title_level_ = 7;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      if (block.kind == Kind::country) ++countries, last_number = restarts(i) ? 0 : last_number;
      if (block.kind == Kind::capitals && traits(block.text).letters >= least_letters_of_title) ++capitals;
      if (block.kind == Kind::heading) ++headings, title_level_ = std::min(title_level_, block.level);
      if (numbered_title(i, last_number + 1)) ++numbers, ++last_number;
    }
    if (headings >= countries && headings > 0) return TitleHabit::headings;
    if (capitals >= countries && capitals > 0) return TitleHabit::capitals;
    if (numbers >= countries && numbers > 0) return TitleHabit::numbers;
    return TitleHabit::after_source;
  }

  /// Titles that are numbered throughout lose their numbers: these count the articles of the old release.
  void take_numbers_off() {
    int last = 0;
    std::vector<std::pair<Block*, std::string>> titles;
    for (Block& block : blocks_) {
      if (block.kind != Kind::heading || block.level != title_level_) continue;
      const std::string marker = number_before(block.text);
      const std::optional<int> number = last_number_of(marker);
      if (!number || (*number != last + 1 && *number != 1)) return;
      last = *number;
      titles.emplace_back(&block, marker);
    }
    if (titles.size() < 2 || last < 2) return;
    for (auto& [title, marker] : titles) {
      title->text = without_marker(title->text, marker);
      title->marker = marker;
    }
  }

  /// The articles' numbers begin again with this country.
  [[nodiscard]] bool restarts(std::size_t country) const {
    return country + 1 < blocks_.size() && blocks_[country + 1].kind == Kind::item &&
           number_of(blocks_[country + 1].marker) == 1;
  }
  [[nodiscard]] bool numbered_title(std::size_t at, int expected) const {
    const Block& block = blocks_[at];
    const bool opens = at == 0 || blocks_[at - 1].kind == Kind::country || blocks_[at - 1].kind == Kind::source ||
                       blocks_[at - 1].kind == Kind::picture || is_finished(blocks_[at - 1].text);
    return block.kind == Kind::item && number_of(block.marker) == expected && is_heading_like(block) && opens &&
           !(at > 0 && blocks_[at - 1].text.ends_with(':')) && at + 1 < blocks_.size() &&
           blocks_[at + 1].kind != Kind::item;
  }

  [[nodiscard]] const Block* block(std::size_t at) const { return at < blocks_.size() ? &blocks_[at] : nullptr; }
  [[nodiscard]] bool after_boundary() const {
    std::size_t before = at_;
    while (before > 0 && blocks_[before - 1].kind == Kind::picture) --before;
    return before == 0 || blocks_[before - 1].kind == Kind::country || blocks_[before - 1].kind == Kind::source;
  }

  void step() {
    Block& current = blocks_[at_];
    if (current.kind == Kind::country) {
      open_section();
    } else if (opens_masthead()) {
      take_title(1);
    } else if (is_title()) {
      take_title(0);
    } else if (current.kind == Kind::source && !articles().empty() && !followed_by_body()) {
      articles().back().source_blocks.push_back(std::move(blocks_[at_++]));
    } else {
      if (articles().empty()) open_untitled();
      report_text_after_source();
      articles().back().body_blocks.push_back(std::move(blocks_[at_++]));
    }
  }

  /// Readers of PDFs sometimes give columns in the wrong order.
  void report_text_after_source() {
    const Block& current = blocks_[at_];
    if (articles().back().source_blocks.empty() || current.kind == Kind::picture) return;
    context_.report("text-after-source"_id, current.line(), value<"text">(in_quotes(plain(current.text))));
  }

  std::vector<ImportedArticle>& articles() { return sections_[current_].articles; }

  void open_section() {
    const Block& block = blocks_[at_++];
    for (const Line& line : block.lines) context_.drop(line, "country");
    const auto known = std::ranges::find(sections_, block.country, &ImportedSection::country);
    current_ = static_cast<std::size_t>(known - sections_.begin());
    if (known != sections_.end()) {
      context_.report("country-again"_id, block.line());
    } else {
      sections_.push_back({.country = block.country, .line = block.line(), .articles = {}});
    }
    number_ = restarts(at_ - 1) ? 0 : number_;
  }

  /// A short text between a source and a title in capitals is what stands over the title: the medium's name.
  [[nodiscard]] bool opens_masthead() const {
    const Block* next = block(at_ + 1);
    if (blocks_[at_].masthead) return next != nullptr && next->kind == Kind::heading;
    if (habit_ != TitleHabit::capitals || !after_boundary() || next == nullptr || next->kind != Kind::capitals)
      return false;
    const Block& current = blocks_[at_];
    const bool short_capitals = current.kind == Kind::capitals && traits(current.text).words <= 3 &&
                                traits(current.text).length <= 30 && traits(next->text).words > 3;
    return short_capitals || (is_heading_like(current) && current.kind == Kind::text &&
                              traits(current.text).words <= most_words_of_masthead);
  }

  [[nodiscard]] bool is_title() const {
    const Block& current = blocks_[at_];
    switch (habit_) {
      case TitleHabit::headings:
        return current.kind == Kind::heading && current.level == title_level_;
      case TitleHabit::capitals:
        return current.kind == Kind::capitals && is_title_in_capitals();
      case TitleHabit::numbers:
        return numbered_title(at_, number_ + 1);
      case TitleHabit::after_source:
        return after_boundary() && (is_heading_like(current) || current.kind == Kind::capitals) &&
               (at_ + 1 == blocks_.size() || blocks_[at_ + 1].kind != Kind::source);
    }
    return false;
  }

  [[nodiscard]] bool is_title_in_capitals() const {
    const Traits found = traits(blocks_[at_].text);
    if (after_boundary()) return true;
    const Block& before = blocks_[at_ - 1];
    // A long line in capitals is a title even where columns out of order have left a sentence open before it.
    if (found.letters >= 20 && found.words >= 4 && blocks_[at_].after_blank) return true;
    const bool after_sentence = is_finished(before.text) || before.kind == Kind::capitals;
    return after_sentence && found.letters >= least_letters_of_title && found.words >= 2;
  }

  /// An address that stands by itself amid an article is not its source: another one follows before the next title.
  [[nodiscard]] bool followed_by_body() const {
    if (habit_ == TitleHabit::after_source) return false;
    for (std::size_t i = at_ + 1; i < blocks_.size(); ++i) {
      const Block& next = blocks_[i];
      if (next.kind == Kind::country || next.kind == Kind::capitals || numbered_title(i, number_ + 1) ||
          (next.kind == Kind::heading && next.level == title_level_))
        return false;
      if (next.kind == Kind::source) return i > at_ + 1;
    }
    return false;
  }

  void take_title(std::size_t masthead_blocks) {
    ImportedArticle article{.line = blocks_[at_].line()};
    for (std::size_t i = 0; i < masthead_blocks; ++i) article.masthead_blocks.push_back(std::move(blocks_[at_++]));
    if (masthead_blocks > 0) {
      take_masthead(article);
    }
    Block& title = blocks_[at_];
    if (title.kind == Kind::item) ++number_;
    // The number counts the articles of the old release.
    if (!title.marker.empty()) context_.drop(title.lines.front(), "number", title.marker);
    article.title = shown(title.text);
    article.title_link = first_address(title.text);
    article.title_blocks.push_back(std::move(title));
    ++at_;
    while (habit_ == TitleHabit::capitals && at_ < blocks_.size() && blocks_[at_].kind == Kind::capitals &&
           traits(article.title).length + traits(blocks_[at_].text).length < longest_title) {
      article.title += " " + shown(blocks_[at_].text);
      article.title_blocks.push_back(std::move(blocks_[at_++]));
    }
    report_title(article);
    articles().push_back(std::move(article));
  }

  void take_masthead(ImportedArticle& article) const {
    const std::string& text = article.masthead_blocks.front().text;
    if (article.masthead_blocks.front().kind == Kind::picture) {
      const std::size_t middle = text.find(mark::picture_path);
      article.masthead_alternative = text.substr(1, middle - 1);
      article.masthead_picture = text.substr(middle + 1, text.find(mark::picture_end) - middle - 1);
      return;
    }
    article.masthead = shown(text);
    context_.report("masthead-guessed"_id, article.line, value<"text">(in_quotes(article.masthead)));
  }

  void report_title(const ImportedArticle& article) const {
    if (habit_ == TitleHabit::after_source && !is_in_capitals(article.title)) {
      context_.report("title-guessed"_id, article.line, value<"text">(in_quotes(article.title)));
    }
  }

  void open_untitled() {
    const Block& block = blocks_[at_];
    std::string title = shown(block.text);
    if (const std::size_t end = title.find_first_of(".!?"); end != std::string::npos) title.resize(end);
    constexpr std::size_t longest = 120;
    std::u32string shortened = to_utf32(title).substr(0, longest);
    context_.report("title-missing"_id, block.line());
    articles().push_back({.line = block.line(), .title = to_utf8(shortened)});
  }

  std::vector<Block> blocks_;
  const Context& context_;
  int title_level_ = 7;
  TitleHabit habit_;
  std::vector<ImportedSection> sections_;
  std::size_t at_ = 0, current_ = 0;
  int number_ = 0;
};

}  // namespace

std::vector<ImportedSection> find_articles(ImportedSection first, std::vector<Block> blocks, const Context& context,
                                           std::optional<TitleHabit> habit) {
  return ArticleReader(std::move(first), std::move(blocks), context, habit).read();
}

}  // namespace vestnik::importing
