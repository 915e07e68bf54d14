// What no page may show, on issues that nobody chose; and what the search saves against pages that are filled one by
// one.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "engine/typeset/generated_issues.hpp"
#include "engine/typeset/layouts.hpp"
#include "layout/page/price.hpp"

namespace vestnik {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr unsigned issue_count = 30;  // a tenth as fast
#else
constexpr unsigned issue_count = 300;
#endif
const std::filesystem::path source_folder = VESTNIK_SOURCE_DIR;

/// Where something stands: page, and column 0 or 1.
using Place = std::pair<std::size_t, int>;

struct Line {
  NodeId block;
  double baseline;
};

/// A section's lines and pictures by column.
class Inspector {
 public:
  Inspector(const Layouts& layouts, const PartLayout& section) : layouts_(layouts), section_(section) {
    for (std::size_t page = 0; page < section.pages.size(); ++page) {
      for (const PageItem& item : section.pages[page]) {
        if (const auto* piece = std::get_if<TextPiece>(&item)) add(*piece, page);
        if (const auto* picture = std::get_if<PlacedPicture>(&item)) add(*picture, page);
        if (const auto* rule = std::get_if<PlacedRule>(&item)) add(*rule, page);
      }
    }
    for (auto& [place, lines] : lines_) {
      std::ranges::stable_sort(lines, {}, &Line::baseline);
      const auto same = [](const Line& a, const Line& b) {
        return a.block == b.block && std::abs(a.baseline - b.baseline) < 0.5;
      };
      lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
    }
  }

  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> found;
    find_lone_lines(found);
    find_stranded_headings(found);
    find_lost_captions(found);
    find_parted_addresses(found);
    find_off_page(found);
    find_off_grid(found);
    find_collisions(found);
    find_headless_tables(found);
    return found;
  }

  /// Of each page but the last: how much of it the longer column fills, and how far apart the columns' feet are.
  void measure(std::vector<double>& fills, std::vector<double>& gaps) const {
    const Theme& theme = layouts_.theme();
    const double height = theme.page.grid.value * std::floor(theme.text_height() / theme.page.grid + 1e-6);
    for (std::size_t page = 0; page < section_.pages.size(); ++page) {
      double foot[2] = {0, 0};
      for (int column : {0, 1}) {
        const auto found = feet_.find({page, column});
        if (found != feet_.end()) foot[column] = found->second - theme.page.top.value;
      }
      gaps.push_back(std::abs(foot[0] - foot[1]) / height);
      if (page + 1 < section_.pages.size()) fills.push_back(std::max(foot[0], foot[1]) / height);
    }
  }

 private:
  [[nodiscard]] int column_of(Pt x) const { return x > layouts_.theme().column_width() ? 1 : 0; }
  void reach(const Place& place, double y) { feet_[place] = std::max(feet_[place], y); }

  void add(const TextPiece& piece, std::size_t page) {
    all_texts_.push_back({page, &piece});
    if (is_artifact(piece.node)) return;
    const NodeId block = layouts_.block_of(piece.node);
    const Place place{page, column_of(piece.x)};
    lines_[place].push_back({block, piece.baseline.value});
    texts_.push_back({block, &piece});
    // The descender of the body's type stands below the baseline.
    reach(place, piece.baseline.value + layouts_.theme().page.grid.value * 0.3);
  }
  void add(const PlacedPicture& picture, std::size_t page) {
    pictures_[picture.node] = {{page, column_of(picture.box.x)}, picture.box};
    reach({page, column_of(picture.box.x)}, picture.box.bottom().value);
    if (picture.box.width > layouts_.theme().column_width()) reach({page, 1}, picture.box.bottom().value);
  }

  void add(const PlacedRule& rule, std::size_t page) {
    double& highest = highest_rules_.try_emplace({page, column_of(rule.box.x)}, rule.box.y.value).first->second;
    highest = std::min(highest, rule.box.y.value);
  }

  [[nodiscard]] Tag tag(NodeId id) const { return layouts_.node(id).tag; }

  void find_lone_lines(std::vector<std::string>& found) const {
    std::map<NodeId, std::vector<int>> parts;
    for (const auto& [place, lines] : lines_) {
      std::map<NodeId, int> here;
      for (const Line& line : lines) {
        if (tag(line.block) == Tag::paragraph) ++here[line.block];
      }
      for (const auto& [block, count] : here) parts[block].push_back(count);
    }
    for (const auto& [block, counts] : parts) {
      if (counts.size() < 2) continue;
      if (counts.back() < 2) found.push_back(fmt::format("a widow: paragraph {}", block));
      if (counts.front() < 2) found.push_back(fmt::format("an orphan: paragraph {}", block));
      if (*std::ranges::min_element(counts) < 2) found.push_back(fmt::format("a lone line of paragraph {}", block));
    }
  }

  void find_stranded_headings(std::vector<std::string>& found) const {
    for (const auto& [place, lines] : lines_) {
      for (const Line& heading : lines) {
        const Tag kind = tag(heading.block);
        if (kind != Tag::heading1 && kind != Tag::heading2 && kind != Tag::heading3) continue;
        const double above = heading.baseline;
        const auto is_below = [&](const Line& line) {
          return line.baseline > above && tag(line.block) != Tag::heading2 && tag(line.block) != Tag::heading3;
        };
        auto below = std::ranges::count_if(lines, is_below);
        // A title stands over both columns.
        const auto right = lines_.find({place.first, 1});
        if (kind != Tag::heading3 && right != lines_.end()) below += std::ranges::count_if(right->second, is_below);
        const bool picture = std::ranges::any_of(pictures_, [&](const auto& entry) {
          return entry.second.first == place && entry.second.second.y.value > above;
        });
        if (below < 2 && !picture)
          found.push_back(fmt::format("a heading with {} lines below it, page {}, column {}: {}", below,
                                      place.first + 1, place.second + 1, heading.block));
      }
    }
  }

  void find_lost_captions(std::vector<std::string>& found) const {
    for (const auto& [block, piece] : texts_) {
      if (tag(block) != Tag::caption) continue;
      const auto picture = pictures_.find(layouts_.node(block).parent);
      const bool below = picture != pictures_.end() && piece->baseline > picture->second.second.bottom() &&
                         piece->x < picture->second.second.right() &&
                         piece->baseline < picture->second.second.bottom() + Pt{80};
      if (!below) found.push_back(fmt::format("a caption without its picture: {}", block));
    }
  }

  /// A source's address stays below its article: text, a picture that ends it, or a table's rows, be they empty.
  void find_parted_addresses(std::vector<std::string>& found) const {
    const Pt size = layouts_.theme().style(Style::source_link).size;
    std::set<NodeId> addresses;
    for (const auto& [block, piece] : texts_) {
      if (tag(block) == Tag::paragraph && piece->size == size) addresses.insert(block);
    }
    for (const auto& [place, lines] : lines_) {
      const bool picture_above = std::ranges::any_of(pictures_, [&](const auto& entry) {
        return entry.second.first == place && entry.second.second.bottom().value < lines.front().baseline;
      });
      const auto rule = highest_rules_.find(place);
      const bool rule_above = rule != highest_rules_.end() && rule->second < lines.front().baseline;
      if (addresses.contains(lines.front().block) && !picture_above && !rule_above) {
        found.push_back(fmt::format("an address without its text: {}", lines.front().block));
      }
    }
  }

  void find_off_page(std::vector<std::string>& found) const {
    const Theme& theme = layouts_.theme();
    for (const auto& [block, piece] : texts_) {
      Pt right = piece->x;
      for (const PlacedGlyph& glyph : piece->glyphs) right += glyph.advance;
      // Protrusion and a line's last space may stand in the margin.
      if (piece->x < Pt{-6} || right > theme.text_width() + Pt{8} ||
          piece->baseline > theme.page.top + theme.text_height()) {
        found.push_back(fmt::format("text outside the text area: {}", block));
      }
    }
    for (const auto& [node, picture] : pictures_) {
      const Rect& box = picture.second;
      if (box.x < Pt{-0.01} || box.right() > theme.text_width() + Pt{0.01} ||
          box.bottom() > theme.page.top + theme.text_height()) {
        found.push_back(fmt::format("a picture outside the text area: {}", node));
      }
    }
  }

  void find_off_grid(std::vector<std::string>& found) const {
    const Theme& theme = layouts_.theme();
    const double step = theme.page.grid.value;
    std::optional<double> phase;
    for (const auto& [block, piece] : texts_) {
      if (tag(block) != Tag::paragraph || piece->size != theme.style(Style::body).size) continue;
      const double here = std::fmod(piece->baseline.value - theme.page.top.value, step);
      if (!phase) phase = here;
      const double apart = std::abs(here - *phase);
      if (std::min(apart, step - apart) > 0.1) found.push_back(fmt::format("a line off the grid: {}", block));
    }
  }

  /// Texts that stand on top of each other: a cell's in the next one's.
  void find_collisions(std::vector<std::string>& found) const {
    using Row = std::pair<std::size_t, long>;
    std::map<Row, std::vector<const TextPiece*>> rows;
    for (const auto& [page, piece] : all_texts_) {
      rows[{page, std::lround(piece->baseline.value * 4)}].push_back(piece);
    }
    for (auto& [row, pieces] : rows) {
      std::ranges::stable_sort(pieces, {}, &TextPiece::x);
      for (std::size_t i = 1; i < pieces.size(); ++i) {
        const TextPiece& left = *pieces[i - 1];
        Pt right = left.x + width_of(left);
        if (left.text.ends_with(' ')) right -= left.glyphs.back().advance;
        // Bullets and punctuation hang out.
        if (pieces[i]->x > right - Pt{3}) continue;
        found.push_back(
            fmt::format("text on top of text, page {}: \"{}\" and \"{}\"", row.first + 1, left.text, pieces[i]->text));
      }
    }
  }

  /// A column that begins with a row of a table whose head is elsewhere, unless the head stands above it once more.
  void find_headless_tables(std::vector<std::string>& found) const {
    for (const auto& [place, lines] : lines_) {
      if (tag(lines.front().block) != Tag::table_cell) continue;
      const bool headed = std::ranges::any_of(all_texts_, [&](const auto& text) {
        const auto& [page, piece] = text;
        if (page != place.first || piece->baseline.value > lines.front().baseline) return false;
        return piece->node == header_artifact ||
               (!is_artifact(piece->node) && tag(layouts_.block_of(piece->node)) == Tag::table_head_cell);
      });
      if (!headed) found.push_back(fmt::format("a table goes on without its head, page {}", place.first + 1));
    }
  }

  const Layouts& layouts_;
  const PartLayout& section_;
  std::vector<std::pair<std::size_t, const TextPiece*>> all_texts_;  ///< by page, what repeats at its head too
  std::map<Place, std::vector<Line>> lines_;
  std::map<NodeId, std::pair<Place, Rect>> pictures_;
  std::vector<std::pair<NodeId, const TextPiece*>> texts_;
  std::map<Place, double> feet_;
  std::map<Place, double> highest_rules_;
};

TEST(GeneratedIssues, HaveNoLoneLinesNorStrandedHeadingsNorLostCaptions) {
  IssueGenerator generator(source_folder);
  std::vector<double> fills, gaps;
  std::size_t pages = 0;
  for (unsigned number = 0; number < issue_count; ++number) {
    const Layouts layouts(generator.make(number), Pagination::optimal);
    for (const PartLayout& section : layouts.sections()) {
      pages += section.pages.size();
      const Inspector inspector(layouts, section);
      for (const std::string& problem : inspector.problems()) ADD_FAILURE() << "issue " << number << ": " << problem;
      // Wishes cost room, and so do tables.
      if (!IssueGenerator::has_wishes(number) && !IssueGenerator::has_tables(number)) inspector.measure(fills, gaps);
    }
  }
  std::ranges::sort(fills);
  const auto mean = [](const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  };
  const auto share_below = [&](double limit) {
    return static_cast<double>(std::ranges::lower_bound(fills, limit) - fills.begin()) /
           static_cast<double>(fills.size());
  };
  fmt::print(
      "{} pages; fill of those that are no section's last: mean {:.3f}, least {:.2f}, below 0.90: {:.1f} %; mean gap "
      "between feet {:.4f}\n",
      pages, mean(fills), fills.front(), 100 * share_below(0.9), mean(gaps));
  EXPECT_GE(mean(fills), 0.97);
  // Short articles with tall pictures cannot end in level columns, for these are not reduced.
  EXPECT_LE(mean(gaps), 0.017);
}

TEST(GeneratedIssues, CostNeverMoreThanPagesThatAreFilledOneByOne) {
  IssueGenerator generator(source_folder);
  std::vector<double> shares;
  std::size_t equal = 0, unlawful = 0;
  for (unsigned number = 0; number < issue_count; ++number) {
    const Issue issue = generator.make(number);
    const Layouts best(issue, Pagination::optimal), greedy(issue, Pagination::greedy);
    double least = 0, other = 0;
    for (std::size_t i = 0; i < best.sections().size(); ++i) {
      // Pages that break a rule are out of the search's reach, and only the search knows that an article whose pictures
      // are reduced would fit on one page.
      if (best.splits(i) > 0 || !Inspector(greedy, greedy.sections()[i]).problems().empty()) {
        ++unlawful;
        continue;
      }
      // Pages that miss their foot are cheaper the higher they are: the search does not stretch them for that.
      if (best.cost(i) > greedy.cost(i) && greedy.stretches(i)) {
        ++unlawful;
        continue;
      }
      EXPECT_LE(best.cost(i), greedy.cost(i) + 1e-6) << "issue " << number << ", section " << i;
      least += best.cost(i);
      other += greedy.cost(i);
    }
    if (other == 0) continue;
    if (least >= other - 1e-6) ++equal;
    shares.push_back(least / other);
  }
  std::ranges::sort(shares);
  fmt::print("cost against greedy ({} sections left out whose greedy pages break a rule): {} of {} equal;", unlawful,
             equal, shares.size());
  for (const std::size_t tenth : {0U, 1U, 3U, 5U, 7U, 9U}) {
    fmt::print(" {} %: {:.2f}", tenth * 10, shares[tenth * shares.size() / 10]);
  }
  fmt::print("; 100 %: {:.2f}\n", shares.back());
  EXPECT_LT(equal, issue_count / 2);
}

}  // namespace
}  // namespace vestnik
