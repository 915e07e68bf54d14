#include "input/yaml/repair_indent.hpp"

#include <algorithm>
#include <array>

#include "input/yaml/ruled_lines.hpp"

namespace vestnik {
namespace {

std::size_t line_end(std::string_view text, std::size_t begin) { return std::min(text.find('\n', begin), text.size()); }

bool is_blank(std::string_view text, std::size_t at, std::size_t end) {
  return trimmed(text.substr(at, end - at)).empty();
}

/// Spaces for the tabs among the blanks and dashes that a line begins with.
void expand_line(std::string_view text, std::size_t begin, std::size_t width, std::vector<TextEdit>& edits) {
  const std::size_t end = line_end(text, begin);
  std::size_t at = begin, column = 0;
  for (; at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '-'); ++at) {
    if (text[at] == '-') {
      const bool item = at + 1 < end && text[at + 1] == '\t';
      if (!item && !(at + 1 < end && text[at + 1] == ' ')) break;
      ++column;
    } else if (text[at] == ' ') {
      ++column;
    } else {
      const bool behind_dash = at > begin && text[at - 1] == '-';
      const std::size_t stop = behind_dash ? column + 1 : (column / width + 1) * width;
      edits.push_back({at, at + 1, std::string(stop - column, ' ')});
      column = stop;
    }
  }
}

/// Edits for all lines whose indentation holds a tab, but for those of blocks that are indented by spaces: there a tab
/// is text.
std::vector<TextEdit> expand_tabs(std::string_view text, std::size_t width) {
  std::vector<TextEdit> edits;
  for (std::size_t begin = 0; begin < text.size(); begin = line_end(text, begin) + 1) {
    const std::size_t end = line_end(text, begin);
    const std::size_t first = std::min(text.find_first_not_of(" \t-", begin), end);
    if (text.substr(begin, first - begin).find('\t') == std::string_view::npos || is_blank(text, begin, end)) continue;
    expand_line(text, begin, width, edits);
  }
  return edits;
}

/// How well the lines of a text fit their rules.
int fit(std::string_view text, const ValueRule& rule) {
  int score = 0;
  RuledLines lines(text, rule);
  while (const auto line = lines.next()) score += line->rule != nullptr ? 1 : line->key.empty() ? 0 : -1;
  return score;
}

/// Lines of a block that are indented by spaces alone up to where its text begins: a tab behind that is text.
std::vector<TextEdit> without_block_text(const TextSource& source, const ValueRule& rule, std::vector<TextEdit> edits) {
  std::vector<std::pair<std::size_t, std::size_t>> told;  // lines that the walk sees
  RuledLines lines(source.text(), rule);
  std::vector<std::size_t> begins;
  while (const auto line = lines.next()) begins.push_back(line->begin);
  std::erase_if(edits, [&](const TextEdit& edit) {
    const std::size_t begin = edit.begin == 0 ? 0 : source.text().rfind('\n', edit.begin - 1) + 1;
    const bool by_spaces = source.text()[begin] == ' ';
    return by_spaces && !std::ranges::binary_search(begins, begin);
  });
  return edits;
}

TextSource untabbed(const TextSource& source, const ValueRule& rule, Findings& findings) {
  if (source.text().find('\t') == std::string_view::npos) return source;
  std::optional<TextSource> best;
  std::vector<TextEdit> edits;
  int best_fit = 0;
  for (const std::size_t width : {std::size_t{2}, std::size_t{4}, std::size_t{8}}) {
    std::vector<TextEdit> tried = without_block_text(source, rule, expand_tabs(source.text(), width));
    if (tried.empty()) return source;
    TextSource expanded = source.edited(tried);
    const int fits = fit(expanded.text(), rule);
    if (best && fits <= best_fit) continue;
    best = std::move(expanded);
    best_fit = fits;
    edits = std::move(tried);
  }
  // One finding for lines that follow each other: they are one mistake.
  int last = -1;
  for (const TextEdit& edit : edits) {
    const int line = source.line(edit.begin);
    if (line > last + 1) findings.report("bad-yaml/tab"_id, source.range(edit.begin, edit.end));
    last = line;
  }
  return *best;
}

class DashRepair {
 public:
  DashRepair(const TextSource& source, Findings& findings) : source_(source), findings_(findings) {}

  std::vector<TextEdit> run(const ValueRule& rule) {
    const std::string_view text = source_.text();
    RuledLines lines(text, rule);
    while (const std::optional<RuledLine> line = lines.next()) {
      if (line->begin < done_) continue;
      if (line->dash && line->tight_dash) {
        space(*line);
      } else if (line->new_item && text.substr(*line->new_item, 2) == "  ") {
        report("bad-yaml/dash"_id, line->content, *line);
        edits_.push_back({*line->new_item, *line->new_item + 1, "-"});
      } else if (line->first_item) {
        report("bad-yaml/dash"_id, line->content, *line);
        edits_.push_back({*line->first_item, *line->first_item, "- "});
        shift(*line, line->indent, "  ");
      }
    }
    return std::move(edits_);
  }

 private:
  void report(MessageId<"advice"> id, std::size_t at, const RuledLine& line) {
    const std::string_view text = source_.text();
    const std::string rest(text.substr(line.content, std::min<std::size_t>(line.end - line.content, 200)));
    findings_.report(id, source_.range(at, at + 1), value<"advice">("`- " + rest + '`'));
  }

  /// Keys that stand in the column that the first one had go to the right with it.
  void space(const RuledLine& line) {
    const std::string_view text = source_.text();
    report("bad-yaml/dash-space"_id, *line.dash, line);
    edits_.push_back({line.content, line.content, " "});
    const std::size_t next = line_end(text, line.begin) + 1, column = line.content - line.begin;
    if (next >= text.size()) return;
    const std::size_t indent = std::min(text.find_first_not_of(' ', next), text.size()) - next;
    if (indent == column) shift(line, column, " ");
  }

  /// Indents all lines below `line` that stand in `column` or to its right.
  void shift(const RuledLine& line, std::size_t column, const std::string& by) {
    const std::string_view text = source_.text();
    std::size_t at = line_end(text, line.begin) + 1;
    for (; at < text.size(); at = line_end(text, at) + 1) {
      const std::size_t end = line_end(text, at);
      if (is_blank(text, at, end)) continue;
      if (std::min(text.find_first_not_of(' ', at), end) - at < column) break;
      edits_.push_back({at, at, by});
    }
    done_ = at;
  }

  const TextSource& source_;
  Findings& findings_;
  std::vector<TextEdit> edits_;
  std::size_t done_ = 0;  ///< lines before this byte are done with
};

}  // namespace

TextSource repair_indent(const TextSource& source, const ValueRule& rule, Findings& findings) {
  TextSource text = untabbed(source, rule, findings);
  // A dash that is put in shows the next that is missing.
  constexpr int rounds = 3;
  for (int round = 0; round < rounds; ++round) {
    const std::vector<TextEdit> edits = DashRepair(text, findings).run(rule);
    if (edits.empty()) break;
    text = text.edited(edits);
  }
  return text;
}

}  // namespace vestnik
