#include "input/yaml/repair.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/yaml/bad_yaml.hpp"
#include "input/yaml/quoting.hpp"
#include "input/yaml/repair_indent.hpp"
#include "input/yaml/ruled_lines.hpp"

namespace vestnik {
namespace {

/// A text in a message: longer ones are shown by their beginning and end.
constexpr std::size_t longest_advice = 400;

bool takes(const ValueRule& rule, unsigned kind) { return (rule.accepts & kind) != 0; }

/// Anchors and aliases that stand where a value could be one, each with its first place.
std::map<std::string_view, std::size_t> names_behind(char sign, std::string_view text) {
  std::map<std::string_view, std::size_t> names;
  for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
    const std::size_t before = at == 0 ? at : text.find_last_not_of(" \t", at - 1);
    if (before == std::string_view::npos || before == at) continue;
    if (std::string_view(":-[,").find(text[before]) == std::string_view::npos || before + 1 == at) {
      if (text[before] != '[') continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,]}", at), text.size());
    if (end > at + 1) names.emplace(text.substr(at + 1, end - at - 1), at);
  }
  return names;
}

/// "!!str …": of these the reader says that they are not needed.
bool is_known_tag(std::string_view written) {
  if (!written.starts_with("!!")) return false;
  constexpr std::array<std::string_view, 11> tags{"binary", "bool", "float", "int", "map",      "null",
                                                  "omap",   "seq",  "set",   "str", "timestamp"};
  const std::size_t end = written.find_first_of(" \t");
  const std::string_view name = written.substr(2, end - 2);
  return end != std::string_view::npos && std::ranges::find(tags, name) != tags.end();
}

/// A list or mapping where a name or code should be: of that the reader says what is wrong.
bool is_other_value(std::string_view written) {
  return (written.front() == '[' && written.back() == ']') || (written.front() == '{' && written.back() == '}');
}

/// Where the text in quotes that begins at `begin` ends before `end`; npos if it does not.
std::size_t closing_quote(std::string_view text, std::size_t begin, std::size_t end) {
  const char quote = text[begin];
  for (std::size_t at = begin + 1; at < end; ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 >= end || text[at + 1] != quote) return at;
      ++at;
    }
  }
  return std::string_view::npos;
}

class ValueRepair {
 public:
  ValueRepair(const TextSource& source, const ValueRule& rule, Findings& findings)
      : source_(source), text_(source.text()), lines_(text_, rule), findings_(findings) {}

  std::vector<TextEdit> run() {
    while (std::optional<RuledLine> line = lines_.next()) {
      if (line->tight_colon) space(*line);
      if (line->rule != nullptr && line->value < line->end && takes(*line->rule, ValueRule::text)) check(*line);
    }
    return std::move(edits_);
  }

 private:
  void space(RuledLine& line);
  void check(const RuledLine& line);
  [[nodiscard]] std::string_view without_remark(const RuledLine& line) const;
  [[nodiscard]] bool is_yaml(const RuledLine& line, std::string_view written);
  [[nodiscard]] bool ends_later(const RuledLine& line);
  [[nodiscard]] bool is_reference(std::string_view written);
  [[nodiscard]] bool is_collection(const RuledLine& line, std::string_view written) const;
  void put_in_quotes(const RuledLine& line, std::string_view written);
  [[nodiscard]] std::pair<MessageId<"name text sign advice">, std::size_t> reason(std::string_view written) const;

  const TextSource& source_;
  std::string_view text_;
  RuledLines lines_;
  Findings& findings_;
  std::vector<TextEdit> edits_;
  std::optional<std::map<std::string_view, std::size_t>> anchors_, aliases_;
};

/// Puts a space behind the colon, or in the place of one of another kind that came from Word.
void ValueRepair::space(RuledLine& line) {
  const std::size_t behind = line.colon + 1;
  std::size_t next = behind;
  const bool odd = static_cast<unsigned char>(text_[behind]) >= 0x80 && is_white_space(next_character(text_, next));
  if (odd) {
    report_odd_space_at(behind, source_, findings_);
    line.value = std::min(next, line.end);
  } else {
    findings_.report("bad-yaml/space"_id, source_.range(line.colon, behind), value<"key">(std::string(line.key)));
  }
  edits_.push_back({behind, odd ? next : behind, " "});
}

/// The value without " # …" behind it. "#5" is no remark: the reader says more of that.
std::string_view ValueRepair::without_remark(const RuledLine& line) const {
  const std::string_view whole = text_.substr(line.value, line.end - line.value);
  for (std::size_t at = whole.find('#'); at != std::string_view::npos; at = whole.find('#', at + 1)) {
    const bool apart = at > 0 && (whole[at - 1] == ' ' || whole[at - 1] == '\t');
    const bool remark =
        at + 1 == whole.size() || std::string_view(" \t#").find(whole[at + 1]) != std::string_view::npos;
    if (apart && remark) return whole.substr(0, whole.find_last_not_of(" \t", at - 1) + 1);
  }
  return whole;
}

void ValueRepair::check(const RuledLine& line) {
  const std::string_view whole = text_.substr(line.value, line.end - line.value);
  if (is_harmless(whole)) return;
  if (whole.front() == '#') {
    // Where a text must be, and none follows, what looks like a remark is the text.
    const bool apart = whole.size() < 2 || whole[1] == ' ' || whole[1] == '\t' || whole[1] == '#';
    const bool remark = !line.rule->words || line.key.empty() || (apart && !line.required);
    if (!remark && lines_.end_of_value(line) == line.end) put_in_quotes(line, whole);
    return;
  }
  if (is_yaml(line, whole)) return;
  const std::string_view written = without_remark(line);
  if (written.size() < whole.size() && (is_harmless(written) || is_yaml(line, written))) return;
  // Who needs quotes and has none writes no remarks either.
  put_in_quotes(line, line.rule->words ? whole : written);
}

/// Whether the value may stay as it is: a text, or what YAML has for such values.
bool ValueRepair::is_yaml(const RuledLine& line, std::string_view written) {
  if (written == "~" || written == "null" || written == "Null" || written == "NULL") return !line.required;
  if (written.front() == '|' || written.front() == '>') {
    // The walk has seen to it that a block's text is passed over; one without text was meant as words.
    return written.size() <= 3 && lines_.goes_on_below(line);
  }
  if (is_reference(written)) return true;
  if (takes(*line.rule, ValueRule::list | ValueRule::mapping) && is_collection(line, written)) return true;
  if (is_known_tag(written) || (!line.rule->words && is_other_value(written))) return true;
  const ReadValue read = read_value(written);
  if (read.sound && !read.quoted) {
    return read.text == trimmed(written) || written.find(" #") != std::string_view::npos ||
           written.find("\t#") != std::string_view::npos;
  }
  return read.sound || ends_later(line);
}

/// A quoted text may go on in the next lines.
bool ValueRepair::ends_later(const RuledLine& line) {
  const char quote = text_[line.value];
  if (quote != '"' && quote != '\'') return false;
  // Whatever begins the next lines, a number sign or a key, belongs to the text until its quote closes.
  const std::size_t close = closing_quote(text_, line.value, lines_.end_of_block(line));
  if (close <= line.end || close == std::string_view::npos) return false;
  const std::size_t end = std::min(text_.find('\n', close), text_.size());
  const std::string_view behind = trimmed(text_.substr(close + 1, end - close - 1));
  if (!behind.empty() && behind.front() != '#') return false;
  if (!read_value(text_.substr(line.value, close + 1 - line.value)).sound) return false;
  lines_.skip_to(end);
  return true;
}

/// An anchor that an alias names, or an alias of an anchor.
bool ValueRepair::is_reference(std::string_view written) {
  const char sign = written.front();
  if (sign != '&' && sign != '*') return false;
  if (!anchors_) {
    anchors_ = names_behind('&', text_);
    aliases_ = names_behind('*', text_);
  }
  const std::size_t end = std::min(written.find_first_of(" \t"), written.size());
  const std::string_view name = written.substr(1, end - 1);
  const auto& others = sign == '&' ? *aliases_ : *anchors_;
  if (!others.contains(name)) return false;
  if (sign == '*') return end == written.size();
  const std::string_view rest = trimmed(written.substr(end));
  return !rest.empty() && (is_harmless(rest) || read_value(rest).sound);
}

/// A list or mapping in brackets, with its mistakes: "[Video] Seized" is a text, for more follows the bracket.
bool ValueRepair::is_collection(const RuledLine& line, std::string_view written) const {
  const bool list = written.front() == '[' && takes(*line.rule, ValueRule::list);
  const bool mapping = written.front() == '{' && takes(*line.rule, ValueRule::mapping);
  if (!list && !mapping) return false;
  int depth = 0;
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at] == '[' || written[at] == '{') ++depth;
    if ((written[at] == ']' || written[at] == '}') && --depth == 0) return trimmed(written.substr(at + 1)).empty();
  }
  return true;  // goes on in the next line
}

void ValueRepair::put_in_quotes(const RuledLine& line, std::string_view written) {
  const std::size_t begin = line.value;
  std::size_t end = begin + written.size();
  // A text that goes on in the next lines ends there.
  const bool has_remark = end < line.end;
  const std::size_t later = has_remark || written.front() == '#' ? line.end : lines_.end_of_value(line);
  if (later > line.end) {
    if (line.rule->max_length > ValueRule{}.max_length) return;  // a body in several lines needs "|": the parser tells
    end = later;
    lines_.skip_to(later);
  }
  const std::string quoted = in_yaml_quotes(text_.substr(begin, end - begin));
  auto [id, at] = reason(written);
  const bool shown = quoted.size() <= longest_advice && later <= line.end;
  const std::string lead = line.key.empty() ? "- " : std::string(line.key) + ": ";
  findings_.report(
      id, source_.range(begin + at, begin + written.size()),
      value<"name">(line.key.empty() ? term("this value") : LocalText(in_quotes(line.key))),
      value<"text">(in_quotes(written.substr(at))), value<"sign">(std::string(written.substr(at, 1))),
      value<"advice">('`' + lead + (shown ? quoted : quoted.substr(0, 1) + "…" + quoted.substr(0, 1)) + '`'));
  edits_.push_back({begin, end, quoted});
}

/// Why YAML would not read `written` as it stands: a message's id, and the byte that shows it.
std::pair<MessageId<"name text sign advice">, std::size_t> ValueRepair::reason(std::string_view written) const {
  const char first = written.front();
  if (first == '"' || first == '\'') {
    std::size_t close = written.find(first, 1);
    while (close != std::string_view::npos && first == '"' && written[close - 1] == '\\')
      close = written.find('"', close + 1);
    if (close == std::string_view::npos) return {"bad-yaml/unclosed"_id, 0};
    const std::size_t after = written.find_first_not_of(" \t", close + 1);
    if (after == std::string_view::npos) return {"bad-yaml/text-escape"_id, 0};
    return {"bad-yaml/after"_id, after};
  }
  if (std::string_view("-?:,[]{}#&*!|>%@`~").find(first) != std::string_view::npos) return {"bad-yaml/sign"_id, 0};
  const std::size_t colon = written.ends_with(':') ? written.size() - 1 : written.find(": ");
  if (colon != std::string_view::npos) return {"bad-yaml/text-colon"_id, colon};
  return {"bad-yaml/text"_id, 0};
}

}  // namespace

TextSource repaired(const TextSource& source, const ValueRule& rule, Findings& findings) {
  const TextSource indented = repair_indent(source, rule, findings);
  return indented.edited(ValueRepair(indented, rule, findings).run());
}

}  // namespace vestnik
