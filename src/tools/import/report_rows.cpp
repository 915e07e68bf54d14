#include "tools/import/report_rows.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "tools/import/characters.hpp"

namespace vestnik::importing {
namespace {

class Pairing {
 public:
  Pairing(const Trace& trace, const std::vector<std::size_t>& lines, const std::vector<ReportPiece>& pieces)
      : trace_(trace), lines_(lines), pieces_(pieces) {}

  std::vector<ReportRow> pair() {
    while (line_ < lines_.size() || piece_ < pieces_.size()) {
      if (piece_ == pieces_.size() || (line_ < lines_.size() && source_.size() <= made_.size())) {
        take_line();
      } else {
        take_piece();
      }
      const std::size_t common = std::min(source_.size(), made_.size());
      if (source_.compare(0, common, made_, 0, common) != 0) return rest();
      source_.erase(0, common);
      made_.erase(0, common);
      if (common > 0 && source_.empty() && made_.empty()) close();
    }
    if (!row_.lines.empty() || !row_.pieces.empty()) close();
    return std::move(rows_);
  }

 private:
  void take_line() {
    source_ += essence(trace_.lines[lines_[line_]].kept());
    row_.lines.push_back(lines_[line_++]);
  }
  void take_piece() {
    made_ += pieces_[piece_].letters;
    row_.pieces.push_back(piece_++);
  }
  void close() {
    rows_.push_back(std::exchange(row_, {}));
    // A picture without words stands beside what is before it.
    while (piece_ < pieces_.size() && pieces_[piece_].letters.empty()) rows_.back().pieces.push_back(piece_++);
  }
  std::vector<ReportRow> rest() {
    while (line_ < lines_.size()) take_line();
    while (piece_ < pieces_.size()) take_piece();
    close();
    return std::move(rows_);
  }

  const Trace& trace_;
  const std::vector<std::size_t>& lines_;
  const std::vector<ReportPiece>& pieces_;
  std::size_t line_ = 0, piece_ = 0;
  std::string source_, made_;  ///< letters that the other side has not said yet
  ReportRow row_;
  std::vector<ReportRow> rows_;
};

}  // namespace

std::vector<ReportRow> pair_up(const Trace& trace, const std::vector<std::size_t>& lines,
                               const std::vector<ReportPiece>& pieces) {
  return Pairing(trace, lines, pieces).pair();
}

std::vector<ReportGroup> group_lines(const Trace& trace) {
  std::vector<ReportGroup> groups;
  std::map<std::size_t, std::size_t> of_article;
  std::size_t current = 0;
  groups.emplace_back();
  for (std::size_t i = 0; i < trace.lines.size(); ++i) {
    const TracedLine& line = trace.lines[i];
    if (line.article) {
      const auto [known, added] = of_article.emplace(*line.article, groups.size());
      if (added) groups.push_back({.article = line.article, .lines = {}});
      current = known->second;
    } else if (!line.all_left_out && groups[current].article) {
      current = groups.size();  // facts behind an article: the back page
      groups.emplace_back();
    }
    groups[current].lines.push_back(i);
  }
  if (groups.front().lines.empty()) groups.erase(groups.begin());
  return groups;
}

}  // namespace vestnik::importing
