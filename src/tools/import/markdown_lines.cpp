// The little of Markdown that releases use, read line by line: a parser of whole documents would lose the lines'
// numbers and the places where columns cut a sentence.
#include <algorithm>
#include <array>
#include <optional>

#include "tools/import/characters.hpp"
#include "tools/import/line.hpp"

namespace vestnik::importing {
namespace {

bool is_punctuation(char c) {
  return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
}
bool is_space_at(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' '; }

struct Replacement {
  std::string_view name, text;
};
constexpr auto entities = std::to_array<Replacement>({{"amp", "&"},
                                                      {"lt", "<"},
                                                      {"gt", ">"},
                                                      {"quot", "\""},
                                                      {"nbsp", " "},
                                                      {"shy", "\u00AD"},
                                                      {"laquo", "«"},
                                                      {"raquo", "»"},
                                                      {"ndash", "–"},
                                                      {"mdash", "—"},
                                                      {"hellip", "…"}});
constexpr auto tags =
    std::to_array<Replacement>({{"i", "\x01"}, {"em", "\x01"}, {"b", "\x02"}, {"strong", "\x02"}, {"br", " "}});

/// Reads one line's inline markup into marks.
class InlineReader {
 public:
  explicit InlineReader(std::string_view text) : text_(text) {}

  std::string read() {
    while (at_ < text_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 == text_.size()) {
      ++at_;  // a forced line break
    } else if (c == '\\' && is_punctuation(text_[at_ + 1])) {
      result_ += text_[at_ + 1];
      at_ += 2;
    } else if ((c == '<' && tag()) || (c == '&' && entity()) || (c == '!' && picture()) || (c == '[' && link())) {
      return;
    } else if (c == '*') {
      stars();
    } else {
      result_ += c;
      ++at_;
    }
  }

  void stars() {
    std::size_t end = text_.find_first_not_of('*', at_);
    if (end == std::string_view::npos) end = text_.size();
    const std::size_t count = end - at_;
    const bool free = (at_ == 0 || text_[at_ - 1] == ' ') && is_space_at(text_, end);
    if (count > 3 || free) {
      result_ += text_.substr(at_, count);
    } else {
      if (count != 1) result_ += mark::strong;
      if (count != 2) result_ += mark::emphasis;
    }
    at_ = end;
  }

  bool tag() {
    const std::size_t end = text_.find('>', at_);
    if (end == std::string_view::npos) return false;
    std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    if (inside.starts_with("http://") || inside.starts_with("https://")) {
      result_ += inside;
    } else if (!inside.starts_with("!--")) {
      if (inside.starts_with('/')) inside.remove_prefix(1);
      const std::string_view name = inside.substr(0, inside.find_first_of(" /"));
      const bool is_name = !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      });
      if (!is_name) return false;
      const auto* known = std::ranges::find(tags, name, &Replacement::name);
      if (known != tags.end()) result_ += known->text;
    }
    at_ = end + 1;
    return true;
  }

  bool entity() {
    const std::size_t end = text_.find(';', at_);
    if (end == std::string_view::npos || end - at_ > 8) return false;
    const auto* known = std::ranges::find(entities, text_.substr(at_ + 1, end - at_ - 1), &Replacement::name);
    if (known == entities.end()) return false;
    result_ += known->text;
    at_ = end + 1;
    return true;
  }

  /// "[label](address "title")" from `at`. Gives the place after it.
  struct Target {
    std::string_view label, address, title;
    std::size_t end = 0;
  };
  [[nodiscard]] std::optional<Target> target(std::size_t at) const {
    const std::size_t close = text_.find(']', at);
    if (close == std::string_view::npos || close + 1 >= text_.size() || text_[close + 1] != '(') return std::nullopt;
    const std::size_t end = text_.find(')', close);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view address = text_.substr(close + 2, end - close - 2);
    std::string_view title;
    if (const std::size_t quote = address.find(" \""); quote != std::string_view::npos) {
      title = address.substr(quote + 2, address.rfind('"') - std::min(address.rfind('"'), quote + 2));
      address = address.substr(0, quote);
    }
    if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
    if (address.empty() || address.find(' ') != std::string_view::npos) return std::nullopt;
    return Target{text_.substr(at + 1, close - at - 1), address, title, end + 1};
  }

  void skip_attributes() {
    if (at_ >= text_.size() || text_[at_] != '{') return;
    const std::size_t end = text_.find('}', at_);
    if (end != std::string_view::npos) at_ = end + 1;
  }

  bool picture() {
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != '[') return false;
    const auto found = target(at_ + 1);
    if (!found) return false;
    result_ += mark::picture + InlineReader(found->label).read();
    result_ += mark::picture_path + std::string(found->address) + mark::picture_end;
    if (!found->title.empty()) result_ += mark::caption + InlineReader(found->title).read();
    at_ = found->end;
    skip_attributes();
    return true;
  }

  bool link() {
    if (const auto found = target(at_); found && found->label.find('[') == std::string_view::npos) {
      const std::string label = InlineReader(found->label).read();
      if (found->address.starts_with("mailto:") || label == found->address) {
        result_ += label;
      } else {
        result_ += mark::link_text + label + mark::link_address + std::string(found->address) + mark::link_end;
      }
      at_ = found->end;
      return true;
    }
    const std::size_t close = text_.find("]{", at_);  // pandoc's spans: [text]{.underline}
    const std::size_t end = close == std::string_view::npos ? close : text_.find('}', close);
    if (end == std::string_view::npos || text_.substr(at_ + 1, close - at_ - 1).find('[') != std::string_view::npos)
      return false;
    result_ += InlineReader(text_.substr(at_ + 1, close - at_ - 1)).read();
    at_ = end + 1;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string result_;
};

int heading_level(std::string_view text) {
  const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
  if (hashes == 0 || hashes > 6 || hashes >= text.size() || text[hashes] != ' ') return 0;
  // "# 21" is the number, not a heading.
  return traits(text.substr(hashes)).letters == 0 ? 0 : static_cast<int>(hashes);
}

void read_markdown(Line& line) {
  line.heading = heading_level(line.text);
  if (line.heading > 0) {
    line.text.erase(0, line.text.find_first_not_of("# "));
    while (line.text.ends_with('#') || line.text.ends_with(' ')) line.text.pop_back();
  }
  while (line.text.starts_with("> ") || line.text == ">") {
    line.quoted = true;
    line.text.erase(0, std::min<std::size_t>(2, line.text.size()));
  }
  // A list's star would be taken for emphasis.
  const bool item = line.text.starts_with("* ") || line.text.starts_with("+ ");
  std::string text =
      item ? "• " + InlineReader(std::string_view(line.text).substr(2)).read() : InlineReader(line.text).read();
  const std::size_t first = text.find_first_not_of(' ');
  line.text = first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

}  // namespace

Lines split_markdown(std::string_view text) {
  Lines lines = split_lines(text);
  for (Line& line : lines) read_markdown(line);
  return lines;
}

bool looks_like_markdown(std::string_view text) {
  const bool strong = text.find("**") != std::string_view::npos;
  const bool address = text.find("<http") != std::string_view::npos;
  const bool heading = text.starts_with("# ") || text.find("\n# ") != std::string_view::npos ||
                       text.find("\n## ") != std::string_view::npos;
  return strong || address || heading;
}

}  // namespace vestnik::importing
