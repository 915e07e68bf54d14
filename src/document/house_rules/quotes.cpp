#include "document/house_rules/rules.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace vestnik::typography {
namespace {

constexpr std::size_t deepest = 2;  // quotation in quotation; more is left to the editor

struct Mark {
  std::size_t at;
  char32_t code;
};
struct Pair {
  std::size_t open, close, depth;
};

/// «ООО"Ромашка"»: the mark at `i` is closed up to what the quotation is of.
bool is_glued_name(const Draft& draft, std::size_t i) {
  return is_capital(draft[i - 1]) && is_capital(draft[i - 2]) && is_capital(draft[i + 1]);
}

/// The quotation marks of a paragraph. Either all are understood, or none is touched.
class Quotations {
 public:
  /// `outer_singles`: straight single marks may be the outer ones of a quotation.
  Quotations(const Draft& draft, bool outer_singles) : draft_(draft), outer_singles_(outer_singles) {}

  /// False if a mark is in doubt or lacks its partner.
  bool read() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (!read_mark(i)) return false;
    }
    if (outer_singles_ && top() == U'\'') return false;
    drop_singles();
    // A quotation that runs on over paragraphs opens again at each and closes in the last one only.
    const bool runs_on = open_.size() == 1 && open_.front().at == 0 && open_.front().code != U'"' &&
                         std::ranges::none_of(pairs_, [&](const Pair& p) { return draft_[p.open] == draft_[0]; });
    if (runs_on) pairs_.push_back({0, draft_.size(), 1});
    return open_.empty() || runs_on;
  }

  [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }

 private:
  bool read_mark(std::size_t i) {
    switch (draft_[i]) {
      case left_guillemet:
      case low_quote:
        return open(i);
      case right_guillemet:
        return close(i, left_guillemet);
      case left_quote:
        return top() == low_quote ? close(i, low_quote) : open(i);
      case right_quote:
        return close(i, top() == low_quote ? low_quote : left_quote);
      case U'"':
        return read_straight(i);
      case U'\'':
        return read_single(i) || !outer_singles_;
      default:
        return true;
    }
  }

  [[nodiscard]] char32_t top() const { return open_.empty() ? U'\0' : open_.back().code; }

  [[nodiscard]] bool may_open(std::size_t i) const {
    const char32_t before = draft_[i - 1];
    const bool begins = is_gap(before) || is_one_of(before, U"([{«„“\"'/-:") || is_sentence_dash(before);
    return begins && !is_gap(draft_[i + 1]) && !is_one_of(draft_[i + 1], U",;:!?)]}");
  }
  [[nodiscard]] bool may_close(std::size_t i) const {
    const char32_t after = draft_[i + 1];
    const bool ends = is_gap(after) || (is_closing(after) && !draft_.opens_quotation(i + 1)) || is_stop(after) ||
                      is_one_of(after, U"/-([") || is_sentence_dash(after);
    return ends && !is_gap(draft_[i - 1]) && !is_one_of(draft_[i - 1], U"([{");
  }

  /// «"Мак"тың»: what is quoted takes an ending.
  [[nodiscard]] bool has_ending_behind(std::size_t i) const {
    const char32_t before = draft_[i - 1];
    return top() == U'"' && is_small(draft_[i + 1]) &&
           (is_letter(before) || is_ascii_digit(before) || is_closing(before) || is_one_of(before, U".!?…"));
  }

  bool open(std::size_t i) {
    if (is_gap(draft_[i + 1])) return false;
    open_.push_back({i, draft_[i]});
    return open_.size() <= deepest;
  }

  bool close(std::size_t i, char32_t partner) {
    drop_singles();
    if (open_.empty() || open_.back().code != partner || is_gap(draft_[i - 1])) return false;
    pairs_.push_back({open_.back().at, i, open_.size()});
    open_.pop_back();
    return true;
  }

  bool read_straight(std::size_t i) {
    bool quoting = false;
    for (const Mark& mark : open_) quoting = quoting || mark.code == U'"';
    if (!quoting && is_ascii_digit(draft_[i - 1])) return true;  // inches
    const bool opens = may_open(i) || (open_.empty() && is_glued_name(draft_, i));
    const bool closes = may_close(i) || (!opens && has_ending_behind(i));
    // «"Он читал "Анну Каренину"".», «'all is over'".»: the inner quotation ends, then the outer one.
    if (closes && top() == U'"' && !pairs_.empty() && pairs_.back().close + 1 == i) return close(i, U'"');
    if (opens == closes) return false;
    return opens ? open(i) : close(i, U'"');
  }

  // Single marks are quotation marks only where the language has them. One inside double ones that lacks its partner is
  // an apostrophe. False if it is not understood.
  bool read_single(std::size_t i) {
    const std::u32string& marks = draft_.language(i).quotation_marks;
    if (marks.size() < 4 || marks[2] != left_single || (open_.empty() && !outer_singles_)) return false;
    // Several in a row are no pair, whatever stands within.
    if (is_one_of(draft_[i - 1], U"'‘’") || is_one_of(draft_[i + 1], U"'‘’")) return false;
    const bool opens = may_open(i), closes = may_close(i);
    if (opens == closes) return false;
    if (opens && top() != U'\'' && open_.size() < deepest) {
      open_.push_back({i, U'\''});
      return true;
    }
    // "rock 'n' roll" holds no quotation.
    constexpr std::size_t least_quoted = 3;
    if (!closes || top() != U'\'' || (open_.size() == 1 && i <= open_.back().at + least_quoted)) return false;
    pairs_.push_back({open_.back().at, i, open_.size()});
    open_.pop_back();
    return true;
  }

  void drop_singles() {
    while (top() == U'\'') open_.pop_back();
  }

  const Draft& draft_;
  bool outer_singles_;
  std::vector<Mark> open_;
  std::vector<Pair> pairs_;
};

void put_marks(Draft& draft, const std::vector<Pair>& pairs) {
  std::u32string wanted(draft.size(), U'\0');
  std::set<std::size_t> spaced;  // opening marks that are closed up to a colon
  for (const Pair& pair : pairs) {
    const std::u32string& marks = draft.language(pair.open).quotation_marks;
    if (marks.size() < 4) continue;
    const std::size_t inner = pair.depth == 1 ? 0 : 2;
    wanted[pair.open] = marks[inner];
    if (pair.close < wanted.size()) wanted[pair.close] = marks[inner + 1];
  }
  for (const Pair& pair : pairs) {
    const bool glued = (draft[pair.open - 1] == U':' && is_letter(draft[pair.open - 2])) ||  // «сказал:"Да"»
                       is_glued_name(draft, pair.open);
    if (wanted[pair.open] != 0 && glued) spaced.insert(pair.open);
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == 0) continue;
    draft.replace(i, i + 1, spaced.contains(i) ? std::u32string{U' ', wanted[i]} : std::u32string{wanted[i]});
  }
}

}  // namespace

void quotes(Draft& draft) {
  // With single marks on the outside if all of them make sense then, else without.
  for (const bool outer_singles : {true, false}) {
    Quotations quotations(draft, outer_singles);
    if (!quotations.read()) continue;
    put_marks(draft, quotations.pairs());
    return;
  }
}

}  // namespace vestnik::typography
