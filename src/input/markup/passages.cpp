#include "input/markup/passages.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "model/locale/languages.hpp"

namespace vestnik::markup {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// What stands in braces behind a "]".
struct Braces {
  std::size_t end = 0;  // past the "}"
  Attributes attributes;
  std::optional<MessageId<"shown">> problem;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// lang=ru, lang="ru"; `rest` is what follows "lang".
void read_language(std::string_view rest, Braces& braces) {
  rest = trimmed(rest);
  std::string_view code = rest.starts_with('=') ? trimmed(rest.substr(1)) : std::string_view();
  if (code.size() > 2 && code.front() == '"' && code.back() == '"') code = code.substr(1, code.size() - 2);
  const bool sound = !code.empty() && std::ranges::all_of(code, [](char c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  braces.attributes.language = code;
  if (!sound) {
    braces.problem = "markup-language/form"_id;
  } else if (std::ranges::find(language_codes, code) == language_codes.end()) {
    braces.problem = "markup-language"_id;
  }
}

/// Reads the class that `inside` begins with; what follows it is left.
void read_class(std::string_view& inside, Braces& braces) {
  const std::string_view name = inside.substr(0, inside.find_first_of(" \t"));
  inside = trimmed(inside.substr(name.size()));
  if (name == ".smallcaps") {
    braces.attributes.small_capitals = true;
  } else if (name == ".underline" || name == ".ul") {
    braces.attributes.emphasis = true;
  } else {
    braces.problem = "markup-passage"_id;
  }
}

bool begins_class(std::string_view text) {
  return text.size() > 1 && text.front() == '.' && ((text[1] | 0x20) >= 'a' && (text[1] | 0x20) <= 'z');
}

/// The attributes at `at`, a "{". Nothing if it does not begin with "lang" or a class: braces are text.
std::optional<Braces> braces_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 200;  // bytes; longer ones are text
  const std::string_view start = text.substr(at, longest);
  const std::size_t close = start.find_first_of("}\r\n");
  if (close == std::string_view::npos || start[close] != '}') return std::nullopt;
  std::string_view inside = trimmed(start.substr(1, close - 1));
  Braces braces{.end = at + close + 1, .attributes = {}, .problem = {}};
  if (!inside.starts_with("lang") && !begins_class(inside)) return std::nullopt;
  while (begins_class(inside)) read_class(inside, braces);
  if (inside.starts_with("lang")) {
    read_language(inside.substr(4), braces);
  } else if (!inside.empty()) {
    braces.problem = "markup-passage"_id;
  }
  return braces;
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
    std::optional<Attributes> attributes;  // nothing: a passage ends
  };

  explicit Scanner(std::string_view text) : text_(text) {}

  void scan() {
    for (std::size_t i = 0; i < text_.size();) i = step(i);
    std::ranges::sort(marks, {}, &Passages::Mark::begin);
    // Stable: a passage without text begins before it ends.
    std::ranges::stable_sort(edges, {}, &Edge::offset);
  }

  std::vector<Passages::Mark> marks;
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
    std::optional<Braces> braces = has_braces ? braces_at(text_, i + 1) : std::nullopt;
    const std::size_t end = braces ? braces->end : i + 1;
    if (braces) {
      Passages::Mark mark = mark_of(*braces, i);
      if (!open_.empty()) {
        marks.push_back({.begin = open_.back(), .end = open_.back() + 1});
        if (!mark.problem) {
          edges.push_back({open_.back() + 1, std::move(braces->attributes)});
          edges.push_back({i, std::nullopt});
        }
      }
      marks.push_back(std::move(mark));
    }
    if (!open_.empty()) open_.pop_back();
    return end;
  }

  [[nodiscard]] Passages::Mark mark_of(const Braces& braces, std::size_t bracket) const {
    Passages::Mark mark{.begin = bracket, .end = braces.end, .problem = braces.problem};
    mark.shown = text_.substr(bracket + 1, braces.end - bracket - 1);
    if (braces.problem && braces.problem->text == "markup-language"_id.text) mark.shown = braces.attributes.language;
    if (!mark.problem && open_.empty()) {
      mark.problem = braces.attributes.language.empty() ? "markup-passage/open"_id : "markup-language/open"_id;
    }
    return mark;
  }

  std::string_view text_;
  std::vector<std::size_t> open_;  // brackets
};

}  // namespace

Passages::Passages(std::string_view text) {
  if (text.find("]{") == std::string_view::npos) return;
  Scanner scanner(text);
  scanner.scan();
  marks_ = std::move(scanner.marks);
  std::vector<Attributes> around(1);
  for (Scanner::Edge& edge : scanner.edges) {
    if (edge.attributes) {
      Attributes inner = *std::move(edge.attributes);
      if (inner.language.empty()) inner.language = around.back().language;
      inner.small_capitals = inner.small_capitals || around.back().small_capitals;
      inner.emphasis = inner.emphasis || around.back().emphasis;
      around.push_back(std::move(inner));
    } else {
      around.pop_back();
    }
    changes_.push_back({edge.offset, around.back()});
  }
}

const Attributes& Passages::at(std::size_t offset) const {
  static const Attributes plain;
  const auto behind = std::ranges::upper_bound(changes_, offset, {}, &Change::offset);
  return behind == changes_.begin() ? plain : std::prev(behind)->attributes;
}

const Passages::Mark* Passages::mark_at(std::size_t offset) const {
  const auto found = std::ranges::upper_bound(marks_, offset, {}, &Mark::end);
  return found == marks_.end() ? nullptr : &*found;
}

}  // namespace vestnik::markup
