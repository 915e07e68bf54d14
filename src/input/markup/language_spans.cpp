#include "input/markup/language_spans.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "model/locale/languages.hpp"

namespace vestnik::markup {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// What stands in braces behind a "]".
struct Attribute {
  std::size_t end = 0;   // past the "}"
  std::string language;  // as written
  bool sound = false;    // of the form lang=CODE
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The attribute at `at`, a "{". Nothing if it does not begin with "lang": braces are text.
std::optional<Attribute> attribute_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 200;  // bytes; longer ones are text
  const std::string_view braces = text.substr(at, longest);
  const std::size_t close = braces.find_first_of("}\r\n");
  if (close == std::string_view::npos || braces[close] != '}') return std::nullopt;
  const std::size_t end = at + close;
  std::string_view inside = trimmed(text.substr(at + 1, end - at - 1));
  if (!inside.starts_with("lang")) return std::nullopt;
  Attribute attribute{.end = end + 1};
  inside = trimmed(inside.substr(4));
  if (!inside.starts_with('=')) return attribute;
  inside = trimmed(inside.substr(1));
  if (inside.size() > 2 && inside.front() == '"' && inside.back() == '"') inside = inside.substr(1, inside.size() - 2);
  attribute.language = inside;
  attribute.sound = !inside.empty() && std::all_of(inside.begin(), inside.end(), [](char c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  return attribute;
}

/// Past the code that the backticks at `at` open; past the backticks if nothing in the paragraph closes it.
std::size_t skip_code(std::string_view text, std::size_t at) {
  const auto run_end = [&](std::size_t i) { return std::min(text.find_first_not_of('`', i), text.size()); };
  const std::size_t opened = run_end(at);
  const std::size_t paragraph_end = std::min(text.find("\n\n", at), text.size());
  for (std::size_t i = text.find('`', opened); i < paragraph_end; i = text.find('`', run_end(i))) {
    if (run_end(i) - i == opened - at) return run_end(i);
  }
  return opened;
}

bool begins_blank_line(std::string_view text, std::size_t at) {
  const std::size_t next = text.find_first_not_of(" \t\r", at);
  return next == std::string_view::npos || text[next] == '\n';
}

/// Pairs brackets, paragraph by paragraph.
class Scanner {
 public:
  struct Edge {
    std::size_t offset = 0;
    std::string language;  // empty: a passage ends
  };

  explicit Scanner(std::string_view text) : text_(text) {}

  void scan() {
    for (std::size_t i = 0; i < text_.size();) i = step(i);
    std::ranges::sort(marks, {}, &LanguageSpans::Mark::begin);
    // Stable: a passage without text begins before it ends.
    std::ranges::stable_sort(edges, {}, &Edge::offset);
  }

  std::vector<LanguageSpans::Mark> marks;
  std::vector<Edge> edges;

 private:
  std::size_t step(std::size_t i) {
    const char c = text_[i];
    if (c == '\\' && i + 1 < text_.size() && is_punctuation(text_[i + 1])) return i + 2;
    if (c == '`') return skip_code(text_, i);
    if (c == '\n' && begins_blank_line(text_, i + 1)) open_.clear();
    if (c == '[') open_.push_back(i);
    return c == ']' ? close(i) : i + 1;
  }

  std::size_t close(std::size_t i) {
    const bool has_braces = i + 1 < text_.size() && text_[i + 1] == '{';
    const std::optional<Attribute> attribute = has_braces ? attribute_at(text_, i + 1) : std::nullopt;
    if (attribute) {
      LanguageSpans::Mark mark = mark_of(*attribute, i);
      if (!open_.empty()) {
        marks.push_back({.begin = open_.back(), .end = open_.back() + 1});
        if (mark.problem.empty()) {
          edges.push_back({open_.back() + 1, attribute->language});
          edges.push_back({i, {}});
        }
      }
      marks.push_back(std::move(mark));
    }
    if (!open_.empty()) open_.pop_back();
    return attribute ? attribute->end : i + 1;
  }

  [[nodiscard]] LanguageSpans::Mark mark_of(const Attribute& attribute, std::size_t bracket) const {
    LanguageSpans::Mark mark{.begin = bracket, .end = attribute.end};
    const std::string_view shown = text_.substr(bracket + 1, attribute.end - bracket - 1);
    mark.shown = shown;
    if (!attribute.sound) {
      mark.problem = "markup-language/form";
    } else if (std::ranges::find(language_codes, attribute.language) == language_codes.end()) {
      mark.problem = "markup-language";
      mark.shown = attribute.language;
    } else if (open_.empty()) {
      mark.problem = "markup-language/open";
    }
    return mark;
  }

  std::string_view text_;
  std::vector<std::size_t> open_;  // brackets
};

}  // namespace

LanguageSpans::LanguageSpans(std::string_view text) {
  if (text.find("]{") == std::string_view::npos) return;
  Scanner scanner(text);
  scanner.scan();
  marks_ = std::move(scanner.marks);
  std::vector<std::string> around;
  for (Scanner::Edge& edge : scanner.edges) {
    if (!edge.language.empty()) {
      around.push_back(std::move(edge.language));
    } else {
      around.pop_back();
    }
    changes_.push_back({edge.offset, around.empty() ? std::string() : around.back()});
  }
}

std::string_view LanguageSpans::language_at(std::size_t offset) const {
  const auto behind = std::ranges::upper_bound(changes_, offset, {}, &Change::offset);
  return behind == changes_.begin() ? std::string_view() : std::string_view(std::prev(behind)->language);
}

const LanguageSpans::Mark* LanguageSpans::mark_at(std::size_t offset) const {
  const auto found = std::ranges::upper_bound(marks_, offset, {}, &Mark::end);
  return found == marks_.end() ? nullptr : &*found;
}

}  // namespace vestnik::markup
