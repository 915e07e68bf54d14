#include "tools/readers/html_page.hpp"

#include <algorithm>
#include <array>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "tools/readers/html_styles.hpp"

namespace vestnik::readers {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::ranges::find(names, name) != names.end();
}

constexpr auto never_shown =
    std::to_array<std::string_view>({"script", "style", "noscript", "template", "iframe", "object", "embed", "head",
                                     "svg", "canvas", "audio", "video"});

std::size_t count_words_of(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char32_t c : to_utf32(text)) {
    const bool letter = is_letter_or_digit(c);
    count += letter && !inside ? 1 : 0;
    inside = letter;
  }
  return count;
}

/// "main-menu", "b_share", "socialLinks" → the words that designers name such parts by.
bool is_named_as_furniture(const Node& element) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"menu",    "nav",      "navbar",     "navigation", "breadcrumb",  "breadcrumbs", "sidebar",      "share",
       "sharing", "social",   "socials",    "related",    "recommended", "recommend",   "readalso",     "seealso",
       "similar", "banner",   "banners",    "ad",         "ads",         "advert",      "comments",     "comment",
       "respond", "cookie",   "cookies",    "popup",      "modal",       "subscribe",   "subscription", "newsletter",
       "tags",    "tagcloud", "pagination", "pager",      "counter",     "counters",    "footer",       "toolbar",
       "search",  "login",    "copyright",  "topline",    "skip"});
  // What holds the text may be named by it too: "page-with-sidebar", "has-comments".
  static constexpr auto not_so = std::to_array<std::string_view>(
      {"with", "has", "no", "content", "article", "post", "wrapper", "wrap", "page", "body", "main", "container"});
  for (const std::string_view attribute : {"class", "id"}) {
    const std::string value = element.value(attribute);
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
      const char c = value[i];
      const bool capital = c >= 'A' && c <= 'Z';
      const bool letter = capital || (c >= 'a' && c <= 'z');
      const bool before = i > 0 && value[i - 1] >= 'a' && value[i - 1] <= 'z';
      if (!letter || (capital && before)) parts.emplace_back();
      if (letter) parts.back() += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const auto any_of = [&](const auto& list) {
      return std::ranges::any_of(parts, [&](const std::string& part) { return is_one_of(part, list); });
    };
    if (any_of(words) && !any_of(not_so)) return true;
  }
  return false;
}

bool is_furniture_by_role(const Node& element) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"nav", "aside", "footer", "dialog", "button", "select", "textarea", "menu", "label"});
  static constexpr auto roles = std::to_array<std::string_view>(
      {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "toolbar"});
  return is_one_of(element.name, names) || is_one_of(element.value("role"), roles);
}

/// The first letters of an element's text.
void add_beginning(const Node& node, std::string& text) {
  constexpr std::size_t enough = 200;
  const std::size_t begin = text.empty() ? std::min(node.text.find_first_not_of(" \t\r\n"), node.text.size()) : 0;
  text += node.text.substr(begin, enough);
  for (const Node& one : node.children) {
    if (text.size() >= enough) return;
    add_beginning(one, text);
  }
}

/// "Read also", in the languages of the region.
bool begins_with_read_also(const Node& element) {
  static constexpr auto openings = std::to_array<std::string_view>(
      {"read also",       "also read",     "read more",          "see also",      "related",
       "more on this",    "читайте также", "читать также",       "также читайте", "смотрите также",
       "см. также",       "по теме",       "материалы по теме",  "похожие",       "другие новости",
       "ещё по теме",     "еще по теме",   "подробнее по теме",  "тағы оқыңыз",   "сондай-ақ оқыңыз",
       "тақырып бойынша", "дагы окуңуз",   "ошондой эле окуңуз", "инчунин хонед", "инчунин бихонед"});
  std::string text;
  add_beginning(element, text);
  text = folded_case(as_utf8(std::move(text)));
  return std::ranges::any_of(openings, [&](std::string_view one) { return text.starts_with(folded_case(one)); });
}

const Node* first_of(const Node& root, std::string_view name) {
  if (root.is(name)) return &root;
  for (const Node& one : root.children) {
    if (const Node* found = first_of(one, name)) return found;
  }
  return nullptr;
}

bool holds(const Node& root, const Node* wanted) {
  return &root == wanted || std::ranges::any_of(root.children, [&](const Node& one) { return holds(one, wanted); });
}

}  // namespace

bool is_html_block(std::string_view name) {
  static constexpr auto blocks = std::to_array<std::string_view>(
      {"p",       "div",     "h1",         "h2",      "h3",         "h4",      "h5",   "h6",     "ul",     "ol",
       "li",      "dl",      "dt",         "dd",      "table",      "tr",      "td",   "th",     "tbody",  "thead",
       "tfoot",   "caption", "center",     "form",    "section",    "article", "main", "header", "footer", "aside",
       "nav",     "figure",  "figcaption", "address", "blockquote", "pre",     "hr",   "body",   "html",   "fieldset",
       "details", "summary", "dialog",     "menu",    "noscript",   "legend",  "dir"});
  return is_one_of(name, blocks);
}

HtmlPage::HtmlPage(const Node& root) {
  look_at_head(root);
  if (office_) return;
  find_signs(root);
  if (!site_) return;
  measure(root);
  find_content(root);
  if (content_ != nullptr) mark(*content_);
}

void HtmlPage::look_at_head(const Node& node) {
  for (const Node& one : node.children) {
    const std::string said = folded_case(one.value("name", one.value("property")));
    if (one.is("meta") && (said == "generator" || said == "progid")) {
      const std::string program = folded_case(one.value("content"));
      for (const std::string_view office : {"microsoft word", "libreoffice", "openoffice", "word.document", "abiword"})
        office_ = office_ || program.find(office) != std::string::npos;
    }
    if (one.is("meta") && said.starts_with("og:")) {
      site_ = true;
      if (said == "og:url" && address_.empty()) address_ = one.value("content");
    }
    if (one.is("link") && folded_case(one.value("rel")) == "canonical") address_ = one.value("href");
    if (one.is("base") && base_.empty()) base_ = one.value("href");
    if (!one.is("body")) look_at_head(one);
  }
}

const HtmlPage::Measure& HtmlPage::measure(const Node& node) {
  Measure made;
  if (node.name.empty()) made.words = count_words_of(node.text);
  std::size_t bare = 0;  // words that stand between blocks
  if (!is_one_of(node.name, never_shown)) {
    for (const Node& one : node.children) {
      const Measure& inside = measure(one);
      made.words += inside.words;
      made.linked += inside.linked;
      made.links += inside.links;
      made.running += inside.running;
      const bool block = is_html_block(one.name) || inside.has_block;
      made.has_block = made.has_block || block;
      if (!block) bare += inside.words - inside.linked;
    }
  }
  if (node.is("a") && made.words > 0) {
    made.linked = made.words;
    ++made.links;
  }
  constexpr std::size_t least_words = 12;  // of a paragraph that is no teaser
  if (is_html_block(node.name) && !made.has_block) {
    made.running = made.words >= least_words && made.linked * 5 < made.words * 2 ? made.words : 0;
  } else if (made.has_block && bare >= least_words) {
    made.running += bare;
  }
  if (is_furniture_by_role(node) || is_named_as_furniture(node)) made.running = 0;
  return measures_[&node] = made;
}

void HtmlPage::find_signs(const Node& node) {
  for (const Node& one : node.children) {
    if (site_) return;
    site_ = one.is("nav") || one.is("aside") || one.is("footer") || one.is("main") || one.is("article") ||
            is_furniture_by_role(one) || (is_html_block(one.name) && is_named_as_furniture(one));
    find_signs(one);
  }
}

void HtmlPage::find_content(const Node& root) {
  constexpr std::size_t least_words = 25;
  const std::size_t all = measures_.at(&root).running;
  if (all < least_words) return;
  const Node* at = &root;
  while (!at->is("article")) {
    const auto next =
        std::ranges::find_if(at->children, [&](const Node& one) { return measures_.at(&one).running == all; });
    if (next == at->children.end() || !measures_.at(&*next).has_block) break;
    at = &*next;
  }
  content_ = at;
  const Node* heading = first_of(root, "h1");
  if (heading != nullptr && !holds(*content_, heading)) title_ = heading;
}

/// Three links or more and hardly anything else.
bool HtmlPage::is_list_of_links(const Node& element) const {
  static constexpr auto lists = std::to_array<std::string_view>({"ul", "ol", "div", "table", "section"});
  const Measure& count = measures_.at(&element);
  return is_one_of(element.name, lists) && count.links >= 3 && count.linked * 10 >= count.words * 8;
}

/// Nothing but such words, or with links behind.
bool HtmlPage::says_read_also(const Node& element) const {
  const Measure& count = measures_.at(&element);
  const std::size_t behind = count.words - std::min<std::size_t>(count.words, 3);
  return (count.words <= 4 || count.linked * 10 >= behind * 9) && begins_with_read_also(element);
}

void HtmlPage::mark(const Node& node) {
  for (const Node& one : node.children) {
    if (one.name.empty() || is_one_of(one.name, never_shown)) continue;
    const bool heading_inside = one.is("header") || first_of(one, "h1") != nullptr;
    const bool furniture = is_furniture_by_role(one) || is_named_as_furniture(one) || is_list_of_links(one);
    if (furniture && !heading_inside && !one.is("body")) {
      round_.insert(&one);
    } else {
      mark(one);
    }
  }
  mark_read_also(node);
}

/// The line, and the links below it that it announces.
void HtmlPage::mark_read_also(const Node& parent) {
  bool open = false;
  for (const Node& one : parent.children) {
    if (one.name.empty()) {
      open = open && is_blank(one.text);
      continue;
    }
    if (!is_html_block(one.name) || is_one_of(one.name, never_shown)) {
      open = false;
      continue;
    }
    const bool says_so = says_read_also(one) && !one.is("body") && !one.is("html");
    const bool goes_on = open && measures_.at(&one).words == measures_.at(&one).linked;
    if (says_so || goes_on) round_.insert(&one);
    open = says_so || goes_on;
  }
}

}  // namespace vestnik::readers
