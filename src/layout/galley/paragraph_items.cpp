#include "layout/galley/paragraph_items.hpp"

#include <algorithm>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "layout/boxes/protrusion.hpp"
#include "layout/galley/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::string_view hyphen_character = "-";
/// Between any two letters of an address, or of a word without end: worse than every break that it offers.
constexpr double anywhere_penalty = 500;
/// At a no-break space, and between any two letters, where a line would overflow otherwise: worse than all others.
constexpr double no_break_penalty = 5000, any_letter_penalty = 7000;
/// A second hyphen in a compound, times what the first one in a word costs.
constexpr double compound_hyphen_factor = 2;

/// A glyph cluster in logical order.
struct Cluster {
  const GlyphRun* run = nullptr;
  std::size_t begin = 0, end = 0;  // bytes of the text
  Pt advance;
};

std::vector<Cluster> clusters_of(const ShapedText& shaped) {
  std::vector<Cluster> clusters;
  clusters.reserve(shaped.text.size());
  for (const GlyphRun& run : shaped.runs) {
    const std::size_t first = clusters.size();
    for (const Glyph& glyph : run.glyphs) {
      if (glyph.text_begin == glyph.text_end && clusters.size() > first) {
        clusters.back().advance += glyph.advance;
      } else {
        clusters.push_back({&run, glyph.text_begin, glyph.text_end, glyph.advance});
      }
    }
    if (run.level % 2 == 1) std::reverse(clusters.begin() + static_cast<std::ptrdiff_t>(first), clusters.end());
  }
  return clusters;
}

class ItemBuilder {
 public:
  ItemBuilder(const ShapedText& shaped, const TextSetting& setting, const LineRoom& room, Shaper& shaper)
      : shaped_(shaped),
        style_(setting.style),
        theme_(setting.theme),
        breaking_(setting.breaking),
        resort_(room.resort),
        shaper_(shaper) {
    const ParagraphStyle& style = style_;
    const double share = style.align == Align::centered ? 0.4 : 0.25;
    ragged_ = style.align == Align::justified ? 0 : room.measure.value * share;
    widest_box_ = room.widest.value;
    if (style.align == Align::justified) {
      expansion_ = breaking_.max_expansion;
      tracking_ = breaking_.max_tracking;
    }
    // The last line of a heading is to be about as long as the others, that of a paragraph may be short.
    even_ = style.align == Align::centered || style.align == Align::right ||
            (style.align == Align::left && style.keep_with_next);
  }

  ParagraphItems build() {
    // Most breaks have a box before them.
    result_.items.reserve(2 * shaped_.breaks.size());
    result_.places.reserve(2 * shaped_.breaks.size());
    if (style_.align == Align::centered || style_.align == Align::right) open_line(0);
    for (const Cluster& cluster : clusters_of(shaped_)) {
      if (break_ < shaped_.breaks.size() && shaped_.breaks[break_].offset <= cluster.begin) take_breaks(cluster.begin);
      add(cluster);
    }
    take_breaks(shaped_.text.size());
    close_box();
    return std::move(result_);
  }

 private:
  void push(Item item, std::size_t offset, LineEnd end = LineEnd::none, bool forced = false) {
    result_.items.push_back(item);
    result_.places.push_back({offset, end, forced});
  }
  void penalty(double value, std::size_t offset) { push({.kind = Item::Kind::penalty, .penalty = value}, offset); }
  void glue(double width, double stretch, double shrink, std::size_t offset, LineEnd end = LineEnd::none) {
    // What is seen between two words is the space and the tracking behind the first one's last letter.
    const bool limited = ragged_ == 0 && stretch > 0;
    const double widest = limited ? (breaking_.max_space - breaking_.max_tracking) * run_->size.value : 0;
    push({.kind = Item::Kind::glue, .width = width, .stretch = stretch, .shrink = shrink, .widest = widest}, offset,
         end);
  }

  // Space at a ragged line's beginning survives the break because it stands after a box (Knuth-Plass 1981, "Ragged
  // right" and "Centered text").
  void open_line(std::size_t offset) {
    push({.kind = Item::Kind::box}, offset);
    penalty(infinite_penalty, offset);
    glue(0, ragged_, 0, offset);
  }

  [[nodiscard]] const BreakOpportunity* break_at(std::size_t offset) const {
    for (std::size_t i = break_; i < shaped_.breaks.size() && shaped_.breaks[i].offset <= offset; ++i) {
      if (shaped_.breaks[i].offset == offset) return &shaped_.breaks[i];
    }
    return nullptr;
  }

  void add(const Cluster& cluster) {
    run_ = cluster.run;
    const std::string_view text = text_of(cluster);
    if (is_word_space(text) || (resort_ != LastResort::none && is_fixed_space(first_character(text)))) {
      add_space(cluster);
      return;
    }
    if (box_open_) {
      const bool too_wide = result_.items.back().width + cluster.advance.value > widest_box_;
      if (too_wide || resort_ == LastResort::any_letter) {
        break_word(cluster.begin, too_wide ? anywhere_penalty : any_letter_penalty);
      }
    }
    if (!box_open_) {
      box_open_ = true;
      push({.kind = Item::Kind::box}, cluster.begin);
      result_.items.back().left_protrusion = left_protrusion(theme_, text, cluster.advance).value;
    }
    Item& box = result_.items.back();
    box.width += cluster.advance.value;
    // Letters of joined scripts must not part.
    const double letter_space = cluster.run->level % 2 == 0 ? cluster.run->size.value * tracking_ : 0;
    box.stretch += cluster.advance.value * expansion_ + letter_space;
    box.shrink = box.stretch;
    last_ = cluster;
  }

  /// Before a cluster, for no line has room for the word.
  void break_word(std::size_t offset, double penalty) {
    close_box();
    const Item at{.kind = Item::Kind::penalty, .penalty = penalty};
    if (ragged_ == 0) {
      push(at, offset, LineEnd::none, true);
    } else {
      ragged_break(at, 0, offset, LineEnd::none, true);
    }
  }

  /// What comes next stands outside the box.
  void close_box() {
    if (!std::exchange(box_open_, false)) return;
    result_.items.back().right_protrusion = right_protrusion(theme_, text_of(last_), last_.advance).value;
  }

  [[nodiscard]] std::string_view text_of(const Cluster& cluster) const {
    return std::string_view(shaped_.text).substr(cluster.begin, cluster.end - cluster.begin);
  }

  void add_space(const Cluster& cluster) {
    close_box();
    const BreakOpportunity* opportunity = break_at(cluster.end);
    const bool may_break = opportunity != nullptr && opportunity->kind == BreakOpportunity::Kind::space;
    const bool unwelcome = may_break && opportunity->unwelcome;
    const double width = cluster.advance.value;
    if (!may_break && resort_ != LastResort::none) {
      add_broken_space(cluster);
    } else if (ragged_ == 0) {
      if (!may_break) penalty(infinite_penalty, cluster.begin);
      // Behind a penalty glue is no breakpoint of its own: the line ends at the penalty, which takes the glue with it.
      if (unwelcome) {
        push({.kind = Item::Kind::penalty, .penalty = breaking_.short_word_penalty}, cluster.begin, LineEnd::space);
      }
      glue(width, width * breaking_.space_stretch, width * breaking_.space_shrink, cluster.begin,
           may_break ? LineEnd::space : LineEnd::none);
    } else if (may_break) {
      const double cost = unwelcome ? breaking_.short_word_penalty : 0;
      ragged_break({.kind = Item::Kind::penalty, .penalty = cost}, width, cluster.begin, LineEnd::space);
    } else {
      penalty(infinite_penalty, cluster.begin);
      glue(width, 0, 0, cluster.begin);
    }
  }

  /// A no-break space that a line may end at, for no line has room for what it joins.
  void add_broken_space(const Cluster& cluster) {
    const Item at{.kind = Item::Kind::penalty, .penalty = no_break_penalty};
    const double width = cluster.advance.value;
    // A word joiner is no space.
    const LineEnd end = is_white_space(first_character(text_of(cluster))) ? LineEnd::space : LineEnd::none;
    if (ragged_ != 0) {
      ragged_break(at, width, cluster.begin, end, true);
      return;
    }
    push(at, cluster.begin, end, true);
    const bool stretches = is_word_space(text_of(cluster));
    glue(width, stretches ? width * breaking_.space_stretch : 0, stretches ? width * breaking_.space_shrink : 0,
         cluster.begin);
  }

  void ragged_break(Item at, double space, std::size_t offset, LineEnd end, bool forced = false) {
    penalty(infinite_penalty, offset);
    glue(0, ragged_, 0, offset);
    push(at, offset, end, forced);
    if (style_.align == Align::left) {
      glue(space, -ragged_, 0, offset);
      return;
    }
    const double both_sides = style_.align == Align::centered ? 2 : 1;
    glue(space, -both_sides * ragged_, 0, offset);
    open_line(offset);
  }

  void take_breaks(std::size_t up_to) {
    for (; break_ < shaped_.breaks.size() && shaped_.breaks[break_].offset <= up_to; ++break_) {
      take(shaped_.breaks[break_]);
    }
  }

  void take(const BreakOpportunity& opportunity) {
    using Kind = BreakOpportunity::Kind;
    if (opportunity.kind == Kind::space) return;  // its glue is the breakpoint
    if (opportunity.kind == Kind::mandatory) {
      end_line(opportunity.offset);
      return;
    }
    const bool hyphen = opportunity.kind == Kind::hyphen || opportunity.kind == Kind::hyphen_in_compound;
    if (hyphen && !style_.hyphenate) return;
    if (run_ == nullptr) return;
    close_box();
    Item at{.kind = Item::Kind::penalty};
    LineEnd end = LineEnd::none;
    if (hyphen) {
      add_hyphen(at);
      at.penalty = breaking_.hyphen_penalty * (opportunity.kind == Kind::hyphen ? 1 : compound_hyphen_factor);
      at.flagged = true;
      end = LineEnd::hyphen;
    } else if (opportunity.kind == Kind::explicit_hyphen) {
      at.penalty = breaking_.explicit_hyphen_penalty;
      at.flagged = true;
    } else if (opportunity.kind == Kind::anywhere) {
      at.penalty = anywhere_penalty;
    }
    if (ragged_ == 0) {
      push(at, opportunity.offset, end);
    } else {
      ragged_break(at, 0, opportunity.offset, end);
    }
  }

  /// Breaks one after the other are mostly of one run, whose hyphen is measured once.
  void add_hyphen(Item& at) {
    if (hyphen_run_ != run_) {
      hyphen_run_ = run_;
      const Pt width = shaper_.hyphen(*run_).advance;
      hyphen_width_ = width.value;
      hyphen_protrusion_ = right_protrusion(theme_, hyphen_character, width).value;
    }
    at.width = hyphen_width_;
    at.right_protrusion = hyphen_protrusion_;
  }

  void end_line(std::size_t offset) {
    close_box();
    const bool at_end = offset == shaped_.text.size();
    const bool separator =
        offset >= line_separator.size() && shaped_.text.compare(offset - line_separator.size(), line_separator.size(),
                                                                line_separator.data(), line_separator.size()) == 0;
    const std::size_t line_end = separator ? offset - line_separator.size() : offset;
    penalty(infinite_penalty, line_end);
    push({.kind = Item::Kind::glue, .stretch = even_ ? ragged_ : 0, .fil = !even_}, line_end);
    push({.kind = Item::Kind::penalty, .penalty = -infinite_penalty}, line_end,
         at_end ? LineEnd::none : LineEnd::space);
    if (!at_end && (style_.align == Align::centered || style_.align == Align::right)) open_line(offset);
  }

  const ShapedText& shaped_;
  const ParagraphStyle& style_;
  const Theme& theme_;
  const BreakingParameters& breaking_;
  LastResort resort_;
  Shaper& shaper_;
  double ragged_ = 0, expansion_ = 0, tracking_ = 0, widest_box_ = 0;
  bool even_ = false;
  std::size_t break_ = 0;
  bool box_open_ = false;
  Cluster last_;  // of the open box
  const GlyphRun* run_ = nullptr;
  const GlyphRun* hyphen_run_ = nullptr;  // whose hyphen is known
  double hyphen_width_ = 0, hyphen_protrusion_ = 0;
  ParagraphItems result_;
};

}  // namespace

bool is_word_space(std::string_view text) { return text == " " || text == no_break_space; }

Pt widest_piece(const ParagraphItems& list) {
  double widest = 0, piece = 0;
  bool after_box = false;
  for (const Item& item : list.items) {
    const bool breaks =
        item.kind == Item::Kind::glue ? after_box : item.kind == Item::Kind::penalty && item.penalty < anywhere_penalty;
    if (breaks) {
      widest = std::max(widest, piece + (item.kind == Item::Kind::penalty ? item.width : 0));
      piece = 0;
    } else if (item.kind != Item::Kind::penalty && (item.kind == Item::Kind::box || piece > 0)) {
      piece += item.width;
    }
    after_box = item.kind == Item::Kind::box;
  }
  return Pt{std::max(widest, piece)};
}

ParagraphItems make_items(const ShapedText& shaped, const TextSetting& setting, const LineRoom& room, Shaper& shaper) {
  return ItemBuilder(shaped, setting, room, shaper).build();
}

}  // namespace vestnik
