#include "tools/import/parts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "tools/import/block.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

using Kind = Element::Kind;

constexpr std::size_t longest_heading = 300, most_words_of_heading = 45;
constexpr std::size_t most_words_of_masthead = 6, most_words_of_caption = 60;
constexpr double weight_of_centring = 5;
constexpr double larger = 0.9, smaller = 0.4;  // points by which a size differs to the eye

/// What makes headings of one rank look alike.
struct Look {
  int heading = 0;
  int half_points = 0;
  bool bold = false, capitals = false, centred = false;
  auto operator<=>(const Look&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
};

struct Votes {
  std::size_t all = 0, at_boundary = 0;
};

class PartFinder {
 public:
  PartFinder(const Elements& elements, const source::Document& document, const Context& context)
      : elements_(elements), document_(document), context_(context), parts_(elements.size(), Part::text) {}

  std::vector<Part> find() {
    measure_body();
    find_linked_titles();
    find_certain();
    find_full_stops();
    choose_title_looks();
    find_titles();
    find_mastheads();
    find_captions();
    find_subheadings();
    return std::move(parts_);
  }

 private:
  /// The size of running text: what most letters of long paragraphs have.
  void measure_body() {
    std::map<double, std::size_t> sizes;
    for (const std::size_t least : {std::size_t{15}, std::size_t{1}}) {
      for (const Element& one : elements_) {
        const Traits found = traits(one.text);
        if (one.kind == Kind::text && one.heading == 0 && found.words >= least) sizes[one.size] += found.letters;
      }
      if (!sizes.empty()) break;
    }
    if (!sizes.empty())
      body_size_ = std::ranges::max_element(sizes, {}, [](const auto& one) { return one.second; })->first;
  }

  /// Titles may be links to what they were taken from: texts follow them, and countries stand before them.
  void find_linked_titles() {
    std::size_t titles = 0, others = 0;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (!is_linked_text(elements_[i])) continue;
      const bool text_follows = i + 1 < elements_.size() && elements_[i + 1].kind == Kind::text &&
                                !is_linked_text(elements_[i + 1]) && traits(elements_[i + 1].text).words >= 12;
      const bool opens = i == 0 || names_country(i - 1) || !is_finished(elements_[i - 1].text) || text_follows;
      ++(text_follows && opens ? titles : others);
    }
    titles_are_links_ = titles > others && elements_.size() > 1 &&
                        (is_linked_text(elements_.front()) || first_of_a_country_is_linked());
  }
  [[nodiscard]] bool first_of_a_country_is_linked() const {
    for (std::size_t i = 1; i < elements_.size(); ++i) {
      if (names_country(i - 1) && is_linked_text(elements_[i])) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_linked_title(std::size_t i) const { return titles_are_links_ && is_linked_text(elements_[i]); }

  void find_certain() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const Element& one = elements_[i];
      if (one.kind == Kind::picture) {
        parts_[i] = Part::picture;
      } else if (one.kind == Kind::table) {
        parts_[i] = Part::table;
      } else if (names_country(i)) {
        parts_[i] = Part::country;
      } else if (stands_as_source(one) && !is_linked_title(i)) {
        parts_[i] = Part::source;
      } else if (is_rule(one)) {
        parts_[i] = Part::rule;
      } else if (is_item(one)) {
        parts_[i] = Part::item;
      }
    }
  }

  /// The name stands by itself, not as one of a list's or a sentence's lines.
  [[nodiscard]] bool names_country(std::size_t i) const {
    const Element& one = elements_[i];
    const bool inside = one.goes_on || (i + 1 < elements_.size() && elements_[i + 1].goes_on);
    const bool bullet = one.label && one.label->format == source::ListLabel::Format::bullet && one.heading == 0;
    if (context_.countries.named(one.text).empty() || bullet) return false;
    return !inside || one.bold || one.heading > 0 || is_in_capitals(one.text);
  }

  /// "______", "* * *": no letters, and one sign again and again.
  [[nodiscard]] static bool is_rule(const Element& one) {
    static const Pattern rule(R"(([_*\-–—=~•·#.+])(?:\s*\1){2,})");
    return one.text.size() < 600 && essence(one.text).empty() && rule.all(plain(one.text)).has_value();
  }

  [[nodiscard]] bool is_item(const Element& one) const {
    if (one.label && !(one.heading > 0 || (stands_out(one) && may_be_heading(one)))) return true;
    return !one.label && !marker_of(one.text).empty() && !(stands_out(one) && may_be_heading(one));
  }

  [[nodiscard]] static bool in_capitals(const Element& one) { return one.capitals || is_in_capitals(one.text); }
  [[nodiscard]] bool is_larger(const Element& one) const { return one.size > body_size_ + larger; }
  [[nodiscard]] bool stands_out(const Element& one) const {
    if (one.role == source::Role::caption) return false;
    const bool short_underlined = one.underlined && traits(one.text).words <= most_words_of_subheading;
    return one.heading > 0 || one.role == source::Role::title || one.bold || in_capitals(one) || is_larger(one) ||
           short_underlined;
  }
  [[nodiscard]] Look look_of(const Element& one) const {
    if (one.heading > 0) return {.heading = one.heading};
    return {.half_points = static_cast<int>(std::lround(one.size * 2)),
            .bold = one.bold,
            .capitals = in_capitals(one),
            .centred = one.centred};
  }
  /// How much a look says "this is a title".
  [[nodiscard]] double rank(const Look& look) const {
    if (look.heading > 0) return 1'000 - 100 * look.heading;
    return (look.half_points / 2.0 - body_size_) * 10 + (look.capitals ? 30 : 0) + (look.bold ? 20 : 0) +
           (look.centred ? weight_of_centring : 0);
  }
  [[nodiscard]] bool is_head(std::size_t i) const {
    return parts_[i] == Part::text && !elements_[i].goes_on && stands_out(elements_[i]) &&
           (may_be_heading(elements_[i]) || (full_stops_ && is_bold_sentence(i)));
  }
  /// One sentence that stands out as a title does.
  [[nodiscard]] bool is_bold_sentence(std::size_t i) const {
    constexpr std::size_t most_words = 30;
    const Element& one = elements_[i];
    const std::string text = plain(one.text);
    return parts_[i] == Part::text && stands_out(one) && !one.goes_on && text.ends_with('.') &&
           traits(text).words <= most_words && text.find(". ") == std::string::npos;
  }
  /// Whether titles end with full stops: most articles begin with such a sentence.
  void find_full_stops() {
    std::size_t with = 0, without = 0;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (parts_[i] != Part::text || !directly_after_boundary(i)) continue;
      if (is_head(i)) {
        ++without;
      } else if (is_bold_sentence(i)) {
        ++with;
      }
    }
    full_stops_ = with >= 2 && with > without;
  }

  /// An article may begin here: a country or a source stands before, perhaps with pictures or a short line between.
  [[nodiscard]] bool at_boundary(std::size_t i) const {
    int lines = 0;
    while (i > 0) {
      const Part before = parts_[--i];
      if (before == Part::country || before == Part::source || before == Part::rule) return true;
      if (before == Part::picture) continue;
      if (before != Part::text || lines++ > 0 || !is_masthead_like(elements_[i])) return false;
    }
    return true;
  }
  [[nodiscard]] static bool is_masthead_like(const Element& one) {
    const Traits found = traits(one.text);
    if (is_dateline(one)) return true;
    return found.words > 0 && found.words <= most_words_of_masthead && !is_finished(one.text) && !one.goes_on;
  }
  /// "Kazinform, 16.12.2024"; «16 декабря 2024 г.»
  [[nodiscard]] static bool is_dateline(const Element& one) {
    static const Pattern date(
        R"(.{0,80}(?:\b\d{1,2}[./]\d{1,2}[./](?:20)?\d\d|\b\d{1,2}\s+\p{L}{3,}\s+20\d\d|\b\p{L}{3,}\s+\d{1,2},\s+20\d\d)(?:\s*(?:г\.?|года|ж\.?))?(?:,?\s+\d{1,2}[:.]\d\d)?)");
    constexpr std::size_t most_words = 9;
    return one.kind == Kind::text && !one.goes_on && traits(one.text).words <= most_words &&
           date.all(plain(one.text)).has_value();
  }

  void choose_title_looks() {
    std::map<Look, Votes> votes;
    std::size_t sources = 0, boundaries = 0;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      sources += parts_[i] == Part::source ? 1 : 0;
      if (!is_head(i)) continue;
      Votes& look = votes[look_of(elements_[i])];
      ++look.all;
      // Of several headings one after the other, the last one stands next to the text.
      const bool next_is_head = i + 1 < elements_.size() && is_head(i + 1) && is_masthead_like(elements_[i]);
      if (at_boundary(i) && !next_is_head) ++look.at_boundary, ++boundaries;
    }
    const Look* best = nullptr;
    for (const auto& [look, count] : votes) {
      if (count.at_boundary == 0) continue;
      const std::size_t most = best == nullptr ? 0 : votes[*best].at_boundary;
      if (best == nullptr || count.at_boundary > most || (count.at_boundary == most && rank(look) > rank(*best)))
        best = &look;
    }
    if (best == nullptr) return;
    has_title_look_ = true;
    least_rank_ = rank(*best);
    const bool plain_bold = best->heading == 0 && !best->capitals && best->half_points / 2.0 < body_size_ + larger;
    // Subheadings look alike where titles are only bold: sources say where articles begin.
    only_at_boundary_ = plain_bold && sources * 2 >= boundaries && sources > 0;
  }

  [[nodiscard]] bool has_title_look(std::size_t i) const {
    if (!has_title_look_ || !is_head(i)) return false;
    // Whether a line is centred can be unsure: of capitals where an article begins it decides nothing.
    const Look look = look_of(elements_[i]);
    const double unsure = look.capitals && !look.centred && at_boundary(i) ? weight_of_centring : 0;
    return rank(look) >= least_rank_ - 0.5 - unsure;
  }

  void find_titles() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      const bool boundary = at_boundary(i);
      const bool looks_so = has_title_look(i) && (boundary || !only_at_boundary_);
      // A short line after a source opens an article even where its author forgot to set it as a title.
      const bool opens = boundary && directly_after_boundary(i) && is_opening_line(i);
      const bool linked = parts_[i] == Part::text && is_linked_title(i);
      if (!looks_so && !opens && !linked) continue;
      if (i > 0 && joins_title(i)) {
        parts_[i] = Part::more_title;
      } else {
        parts_[i] = Part::title;
      }
      for (std::size_t next = i + 1; next < elements_.size() && elements_[next].goes_on; ++next) {
        if (!may_be_heading(elements_[next]) || parts_[next] != Part::text) break;
        parts_[next] = Part::more_title;
        i = next;
      }
    }
  }

  /// A rule behind a source.
  [[nodiscard]] bool ends_article(std::size_t i) const {
    while (i > 0 && parts_[i] == Part::rule) --i;
    return parts_[i] == Part::source;
  }
  [[nodiscard]] bool directly_after_boundary(std::size_t i) const {
    while (i > 0 && (parts_[i - 1] == Part::picture || (parts_[i - 1] == Part::rule && ends_article(i - 1)))) --i;
    return i == 0 || parts_[i - 1] == Part::country || parts_[i - 1] == Part::source;
  }
  [[nodiscard]] bool is_opening_line(std::size_t i) const {
    if (parts_[i] != Part::text || !may_be_heading(elements_[i]) || i + 1 >= elements_.size()) return false;
    const Part next = parts_[i + 1];
    if (next != Part::text && next != Part::item && next != Part::picture && next != Part::table) return false;
    std::size_t after = i + 1;
    while (after < elements_.size() && parts_[after] == Part::picture) ++after;
    const bool title_follows = after < elements_.size() && has_title_look(after);
    const bool masthead_before = title_follows && is_masthead_like(elements_[i]);
    return !masthead_before && !(title_follows && !stands_out(elements_[i])) && traits(elements_[i].text).words >= 2;
  }

  /// Two paragraphs of one look, the first of them no title of an article: one title that its author broke by hand.
  [[nodiscard]] bool joins_title(std::size_t i) const {
    const Part before = parts_[i - 1];
    if (before != Part::title && before != Part::more_title) return false;
    const Look look = look_of(elements_[i]);
    return look == look_of(elements_[i - 1]) && look.heading == 0 &&
           traits(elements_[i].text).length + traits(elements_[i - 1].text).length <= longest_heading;
  }

  /// What stands between a boundary and a title.
  void find_mastheads() {
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (parts_[i] != Part::title) continue;
      std::size_t begin = i;
      while (begin > 0 && (parts_[begin - 1] == Part::picture ||
                           (parts_[begin - 1] == Part::text && is_masthead_like(elements_[begin - 1])))) {
        --begin;
      }
      if (begin > 0 && parts_[begin - 1] != Part::country && parts_[begin - 1] != Part::source) {
        begin = i;
        while (begin > 0 && parts_[begin - 1] == Part::picture && is_logo(elements_[begin - 1])) --begin;
      }
      name_what_stands_above(begin, i);
    }
  }

  /// The logo nearest to the title is its masthead; without one, the nearest line.
  void name_what_stands_above(std::size_t begin, std::size_t title) {
    std::size_t masthead = title;
    for (std::size_t at = begin; at < title; ++at) {
      const bool logo = parts_[at] == Part::picture && is_logo(elements_[at]);
      const bool line = parts_[at] == Part::text && !is_digit(traits(elements_[at].text).first);
      if (logo || (line && (masthead == title || parts_[masthead] == Part::text))) masthead = at;
    }
    for (std::size_t at = begin; at < title; ++at) parts_[at] = at == masthead ? Part::masthead : Part::above_title;
  }

  /// A logo is low, and wide for its height; a photograph is not.
  [[nodiscard]] bool is_logo(const Element& one) const {
    constexpr double highest = 72;  // points
    const source::Picture& picture = document_.pictures[one.picture];
    return picture.height > 0 && picture.height <= highest;
  }

  void find_captions() {
    static const Pattern opening(
        R"(^\s*(?:фото\b|рис(?:\.|унок)|на фото|на снимке|снимок|кадр|photo\b|picture\b|figure\b|fig\.|image\b|pictured|сурет|сүрөт|расм).*)");
    for (std::size_t i = 1; i < elements_.size(); ++i) {
      if (parts_[i] != Part::text || parts_[i - 1] != Part::picture) continue;
      const Element& one = elements_[i];
      const std::size_t words = traits(one.text).words;
      const bool set_apart = one.italic || (one.size > 0 && one.size < body_size_ - smaller) ||
                             (one.centred && words <= 25) || (one.goes_on && !is_finished(one.text));
      const bool boxed = one.box > 0 && one.box == elements_[i - 1].box && words <= 40;
      const bool said = opening.find(one.text.substr(0, 60)).has_value();
      if (one.role == source::Role::caption || (words <= most_words_of_caption && (set_apart || said || boxed)))
        parts_[i] = Part::caption;
    }
  }

  void find_subheadings() {
    std::optional<double> first;
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      if (!is_head(i) || !is_followed_by_text(i)) continue;
      const Element& one = elements_[i];
      if (one.heading == 0 && traits(one.text).words > most_words_of_subheading) continue;
      const double rank_here = rank(look_of(one));
      if (!first || rank_here > *first) first = rank_here;
      parts_[i] = rank_here >= *first - 0.5 ? Part::subheading : Part::lesser_subheading;
    }
  }
  [[nodiscard]] bool is_followed_by_text(std::size_t i) const {
    if (i + 1 >= elements_.size()) return false;
    const Part next = parts_[i + 1];
    return next != Part::source && next != Part::country && next != Part::title && next != Part::masthead;
  }

  const Elements& elements_;
  const source::Document& document_;
  const Context& context_;
  std::vector<Part> parts_;
  double body_size_ = 11, least_rank_ = 0;
  bool has_title_look_ = false, only_at_boundary_ = false, titles_are_links_ = false, full_stops_ = false;
};

}  // namespace

bool may_be_heading(const Element& element) {
  const Traits found = traits(element.text);
  static constexpr std::u32string_view no_ends = U",;:-";
  if (element.kind != Element::Kind::text || found.letters < 3 || found.words > most_words_of_heading ||
      found.length > longest_heading || is_small(found.first) ||
      no_ends.find(found.very_last) != std::u32string_view::npos)
    return false;
  if (element.heading > 0) return true;
  const std::string marker = marker_of(element.text);
  if (!marker.empty() && !is_digit(to_utf32(marker).front())) return false;  // a dash or bullet
  const bool sentence = found.very_last == U'.' && !is_in_capitals(element.text);
  return !sentence || found.words <= 4;
}

std::vector<std::string> several_addresses(std::string_view text) {
  std::vector<std::string> all;
  std::string visible;
  bool hidden = false;
  for (const char c : text) {
    if (c == mark::link_address) hidden = true;
    if (c == mark::link_end) hidden = false;
    if (!hidden && static_cast<unsigned char>(c) >= 0x20) visible += c == ',' || c == ';' ? ' ' : c;
  }
  for (std::string_view rest = visible; !rest.empty();) {
    const std::size_t begin = std::min(rest.find_first_not_of(' '), rest.size());
    rest.remove_prefix(begin);
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end == 0) break;
    const std::string_view word = rest.substr(0, end);
    if (!word.starts_with("http://") && !word.starts_with("https://")) return {};
    all.emplace_back(word);
    rest.remove_prefix(end);
  }
  return all.size() >= 2 ? all : std::vector<std::string>{};
}

bool is_source_label(std::string_view text) {
  static const Pattern label(
      R"(\s*(?:source|sources|original|источник|источники|ссылка|дереккөз|дереккөзі|булак|булагы|манбаъ)\s*:\s*)");
  return text.size() < 60 && label.all(plain(text)).has_value();
}

bool is_linked_text(const Element& element) {
  const std::string& text = element.text;
  const bool link = text.starts_with(mark::link_text) && text.find(mark::link_end) + 1 == text.size();
  return element.kind == Element::Kind::text && link && shown(text).find("://") == std::string::npos &&
         traits(shown(text)).words >= 3;
}

bool stands_as_source(const Element& element) {
  return element.kind == Element::Kind::text &&
         (read_source(element.text) || is_source_label(element.text) || !several_addresses(element.text).empty());
}

std::vector<Part> find_parts(const Elements& elements, const source::Document& document, const Context& context) {
  return PartFinder(elements, document, context).find();
}

}  // namespace vestnik::importing
