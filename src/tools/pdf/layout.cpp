#include "tools/pdf/layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "tools/pdf/stored_picture.hpp"
#include "tools/pdf/table_lines.hpp"

namespace vestnik::pdf {
namespace {

bool ends_with_hyphen(const std::string& text) {
  return text.ends_with('-') || text.ends_with("\u2010") || text.ends_with("\u00AD");
}
std::string without_hyphen(std::string_view text) {
  std::u32string letters = to_utf32(text);
  letters.pop_back();
  return to_utf8(letters);
}

/// The letters of a word, small, with hyphens inside it.
std::string bare(const std::string& word) {
  const std::u32string letters = to_utf32(folded_case(word));
  const auto first = std::ranges::find_if(letters, is_letter_or_digit);
  auto last = letters.end();
  while (last != first && !is_letter_or_digit(*(last - 1))) --last;
  return to_utf8(std::u32string(first, last));
}

bool ends_sentence(const std::string& text) {
  std::u32string letters = to_utf32(text);
  constexpr std::u32string_view behind = U"»”\")]’ ";
  while (!letters.empty() && behind.find(letters.back()) != std::u32string_view::npos) letters.pop_back();
  return !letters.empty() && std::u32string_view(U".!?…:").find(letters.back()) != std::u32string_view::npos;
}

bool opens_item(const std::string& text) {
  const std::u32string letters = to_utf32(text.substr(0, 16));
  if (letters.empty()) return false;
  if (std::u32string_view(U"•●■▪◦–—·").find(letters.front()) != std::u32string_view::npos)
    return letters.size() > 1 && letters[1] == U' ';
  if (letters.size() > 2 && is_letter(letters[0]) && letters[1] == U')' && letters[2] == U' ') return true;
  std::size_t digits = 0;
  while (digits < letters.size() && is_digit(letters[digits])) ++digits;
  return digits > 0 && digits <= 3 && digits + 1 < letters.size() &&
         (letters[digits] == U'.' || letters[digits] == U')') && letters[digits + 1] == U' ';
}

class Layout {
 public:
  explicit Layout(const std::vector<Page>& pages) : pages_(pages) {}

  source::Document run() {
    PageLines found = find_lines(pages_);
    lines_ = std::move(found.lines);
    for (const TextLine& line : lines_) {
      for (std::size_t i = 0; i + 1 < line.words.size(); ++i) words_.insert(bare(line.words[i].text));
      if (!line.words.empty() && !ends_with_hyphen(line.words.back().text)) words_.insert(bare(line.words.back().text));
    }
    measure();
    place_pictures();
    for (std::size_t i = 0; i < lines_.size();) i = block(i);
    close();
    pictures_before(lines_.size());
    for (const TextLine& line : found.running) running(line);
    return std::move(document_);
  }

 private:
  /// The distance of lines, by the size of their letters.
  void measure() {
    std::map<double, std::map<int, std::size_t>> steps;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const TextLine &before = lines_[i - 1], &line = lines_[i];
      if (before.region != line.region || before.size != line.size) continue;
      const double step = line.box.bottom - before.box.bottom;
      if (step > 0 && step < line.size * 2.5) ++steps[line.size][static_cast<int>(std::lround(step * 2))];
    }
    for (const auto& [size, counts] : steps) {
      // The smallest step that is common: gaps between paragraphs are larger.
      std::size_t most = 0;
      for (const auto& [step, count] : counts) most = std::max(most, count);
      for (const auto& [step, count] : counts) {
        if (count * 3 < most) continue;
        leading_[size] = step / 2.0;
        break;
      }
    }
  }
  [[nodiscard]] double leading(double size) const {
    const auto found = leading_.find(size);
    return found == leading_.end() ? size * 1.3 : found->second;
  }

  std::size_t block(std::size_t i) {
    pictures_before(i);
    if (const std::size_t end = table_end(lines_, i); end > i) {
      close();
      document_.blocks.push_back({table_of_lines(lines_, i, end, ++tables_)});
      return end;
    }
    if (!open_.runs.empty() && breaks(lines_[i - 1], lines_[i])) close();
    add(lines_[i]);
    return i + 1;
  }

  [[nodiscard]] static bool is_centred(const TextLine& line) {
    const double left = line.box.left - line.column_left, right = line.column_right - line.box.right;
    return left > line.size && right > line.size && std::abs(left - right) < line.size * 1.6;
  }
  [[nodiscard]] static bool is_indented(const TextLine& line) {
    const double indent = line.box.left - line.column_left;
    return indent > line.size * 0.7 && indent < line.size * 6;
  }
  [[nodiscard]] static bool is_full(const TextLine& line) {
    return line.column_right - line.box.right < line.size * 1.5;
  }

  /// The line ends before its column does, by its author's wish: the next word would have had room.
  [[nodiscard]] static bool had_room(const TextLine& before, const TextLine& line) {
    const double room = before.column_right - before.column_left - before.box.width();
    const double indent = is_centred(before) ? 0 : before.box.left - before.column_left;
    return room - indent > line.words.front().box.width() + before.size;
  }

  [[nodiscard]] bool breaks(const TextLine& before, const TextLine& line) const {
    const std::string said = open_.text();
    const bool other_look = std::abs(before.size - line.size) > 0.6 || before.bold != line.bold;
    if (other_look || opens_item(line.text())) return true;
    const bool cut = ends_with_hyphen(said) && begins_small(line.text());
    if (before.region != line.region) {
      if (cut) return false;
      if (ends_sentence(said) || is_centred(before) || is_centred(line)) return true;
      return !begins_small(line.text()) && (!is_full(before) || is_indented(line));
    }
    if (line.box.bottom - before.box.bottom > 1.3 * leading(line.size)) return true;
    if (is_centred(before) && is_centred(line)) return false;
    if (is_centred(before) != is_centred(line) && (!is_full(before) || is_centred(line)) && !cut) return true;
    const bool same_left = std::abs(before.box.left - line.box.left) < 2;
    if (is_indented(line) && !same_left && line.box.left > before.box.left) return true;
    if (is_full(before)) return false;
    const bool very_short = before.box.width() < 0.75 * (before.column_right - before.column_left);
    return ends_sentence(said) || (very_short && !begins_small(line.text()));
  }

  void add(const TextLine& line) {
    if (open_.runs.empty()) {
      open_.place.page = line.page;
      open_.alignment = is_centred(line) ? source::Alignment::centre : source::Alignment::start;
    } else if (is_centred(line) && line_before_ != nullptr && is_centred(*line_before_) &&
               had_room(*line_before_, line)) {
      open_.runs.back().text += "\u2028";
    } else {
      join_line(line);
    }
    line_before_ = &line;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const Word& word = line.words[i];
      const bool space = i + 1 < line.words.size() && !touch(word, line.words[i + 1]);
      source::Look look{.bold = word.bold, .italic = word.italic, .size = word.size};
      const bool small = word.size < line.size * 0.8;
      if (small && word.box.bottom < line.box.bottom - line.size * 0.15) look.raise = source::Raise::superscript;
      std::vector<source::Run>& runs = open_.runs;
      const std::string text = word.text + (space ? " " : "");
      if (!runs.empty() && runs.back().look == look && runs.back().link == word.link && !runs.back().picture) {
        runs.back().text += text;
      } else {
        runs.push_back({.text = text, .look = std::move(look), .link = word.link});
      }
    }
  }

  /// An address that the line's end cut: a link holds both parts, or the rest looks like one.
  [[nodiscard]] bool address_goes_on(const std::string& last, const TextLine& line) const {
    const std::string_view word = std::string_view(last).substr(last.find_last_of(' ') + 1);
    if (word.find("://") == std::string_view::npos && !word.starts_with("www.")) return false;
    const Word& next = line.words.front();
    if (next.text.find("://") != std::string::npos) return false;
    if (!next.link.empty() && next.link == open_.runs.back().link) return true;
    const bool had_no_room = line_before_ == nullptr || !had_room(*line_before_, line);
    const bool open_end = std::string_view("-/_.?&=%").find(word.back()) != std::string_view::npos;
    const bool like_address = next.text.find_first_of("-/_=&?%") != std::string::npos;
    return had_no_room && (like_address || (open_end && line.words.size() == 1)) && !is_capital(to_utf32(next.text)[0]);
  }

  /// A space, or the word that the line's end cut is one again.
  void join_line(const TextLine& line) {
    std::string& last = open_.runs.back().text;
    if (!line.words.empty() && address_goes_on(last, line)) return;
    if (!ends_with_hyphen(last) || line.words.empty() || !begins_small(line.text())) {
      if (!ends_with_hyphen(last)) last += ' ';
      return;
    }
    const std::size_t begin = last.find_last_of(' ') == std::string::npos ? 0 : last.find_last_of(' ') + 1;
    const std::string first = without_hyphen(last.substr(begin));
    const std::string second = bare(line.words.front().text);
    const bool soft = last.ends_with("\u00AD");
    const bool written_so = words_.contains(bare(first) + "-" + second) && !words_.contains(bare(first) + second);
    if (soft || !written_so) last = without_hyphen(last);
  }

  void close() {
    source::Paragraph made = std::exchange(open_, {});
    if (made.runs.empty()) return;
    add_block(std::move(made));
  }
  void add_block(source::Paragraph paragraph) {
    if (paragraph.place.page != counted_page_) number_ = 0, counted_page_ = paragraph.place.page;
    paragraph.place.paragraph = ++number_;
    document_.blocks.push_back({std::move(paragraph)});
  }

  void running(const TextLine& line) {
    source::Paragraph made{.place = {.part = source::Place::Part::header, .page = line.page}};
    made.runs.push_back({.text = line.text()});
    document_.running.push_back({std::move(made)});
  }

  // ---- pictures

  /// Behind the last line above it in its column.
  void place_pictures() {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      for (const PagePicture& picture : pages_[page].pictures) {
        constexpr double least = 12;
        const Rectangle& box = picture.box;
        const bool background = box.width() * box.height() > 0.7 * pages_[page].width * pages_[page].height;
        if (box.width() < least || box.height() < least || (background && !pages_[page].words.empty())) continue;
        before_[line_after(static_cast<int>(page) + 1, box)].push_back({static_cast<int>(page) + 1, &picture});
      }
    }
  }
  [[nodiscard]] std::size_t line_after(int page, const Rectangle& box) const {
    std::size_t first = lines_.size(), behind = 0;
    bool above = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].page > page) {
        first = std::min(first, i);
        break;
      }
      if (lines_[i].page < page) continue;
      const double shared = std::min(lines_[i].column_right, box.right) - std::max(lines_[i].column_left, box.left);
      if (shared < 0.3 * std::min(box.width(), lines_[i].column_right - lines_[i].column_left)) continue;
      first = std::min(first, i);
      if (lines_[i].box.middle() < box.top + 2) above = true, behind = i + 1;
    }
    return above ? behind : first;
  }

  void pictures_before(std::size_t line) {
    const auto found = before_.find(line);
    if (found == before_.end()) return;
    // A picture inside a paragraph waits for its end.
    const bool inside =
        line > 0 && line < lines_.size() && !open_.runs.empty() && !breaks(lines_[line - 1], lines_[line]);
    auto waiting = std::move(found->second);
    before_.erase(found);
    if (inside) {
      auto& next = before_[line + 1];
      next.insert(next.begin(), waiting.begin(), waiting.end());
      return;
    }
    close();
    for (const auto& [page, picture] : waiting) add(page, *picture);
  }

  void add(int page, const PagePicture& picture) {
    const std::pair<int, int> id{picture.image.getObjectID(), picture.image.getGeneration()};
    auto known = files_.find(id);
    if (known == files_.end()) {
      const std::size_t number = document_.files.size();
      auto file = stored_picture(picture.image, number + 1);
      if (!file) {
        document_.remarks.push_back({source::Remark::Kind::object, {}, {.page = page, .paragraph = number_ + 1}});
        return;
      }
      document_.files.push_back(std::move(*file));
      known = files_.emplace(id, number).first;
    }
    document_.pictures.push_back({.file = known->second, .width = picture.box.width(), .height = picture.box.height()});
    source::Paragraph made{.place = {.page = page}};
    made.runs.push_back({.picture = document_.pictures.size() - 1});
    add_block(std::move(made));
  }

  const std::vector<Page>& pages_;
  std::vector<TextLine> lines_;
  std::set<std::string> words_;
  std::map<double, double> leading_;
  std::map<std::size_t, std::vector<std::pair<int, const PagePicture*>>> before_;
  std::map<std::pair<int, int>, std::size_t> files_;
  source::Document document_;
  source::Paragraph open_;
  const TextLine* line_before_ = nullptr;
  int counted_page_ = 0, number_ = 0, tables_ = 0;
};

}  // namespace

source::Document lay_out(const std::vector<Page>& pages) { return Layout(pages).run(); }

}  // namespace vestnik::pdf
