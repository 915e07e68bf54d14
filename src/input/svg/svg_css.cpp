#include "input/svg/svg_css.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "input/svg/svg_document.hpp"
#include "input/svg/svg_values.hpp"

namespace vestnik::svg {
namespace {

std::string without_comments(std::string_view css) {
  std::string text;
  while (!css.empty()) {
    const std::size_t comment = css.find("/*");
    text += css.substr(0, comment);
    if (comment == std::string_view::npos) break;
    const std::size_t end = css.find("*/", comment + 2);
    if (end == std::string_view::npos) break;
    css.remove_prefix(end + 2);
  }
  return text;
}

// Where an @-rule ends that starts at 0: past its semicolon or its block.
std::size_t at_rule_size(std::string_view css) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < css.size(); ++i) {
    if (css[i] == ';' && depth == 0) return i + 1;
    if (css[i] == '{') ++depth;
    if (css[i] == '}' && (depth == 0 || --depth == 0)) return i + 1;
  }
  return css.size();
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The words of a class attribute. Nobody writes more than a few.
template <class Use>
void for_each_word(std::string_view text, Use use) {
  constexpr std::size_t enough = 32;
  for (std::size_t i = 0; i < enough && !(text = trim(text)).empty(); ++i) {
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n\f"));
    use(word);
    text.remove_prefix(word.size());
  }
}

struct Identity {
  std::string_view name, id, classes;
};

// What selectors ask of an element around.
Identity identity_of(const xmlNode* node) {
  const auto view = [](const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
  };
  Identity identity{view(node->name), {}, {}};
  for (const xmlAttr* attribute = node->properties; attribute; attribute = attribute->next) {
    if (attribute->ns || !attribute->children) continue;
    if (view(attribute->name) == "id") identity.id = view(attribute->children->content);
    if (view(attribute->name) == "class") identity.classes = view(attribute->children->content);
  }
  return identity;
}

}  // namespace

bool StyleSheet::Compound::matches(std::string_view name, std::string_view own_id, std::string_view own_classes) const {
  if (!type.empty() && type != name) return false;
  if (!id.empty() && id != own_id) return false;
  return std::all_of(classes.begin(), classes.end(), [&](const std::string& wanted) {
    bool found = false;
    for_each_word(own_classes, [&](std::string_view word) { found = found || word == wanted; });
    return found;
  });
}

bool StyleSheet::matches_around(const Selector& selector, std::size_t count, const xmlNode* node, std::size_t& steps) {
  constexpr std::size_t enough = 2'000;  // no drawing is as deep, nor a selector as long
  if (count == 0) return true;
  const bool child = selector.compounds[count].child;
  for (const xmlNode* around = node->parent; around && is_svg_element(around); around = around->parent) {
    if (++steps > enough) return false;
    const auto [name, id, classes] = identity_of(around);
    if (selector.compounds[count - 1].matches(name, id, classes) &&
        matches_around(selector, count - 1, around, steps)) {
      return true;
    }
    if (child) return false;
  }
  return false;
}

void StyleSheet::add(std::string_view css, picture::Findings& findings) {
  const std::string text = without_comments(css);
  for (std::string_view rest = trim(text); !rest.empty(); rest = trim(rest)) {
    if (rest.front() == '@') {
      if (!rest.starts_with("@charset") && !rest.starts_with("@font-face")) {
        findings.left_out("the @-rules of its style sheet", "save it with presentation attributes");
      }
      rest.remove_prefix(at_rule_size(rest));
      continue;
    }
    const std::size_t open = rest.find('{');
    if (open == std::string_view::npos) return;
    const std::size_t end = std::min(rest.find('}', open), rest.size());
    add_rule(rest.substr(0, open), rest.substr(open + 1, end - open - 1), findings);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void StyleSheet::add_rule(std::string_view selectors, std::string_view block, picture::Findings& findings) {
  Declarations declarations;
  for_each_declaration(block, [&](std::string_view name, std::string_view value) {
    declarations.emplace_back(std::string(name), std::string(value));
  });
  const std::size_t rule = rules_.size();
  rules_.push_back(std::move(declarations));
  while (!selectors.empty()) {
    const std::string_view text = trim(selectors.substr(0, selectors.find(',')));
    selectors.remove_prefix(std::min(selectors.find(','), selectors.size() - 1) + 1);
    Selector selector;
    selector.rule = rule;
    if (!parse_selector(text, selector)) {
      findings.left_out("the combined selectors of its style sheet", "save it with presentation attributes");
      continue;
    }
    const Compound& own = selector.compounds.back();
    const std::string key = !own.id.empty()        ? '#' + own.id
                            : !own.classes.empty() ? '.' + own.classes.front()
                            : !own.type.empty()    ? own.type
                                                   : "*";
    by_key_[key].push_back(selectors_.size());
    selectors_.push_back(std::move(selector));
  }
}

bool StyleSheet::parse_selector(std::string_view text, Selector& selector) {
  constexpr std::size_t longest = 8;  // compounds
  bool child = false;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    if (text.front() == '>') {
      if (child || selector.compounds.empty()) return false;
      child = true;
      text.remove_prefix(1);
      continue;
    }
    Compound compound;
    compound.child = std::exchange(child, false);
    if (selector.compounds.size() == longest || !parse_compound(text, compound)) return false;
    selector.specificity += compound.specificity();
    selector.compounds.push_back(std::move(compound));
  }
  return !child && !selector.compounds.empty();
}

// Takes a compound off the front of `text`: up to white space or ">".
bool StyleSheet::parse_compound(std::string_view& text, Compound& compound) {
  if (text.front() == '*') {
    text.remove_prefix(1);
  } else {
    const auto end = std::find_if_not(text.begin(), text.end(), is_name_character);
    compound.type.assign(text.begin(), end);
    text.remove_prefix(compound.type.size());
  }
  while (!text.empty() && std::string_view(" \t\r\n\f>").find(text.front()) == std::string_view::npos) {
    const char kind = text.front();
    text.remove_prefix(1);
    const std::string name(text.begin(), std::find_if_not(text.begin(), text.end(), is_name_character));
    text.remove_prefix(name.size());
    if (name.empty()) return false;
    if (kind == '.' && compound.classes.size() < 8) {
      compound.classes.push_back(name);
    } else if (kind == '#') {
      compound.id = name;
    } else {
      return false;
    }
  }
  return true;
}

std::size_t StyleSheet::for_each_match(const Element& element, const PropertyUse& use) const {
  if (selectors_.empty()) return 0;
  std::size_t looked_at = 0;
  std::vector<std::size_t> matching;
  const auto collect = [&](std::string_view key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return;
    looked_at += found->second.size();
    for (const std::size_t i : found->second) {
      const Selector& selector = selectors_[i];
      const std::size_t around = selector.compounds.size() - 1;
      std::size_t steps = 0;
      if (selector.compounds.back().matches(element.name(), element.get("id"), element.get("class")) &&
          matches_around(selector, around, element.node(), steps)) {
        matching.push_back(i);
      }
      looked_at += steps;
    }
  };
  collect("*");
  collect(element.name());
  for_each_word(element.get("class"), [&](std::string_view word) { collect(fmt::format(".{}", word)); });
  if (element.has("id")) collect(fmt::format("#{}", element.get("id")));
  std::sort(matching.begin(), matching.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(selectors_[a].specificity, a) < std::pair(selectors_[b].specificity, b);
  });
  matching.erase(std::unique(matching.begin(), matching.end()), matching.end());
  for (const std::size_t i : matching) {
    const Declarations& declarations = rules_[selectors_[i].rule];
    looked_at += declarations.size();
    for (const auto& [name, value] : declarations) use(name, value);
  }
  return looked_at;
}

}  // namespace vestnik::svg
