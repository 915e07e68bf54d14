#include "tools/compare/compare_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "findings/catalogue/compare_texts.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/usage_texts.hpp"

namespace vestnik::compare {
namespace {

namespace say = vestnik::texts;
using Indices = std::vector<std::size_t>;

constexpr double same_size = 0.05;  // points

/// Without the tag of a subset: "ABCDEF+PTSerif" names the face PTSerif.
std::string face_name(const std::string& face) { return face.size() > 7 && face[6] == '+' ? face.substr(7) : face; }

LocalText type_name(const Word& word) { return say::type_of.local(face_name(word.face), word.size); }

/// Words of one text that have no partner, between two pairs that follow each other in both texts.
struct Hunk {
  Indices before, after;
};

void report(const Hunk& hunk, const Texts& texts, std::vector<Difference>& differences) {
  if (hunk.before.empty() && hunk.after.empty()) return;
  Difference difference{.kind = Kind::text,
                        .message = {},
                        .before = places(texts.before.words, hunk.before),
                        .after = places(texts.after.words, hunk.after)};
  const LocalText was = excerpt(texts.before.words, hunk.before), is = excerpt(texts.after.words, hunk.after);
  difference.message = hunk.after.empty()    ? say::words_removed.local(was)
                       : hunk.before.empty() ? say::words_added.local(is)
                                             : say::words_became.local(was, is);
  differences.push_back(std::move(difference));
}

void report_order(const Indices& run, const Texts& texts, std::vector<Difference>& differences) {
  if (run.empty()) return;
  // Readers order blocks by their places: a block that stands where it stood was only read at another time.
  Indices partners;
  bool stands_elsewhere = false;
  for (const std::size_t i : run) {
    const std::size_t partner = texts.alignment.partner[i];
    const Word &was = texts.before.words[i], &is = texts.after.words[partner];
    partners.push_back(partner);
    stands_elsewhere = stands_elsewhere || was.page != is.page || std::abs(was.box.top - is.box.top) > 20 ||
                       std::abs(was.box.left - is.box.left) > 20;
  }
  if (!stands_elsewhere) return;
  differences.push_back({Kind::order, say::words_elsewhere.local(excerpt(texts.before.words, run)),
                         places(texts.before.words, run), places(texts.after.words, partners)});
}

/// One line of a page: its words, all of them.
struct LineWords {
  std::size_t begin = 0, end = 0;  // of the words
  Box box;
};

std::vector<LineWords> lines_of(const std::vector<Word>& words) {
  std::vector<LineWords> lines;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (lines.empty() || words[i].line != words[lines.back().begin].line ||
        words[i].page != words[lines.back().begin].page)
      lines.push_back({i, i, words[i].box});
    lines.back().end = i + 1;
    lines.back().box.include(words[i].box);
  }
  return lines;
}

class LineComparer {
 public:
  LineComparer(const Texts& texts, std::vector<Difference>& differences)
      : texts_(texts), differences_(differences), after_(lines_of(texts.after.words)) {
    for (std::size_t i = 0; i < after_.size(); ++i) {
      for (std::size_t word = after_[i].begin; word < after_[i].end; ++word) line_of_.push_back(i);
    }
  }

  void compare() {
    for (const LineWords& line : lines_of(texts_.before.words)) add(line);
    flush_block();
    flush_breaks();
  }

 private:
  void add(const LineWords& line) {
    const std::size_t first = texts_.alignment.partner[line.begin];
    bool whole = first != no_word;
    bool paired = whole;
    for (std::size_t i = line.begin; i < line.end; ++i) {
      const std::size_t partner = texts_.alignment.partner[i];
      paired = paired && partner != no_word;
      whole = whole && partner == first + (i - line.begin);
    }
    const LineWords* other = first != no_word ? &after_[line_of_[first]] : nullptr;
    const bool same = whole && other->begin == first && other->end - other->begin == line.end - line.begin;
    if (!same) {
      flush_block();
      if (paired) {
        for (std::size_t i = line.begin; i < line.end; ++i) breaks_.push_back(i);
      } else {
        flush_breaks();
      }
      return;
    }
    flush_breaks();
    if (texts_.before.words[line.begin].page == texts_.after.words[first].page) move(line, *other);
  }

  void move(const LineWords& line, const LineWords& other) {
    const double right = other.box.left - line.box.left, down = other.box.top - line.box.top;
    const double wider = other.box.width() - line.box.width();
    const bool goes_on = !block_.empty() &&
                         texts_.before.words[block_.back()].page == texts_.before.words[line.begin].page &&
                         std::abs(right - right_) <= texts_.tolerance && std::abs(down - down_) <= texts_.tolerance;
    if (!goes_on) flush_block();
    if (block_.empty()) right_ = right, down_ = down, lines_ = 0, wider_ = 0;
    wider_ = std::abs(wider) > std::abs(wider_) ? wider : wider_;
    for (std::size_t i = line.begin; i < line.end; ++i) block_.push_back(i);
    ++lines_;
  }

  [[nodiscard]] Indices partners(const Indices& words) const {
    Indices result;
    for (const std::size_t i : words) result.push_back(texts_.alignment.partner[i]);
    return result;
  }

  void flush_block() {
    const double distance = std::hypot(right_, down_);
    const bool wider = std::abs(wider_) > texts_.tolerance && distance <= texts_.tolerance;
    if (!block_.empty() && (distance > texts_.tolerance || wider)) {
      const LocalText what = lines_ == 1 ? say::a_line.local() : say::a_block.local(lines_);
      const LocalText block = excerpt(texts_.before.words, block_), by = decimal(std::abs(wider_), 1);
      LocalText message = !wider       ? say::block_moved.local(what, movement(right_, down_), block)
                          : wider_ > 0 ? say::block_wider.local(what, by, block)
                                       : say::block_narrower.local(what, by, block);
      differences_.push_back({Kind::moved, std::move(message), places(texts_.before.words, block_),
                              places(texts_.after.words, partners(block_)), wider ? std::abs(wider_) : distance});
    }
    block_.clear();
  }

  void flush_breaks() {
    if (breaks_.empty()) return;
    const Word& last = texts_.before.words[breaks_.front()];
    std::size_t end = 0;
    while (end + 1 < breaks_.size() && texts_.before.words[breaks_[end + 1]].line == last.line) ++end;
    const std::size_t partner = texts_.alignment.partner[breaks_.front()];
    const LineWords& other = after_[line_of_[partner]];
    differences_.push_back({Kind::line_break,
                            say::line_ends.local(say::quoted_words.local(texts_.before.words[breaks_[end]].text),
                                                 say::quoted_words.local(texts_.after.words[other.end - 1].text),
                                                 excerpt(texts_.before.words, breaks_)),
                            places(texts_.before.words, breaks_), places(texts_.after.words, partners(breaks_))});
    breaks_.clear();
  }

  const Texts& texts_;
  std::vector<Difference>& differences_;
  std::vector<LineWords> after_;
  std::vector<std::size_t> line_of_;  // by word of the new text
  Indices block_, breaks_;
  double right_ = 0, down_ = 0, wider_ = 0;
  std::size_t lines_ = 0;
};

/// Runs of pairs for which `key` gives the same; `report` gets those runs whose key is not empty.
template <class Key, class Report>
void for_runs(const Texts& texts, const Key& key, const Report& report) {
  Indices before, after;
  std::string current;
  const auto flush = [&] {
    if (!current.empty()) report(current, before, after);
    before.clear();
    after.clear();
  };
  for (std::size_t i = 0; i < texts.before.words.size(); ++i) {
    const std::size_t partner = texts.alignment.partner[i];
    if (partner == no_word) continue;
    const std::string found = key(texts.before.words[i], texts.after.words[partner]);
    if (found != current) {
      flush();
      current = found;
    }
    before.push_back(i);
    after.push_back(partner);
  }
  flush();
}

}  // namespace

LocalText movement(double right, double down) {
  std::vector<LocalText> parts;
  const auto add = [&](double by, const auto& one, const auto& other) {
    if (std::abs(by) >= 0.05) parts.push_back((by > 0 ? one : other).local(decimal(std::abs(by), 1)));
  };
  add(down, say::down, say::up);
  add(right, say::to_the_right, say::to_the_left);
  return parts.empty() ? say::by_distance.local(decimal(0, 1)) : joined(parts, ", ");
}

LocalText excerpt(const std::vector<Word>& words, const std::vector<std::size_t>& which) {
  constexpr std::size_t most = 9, half = 4;
  std::string text;
  for (std::size_t k = 0; k < which.size(); ++k) {
    if (which.size() > most && k == half) {
      text += " …";
      k = which.size() - half;
    }
    if (k > 0) text += ' ';
    text += words[which[k]].text;
  }
  return say::quoted_words.local(text);
}

std::vector<Place> places(const std::vector<Word>& words, const std::vector<std::size_t>& which) {
  std::vector<Place> result;
  for (const std::size_t i : which) {
    const Word& word = words[i];
    // A column's words make one box; the next column begins another.
    const bool goes_on = !result.empty() && result.back().page == word.page &&
                         word.box.top > result.back().box.top - 3 && word.box.top < result.back().box.bottom + 8 &&
                         word.box.left > result.back().box.left - 15 && word.box.left < result.back().box.left + 120;
    if (goes_on) {
      result.back().box.include(word.box);
    } else {
      result.push_back({word.page, word.box});
    }
  }
  return result;
}

void find_text_changes(const Texts& texts, std::vector<Difference>& differences) {
  const Alignment& alignment = texts.alignment;
  Hunk hunk;
  Indices moved;
  std::size_t j = 0;
  const auto take_new = [&](std::size_t end) {
    for (; j < end; ++j) {
      if (alignment.back[j] == no_word) hunk.after.push_back(j);
    }
  };
  const auto flush = [&] {
    report(hunk, texts, differences);
    hunk = {};
  };
  for (std::size_t i = 0; i < texts.before.words.size(); ++i) {
    if (alignment.in_order[i]) {
      take_new(alignment.partner[i]);
      flush();
      ++j;
    } else if (alignment.partner[i] == no_word) {
      hunk.before.push_back(i);
    }
    const bool displaced = !alignment.in_order[i] && alignment.partner[i] != no_word;
    const bool goes_on = displaced && !moved.empty() && alignment.partner[i] == alignment.partner[moved.back()] + 1;
    if (!goes_on) {
      report_order(moved, texts, differences);
      moved.clear();
    }
    if (displaced) moved.push_back(i);
  }
  take_new(texts.after.words.size());
  flush();
  report_order(moved, texts, differences);
}

void find_page_shifts(const Texts& texts, std::vector<Difference>& differences) {
  for_runs(
      texts,
      [](const Word& was, const Word& is) {
        return was.page == is.page ? std::string() : fmt::format("{} {}", was.page, is.page);
      },
      [&](const std::string&, const Indices& before, const Indices& after) {
        const std::size_t from = texts.before.words[before.front()].page + 1,
                          to = texts.after.words[after.front()].page + 1;
        differences.push_back(
            {Kind::page_shift,
             say::words_shifted.local(say::words.local(before.size()), from, to, excerpt(texts.before.words, before)),
             places(texts.before.words, before), places(texts.after.words, after)});
      });
}

void find_type_changes(const Texts& texts, std::vector<Difference>& differences) {
  for_runs(
      texts,
      [](const Word& was, const Word& is) {
        const bool same = std::abs(was.size - is.size) <= same_size && face_name(was.face) == face_name(is.face);
        return same ? std::string() : fmt::format("{} {}", type_name(was).en, type_name(is).en);
      },
      [&](const std::string&, const Indices& before, const Indices& after) {
        differences.push_back(
            {Kind::type,
             say::type_became.local(type_name(texts.before.words[before.front()]),
                                    type_name(texts.after.words[after.front()]), excerpt(texts.before.words, before)),
             places(texts.before.words, before), places(texts.after.words, after)});
      });
}

void find_line_changes(const Texts& texts, std::vector<Difference>& differences) {
  LineComparer(texts, differences).compare();
}

}  // namespace vestnik::compare
