#include "tools/import/front_matter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "input/yaml/text_source.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/contents.hpp"
#include "tools/import/markdown.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

int to_number(const std::string& digits) {
  int result = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), result);
  return result;
}

class FrontReader {
 public:
  FrontReader(const Lines& lines, const Vocabulary& vocabulary, const Context& context)
      : lines_(lines), vocabulary_(vocabulary), context_(context) {}

  FrontMatter read() {
    const std::size_t contents = contents_begin();
    std::size_t at = 0;
    while (at < contents && !cover_ends(at)) cover(at++);
    imprint(at, contents);
    digest(contents);
    return std::move(front_);
  }

 private:
  [[nodiscard]] std::size_t contents_begin() const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_contents_label(lines_[i], context_.locale) || is_contents_entry(lines_[i], context_.countries)) return i;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!counts_in(plain(lines_[i].text)).empty()) return i;
    }
    // Without contents the digest begins with the first text that is longer than a cover has any.
    constexpr std::size_t words_of_digest = 20;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (traits(lines_[i].text).words >= words_of_digest && is_finished(lines_[i].text)) return i;
    }
    return lines_.size();
  }

  [[nodiscard]] static std::optional<int> year_of(const std::string& text) {
    static const Pattern year(R"(((?:19|20)\d\d)\s*(?:г\.|год|жыл|ж\.)?)");
    const auto found = year.all(text);
    return found ? std::optional(to_number(found->groups[1])) : std::nullopt;
  }

  /// After the place and year, or where the imprint says the title again.
  [[nodiscard]] bool cover_ends(std::size_t at) const {
    // A place without a year: that may be the next line's.
    if (!front_.place.empty()) return front_.year || !(lines_[at].blank() || year_of(plain(lines_[at].text)));
    if (front_.title_lines.empty() || (!front_.number && !front_.period)) return false;
    return !lines_[at].blank() && essence(lines_[at].text).starts_with(essence(front_.title_lines.front()));
  }

  void keep(const Line& line, const std::string& text) {
    context_.keep(line);
    front_.kept.push_back({line.number, text});
  }

  /// What one line holds may be several facts; cells of a table stand in one line.
  void cover(std::size_t at) {
    const Line& line = lines_[at];
    constexpr std::string_view between = " · ";
    std::string_view rest = line.text;
    while (true) {
      const std::size_t end = std::min(rest.find(between), rest.size());
      if (std::string part = plain(rest.substr(0, end)); !part.empty()) cover_part(std::move(part), at);
      if (end == rest.size()) return;
      rest.remove_prefix(end + between.size());
    }
  }

  void cover_part(std::string rest, std::size_t at) {
    const Line& line = lines_[at];
    if (rest.starts_with('(') && rest.ends_with(')') && front_.note.empty() && traits(rest).digits == 0) {
      keep(line, front_.note = rest);
      return;
    }
    const bool had_facts = front_.number || front_.period || !front_.place.empty();
    take_period(rest, line);
    take_number(rest, line);
    take_place(rest, line);
    if (essence(rest).empty()) return;
    const bool has_facts = front_.number || front_.period;
    if (had_facts && is_bare_place(rest, at)) {
      keep(line, front_.place = rest);
      context_.report("place-guessed"_id, line.number, value<"place">(in_quotes(rest)));
      return;
    }
    if (!had_facts && (!has_facts || front_.title_lines.empty()) && front_.title_lines.size() < 6) {
      keep(line, rest);
      front_.title_lines.push_back(rest);
      return;
    }
    context_.keep(line);
    front_.unplaced.push_back({line.number, rest});
  }

  /// A name of one or two words that ends the cover, or stands beside the year.
  [[nodiscard]] bool is_bare_place(const std::string& text, std::size_t at) const {
    const Traits found = traits(text);
    const bool name = found.words <= 2 && found.digits == 0 && found.letters >= 3 && is_capital(found.first) &&
                      is_letter(found.very_last) && text.find_first_of("«»\"@:") == std::string::npos;
    if (!name || !front_.place.empty()) return false;
    const auto is_text = [](const Line& line) { return !line.blank(); };
    const auto next = std::find_if(lines_.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines_.end(), is_text);
    const bool year_before = at > 0 && front_.year && year_of(plain(lines_[at - 1].text));
    return next == lines_.end() || year_before || year_of(plain(next->text)) || next->new_page ||
           is_contents_label(*next, context_.locale);
  }

  void take_period(std::string& rest, const Line& line) {
    if (front_.period) return;
    auto found = find_period(rest, context_.locale);
    if (!found) found = find_month(rest, context_.locale);
    if (!found) return;
    front_.period = found->period;
    context_.drop(line, "period", found->text);
    rest = without_joints(found->rest, line);
  }

  /// Without what joins a period or a number to its line: "from", «с … года», at either end.
  [[nodiscard]] std::string without_joints(const std::string& text, const Line& line) const {
    static const Pattern before(R"(^[\s,;:.–—-]*\b(?:from|to|for|the|in|of|period|с|по|за|в|период|года|год)\b[\s,]*)"),
        behind(R"([\s,;:–—-]*\b(?:from|for|the|in|of|period|с|по|за|в|период|года|год)[\s,;:.–—-]*$)"),
        edges(R"([\s,;:–—-]*(.*?)[\s,;:–—-]*)");
    std::string rest = text, joints;
    while (const auto found = before.find(rest)) joints += found->groups[0], rest = found->after;
    while (const auto found = behind.find(rest)) joints += found->groups[0], rest = found->before;
    if (!essence(joints).empty()) context_.drop(line, "label", plain(joints));
    const auto inside = edges.all(rest);
    return inside ? inside->groups[1] : rest;
  }

  void take_place(std::string& rest, const Line& line) {
    static const Pattern place(
        R"((г\.\s*|город\s+)?([^\d,]*?\p{L}{2}[^\d,]*?)\s*[-–—,]\s*((?:19|20)\d\d)(\s*(?:г\.|год|жыл|ж\.)?))");
    static const Pattern city(R"((г\.\s*|город\s+)(\p{L}[^\d,.]*\p{L}))");
    if (const auto found = place.all(plain(rest)); found && traits(found->groups[2]).words <= 4) {
      front_.place = found->groups[2];
      front_.year = to_number(found->groups[3]);
      keep(line, front_.place);
      context_.drop(line, "year", found->groups[1] + found->groups[3] + found->groups[4]);
      rest.clear();
    } else if (const auto alone = year_of(plain(rest))) {
      front_.year = alone;
      context_.drop(line, "year");
      rest.clear();
    } else if (const auto named = city.all(plain(rest)); named && traits(named->groups[2]).words <= 3) {
      front_.place = named->groups[2];
      keep(line, front_.place);
      context_.drop(line, "label", plain(named->groups[1]));
      rest.clear();
    }
  }

  void take_number(std::string& rest, const Line& line) {
    static const Pattern number(
        R"((?:\b(?:issue|release|выпуск|шығарылым|чыгарылыш|шумораи)\s*)?(?:#|№|\bno\.?|n°)\s*(\d{1,4})\b)");
    static const Pattern worded(R"(\b(?:issue|release|выпуск|шығарылым|чыгарылыш|шумораи)\s+(\d{1,4})\b)");
    if (front_.number) return;
    auto found = number.find(rest);
    if (!found) found = worded.find(rest);
    if (!found) return;
    front_.number = to_number(found->groups[1]);
    context_.drop(line, "number", found->groups[0]);
    rest = without_joints(found->before + " " + found->after, line);
  }

  void imprint(std::size_t begin, std::size_t end) {
    Lines rest;
    for (std::size_t i = begin; i < end; ++i) {
      if (const std::size_t count = citation(i, end); count > 0) {
        i += count - 1;
      } else {
        rest.push_back(lines_[i]);
      }
    }
    read_publisher(rest, front_, context_);
  }

  /// «Title», #21, 2024, over up to three lines: it tells how the title is written when it is not all capitals.
  std::size_t citation(std::size_t at, std::size_t end) {
    static const Pattern pattern(
        R"([«“"](.+)[»”"]\s*,?\s*(?:(?:issue|выпуск)\s*)?(?:#|№|no\.?)\s*(\d{1,4})\s*,?\s*((?:19|20)\d\d)\s*(?:г\.?|год)?\.?\s*(.*))");
    std::string text;
    for (std::size_t count = 1; count <= 3 && at + count <= end && !lines_[at + count - 1].blank(); ++count) {
      append_line(text, plain(lines_[at + count - 1].text), lines_[at].number, vocabulary_, context_);
      const auto found = pattern.all(text);
      if (!found) continue;
      write_title_as(found->groups[1]);
      if (!front_.number) front_.number = to_number(found->groups[2]);
      if (!front_.year) front_.year = to_number(found->groups[3]);
      const std::string& rest = found->groups[4];
      const std::size_t cited = plain(text).size() - rest.size();
      for (std::size_t i = at; i < at + count; ++i)
        context_.drop(lines_[i], "citation", rest.empty() ? std::string() : plain(text).substr(0, cited));
      if (!essence(rest).empty()) front_.unplaced.push_back({lines_[at].number, rest});
      return count;
    }
    return 0;
  }

  /// Cuts the citation's title where the cover's lines end.
  void write_title_as(const std::string& title) {
    std::vector<std::string> result;
    std::size_t begin = 0;
    for (const std::string& line : front_.title_lines) {
      std::size_t end = begin;
      while (end < title.size() && essence(title.substr(begin, end - begin)) != essence(line)) {
        end = std::min(title.find(' ', end + 1), title.size());
      }
      if (essence(title.substr(begin, end - begin)) != essence(line)) return;
      result.push_back(plain(title.substr(begin, end - begin)));
      begin = std::min(end + 1, title.size());
    }
    if (begin < title.size()) return;
    if (front_.title_lines.empty()) result.push_back(title);
    front_.title_lines = std::move(result);
  }

  void digest(std::size_t begin) {
    Lines rest;
    for (std::size_t i = begin; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const bool entry = is_contents_label(line, context_.locale) || is_contents_entry(line, context_.countries);
      const bool country = !line.blank() && !context_.countries.named(line.text).empty();
      if (entry || country) {
        context_.drop(line, "contents");
      } else {
        rest.push_back(line);
      }
    }
    for (Block& block : make_blocks(rest, measure(rest), vocabulary_, context_)) {
      for (const Line& line : block.lines) context_.keep(line);
      if (essence(block.text).empty()) continue;
      const std::string marker = block.marker.empty() ? "" : block.marker + " ";
      front_.digest.push_back(to_markdown(marker + block.text));
      front_.digest_blocks.push_back(std::move(block));
    }
    for (const Block& block : front_.digest_blocks) count_articles(plain(block.text));
  }

  /// "Kazakhstan - 5, Kyrgyzstan - 4"
  [[nodiscard]] std::map<std::string, int> counts_in(const std::string& text) const {
    static const Pattern count(R"(^\s*[-–—:]{1,3}\s*(\d{1,3})\b)");
    std::map<std::string, int> counts;
    if (traits(text).digits == 0) return counts;
    for (const auto& [code, names] : context_.locale.countries) {
      for (const std::string& name : {names.common, names.official}) {
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
          const auto found = count.find(std::string_view(text).substr(at + name.size(), 16));
          if (found) counts.emplace(code, to_number(found->groups[1]));
        }
      }
    }
    return counts;
  }

  void count_articles(const std::string& text) {
    front_.stated.merge(counts_in(text));
    if (front_.period) return;
    if (const auto found = find_period(text, context_.locale)) front_.period = found->period;
  }

  const Lines& lines_;
  const Vocabulary& vocabulary_;
  const Context& context_;
  FrontMatter front_;
};

}  // namespace

FrontMatter read_front_matter(const Lines& lines, const Vocabulary& vocabulary, const Context& context) {
  return FrontReader(lines, vocabulary, context).read();
}

}  // namespace vestnik::importing
