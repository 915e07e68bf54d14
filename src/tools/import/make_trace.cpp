#include "tools/import/make_trace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "tools/import/characters.hpp"
#include "tools/import/write_descriptor.hpp"

namespace vestnik::importing {
namespace {

std::string date(const std::chrono::year_month_day& day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::vector<TracedFact> facts_of(const FrontMatter& front) {
  std::vector<TracedFact> facts;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) facts.push_back({std::string(key), value});
  };
  for (const std::string& line : front.title_lines) add("series.title", line);
  add("series.note", front.note);
  if (front.number) add("number", fmt::format("{}", *front.number));
  if (front.year) add("year", fmt::format("{}", *front.year));
  if (front.period) add("period", date(front.period->first) + " – " + date(front.period->last));
  add("place", front.place);
  const PublisherFacts& publisher = front.publisher;
  add("publisher.name", publisher.name);
  add("publisher.full-name", publisher.full_name);
  add("publisher.address", publisher.address);
  add("publisher.telephone", publisher.telephone);
  add("publisher.fax", publisher.fax);
  add("publisher.email", publisher.email);
  add("publisher.web", publisher.web);
  add("publisher.emblem", front.emblem);
  for (const std::string& paragraph : front.digest) add("digest", paragraph);
  for (const KeptText& text : front.unplaced) add("unplaced", plain(text.text));
  return facts;
}

class TraceMaker {
 public:
  TraceMaker(const Lines& lines, const Context& context) : context_(context) {
    for (const Line& line : lines) {
      if (shown(line.text).empty()) continue;
      by_id_[line.id] = trace_.lines.size();
      by_number_[line.number].push_back(trace_.lines.size());
      trace_.lines.push_back({.line = line.number, .text = shown(line.text)});
    }
  }

  Trace make(const std::vector<Dropped>& dropped, const FrontMatter& front,
             const std::vector<ImportedSection>& sections) {
    for (const ImportedSection& section : sections) {
      for (std::size_t i = 0; i < section.articles.size(); ++i) add(section, i);
    }
    for (const Dropped& one : dropped) leave_out(one);
    for (const KeptText& one : front.lost) lose(one);
    merge_others();
    trace_.facts = facts_of(front);
    return std::move(trace_);
  }

 private:
  void add(const ImportedSection& section, std::size_t number) {
    const ImportedArticle& article = section.articles[number];
    for (const std::vector<Block>* blocks :
         {&article.masthead_blocks, &article.title_blocks, &article.body_blocks, &article.source_blocks}) {
      for (const Block& block : *blocks) {
        for (const Line& line : block.lines) {
          const auto known = by_id_.find(line.id);
          if (known != by_id_.end()) trace_.lines[known->second].article = trace_.articles.size();
        }
      }
    }
    const auto country = context_.locale.countries.find(section.country);
    trace_.articles.push_back(
        {.country = country == context_.locale.countries.end() ? section.country : country->second.common,
         .title = article.title,
         .masthead = article.masthead,
         .masthead_picture = article.masthead_picture,
         .source_name = article.source_name,
         .source_address = article.source_address,
         .path = article_path(section, number)});
  }

  void leave_out(const Dropped& one) {
    const std::string text = shown(one.text), letters = essence(text);
    if (text.empty()) return;
    for (const std::size_t at : by_number_[one.line]) {
      TracedLine& line = trace_.lines[at];
      if (line.all_left_out) continue;
      if (essence(line.text) == letters) return drop_all(line, one.why);
      if (line.text.find(text) != std::string::npos) {
        line.left_out.push_back({text, one.why});
        return;
      }
      if (leave_words_out(line, text, one.why)) return;
      if (!letters.empty() && letters.starts_with(essence(line.text))) return drop_row(at, letters, one.why);
    }
    static const std::set<std::string> unseen{"hidden", "deleted", "comment"};
    others_.push_back({.line = one.line,
                       .text = text,
                       .article = std::nullopt,
                       .left_out = {{text, one.why}},
                       .all_left_out = true,
                       .printed_in_source = !unseen.contains(one.why)});
  }

  /// What is left of a line when a fact was taken out of its middle: its words, one by one.
  static bool leave_words_out(TracedLine& line, const std::string& text, const std::string& why) {
    std::vector<TracedLine::LeftOut> parts;
    std::size_t from = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      const std::string word = text.substr(begin, end - begin);
      begin = end + 1;
      if (word.empty()) continue;
      const std::size_t at = line.text.find(word, from);
      if (at == std::string::npos) return false;
      from = at + word.size();
      parts.push_back({word, why});
    }
    std::ranges::move(parts, std::back_inserter(line.left_out));
    return !parts.empty();
  }

  static void drop_all(TracedLine& line, const std::string& why) {
    line.left_out = {{line.text, why}};
    line.all_left_out = true;
  }

  /// A table's row was dropped as one text: its cells are lines.
  void drop_row(std::size_t at, std::string letters, const std::string& why) {
    for (; at < trace_.lines.size() && !letters.empty(); ++at) {
      const std::string cell = essence(trace_.lines[at].text);
      if (!letters.starts_with(cell)) return;
      letters.erase(0, cell.size());
      drop_all(trace_.lines[at], why);
    }
  }

  void lose(const KeptText& one) {
    for (const std::size_t at : by_number_[one.line]) {
      if (trace_.lines[at].text.find(shown(one.text)) != std::string::npos) trace_.lines[at].lost = true;
    }
  }

  /// Each stands before the first line with a higher number.
  void merge_others() {
    std::ranges::stable_sort(others_, {}, &TracedLine::line);
    std::vector<TracedLine> merged;
    auto other = others_.begin();
    for (TracedLine& line : trace_.lines) {
      for (; other != others_.end() && other->line < line.line; ++other) merged.push_back(std::move(*other));
      merged.push_back(std::move(line));
    }
    for (; other != others_.end(); ++other) merged.push_back(std::move(*other));
    trace_.lines = std::move(merged);
  }

  const Context& context_;
  Trace trace_;
  std::map<std::size_t, std::size_t> by_id_;
  std::map<int, std::vector<std::size_t>> by_number_;
  std::vector<TracedLine> others_;
};

}  // namespace

Trace make_trace(const Lines& lines, const std::vector<Dropped>& dropped, const FrontMatter& front,
                 const std::vector<ImportedSection>& sections, const Context& context) {
  return TraceMaker(lines, context).make(dropped, front, sections);
}

}  // namespace vestnik::importing

namespace vestnik {

std::string TracedLine::kept() const {
  if (all_left_out) return {};
  std::string rest = text;
  for (const LeftOut& part : left_out) {
    const std::size_t at = rest.find(part.text);
    if (at != std::string::npos) rest.erase(at, part.text.size());
  }
  return rest;
}

}  // namespace vestnik
