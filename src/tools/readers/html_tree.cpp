#include "tools/readers/html_tree.hpp"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <limits>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace vestnik::readers {

/// Takes libxml2's events, so that the page is in memory once.
class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(const XmlLimits& limits) : limits_(limits) {}

  std::optional<HtmlTree> build(std::string_view utf8, std::string& problem) {
    if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return std::nullopt;
    context_ = htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size()));
    if (context_ == nullptr) {
      problem = "an empty page";
      return std::nullopt;
    }
    xmlSAXHandler handler{};
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<HtmlTreeBuilder*>(self)->begin(name, attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) { static_cast<HtmlTreeBuilder*>(self)->end(name); };
    handler.characters = handler.cdataBlock = handler.ignorableWhitespace =
        [](void* self, const xmlChar* text, int size) { static_cast<HtmlTreeBuilder*>(self)->text(text, size); };
    handler.comment = [](void* self, const xmlChar* text) { static_cast<HtmlTreeBuilder*>(self)->comment(text); };
    handler.initialized = 1;
    *context_->sax = handler;
    context_->userData = this;
    htmlCtxtUseOptions(context_, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                     HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context_, XML_CHAR_ENCODING_UTF8);
    path_.push_back(&tree_.root_);
    htmlParseDocument(context_);
    xmlFreeDoc(context_->myDoc);
    context_->myDoc = nullptr;
    htmlFreeParserCtxt(context_);
    if (!problem_.empty()) {
      problem = problem_;
      return std::nullopt;
    }
    return HtmlTree{std::move(tree_), std::move(saved_from_)};
  }

 private:
  static std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
  }

  void begin(const xmlChar* name, const xmlChar** attributes) {
    constexpr std::size_t deepest = 3'000;  // the parser's time grows with it
    if (!counted()) return;
    if (path_.size() + beyond_.size() > deepest) return stop(fmt::format("more than {} levels", deepest));
    Node made{.name = interned(view(name))};
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      made.attributes.emplace_back(interned(view(attributes[0])), view(attributes[1]));
    std::vector<Node>& siblings = path_.back()->children;
    siblings.push_back(std::move(made));
    // Only the last child of a node is open, so that growing children leave the pointers of the path alone.
    if (path_.size() < static_cast<std::size_t>(limits_.depth)) {
      path_.push_back(&siblings.back());
    } else {
      beyond_.push_back(siblings.back().name);
    }
  }

  void end(const xmlChar* name) {
    if (!beyond_.empty()) {
      beyond_.pop_back();
    } else if (path_.size() > 1 && path_.back()->name == view(name)) {
      path_.pop_back();
    }
  }

  void text(const xmlChar* text, int size) {
    if (size <= 0) return;
    std::vector<Node>& siblings = path_.back()->children;
    const std::string_view added(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    // The parser gives long texts in pieces.
    if (!siblings.empty() && siblings.back().name.empty()) {
      siblings.back().text += added;
    } else if (counted()) {
      siblings.push_back({.text = std::string(added)});
    }
  }

  void comment(const xmlChar* text) {
    // "saved from url=(0029)https://news.example/article"
    const std::string_view words = view(text);
    const std::size_t at = words.find("saved from url=(");
    if (at == std::string_view::npos || !saved_from_.empty()) return;
    const std::size_t begin = std::min(words.find(')', at), words.size() - 1) + 1;
    const std::size_t end = std::min(words.find_first_of(" \t\r\n", begin), words.size());
    saved_from_ = words.substr(begin, end - begin);
  }

  bool counted() {
    if (++nodes_ > limits_.nodes) stop(fmt::format("more than {} elements", limits_.nodes));
    return problem_.empty();
  }
  void stop(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
    xmlStopParser(context_);
  }

  std::string_view interned(std::string_view name) {
    const auto found = names_.find(name);
    if (found != names_.end()) return found->second;
    tree_.names_.push_back(std::make_unique<const std::string>(name));
    return names_.emplace(std::string(name), *tree_.names_.back()).first->second;
  }

  XmlLimits limits_;
  htmlParserCtxtPtr context_ = nullptr;
  XmlTree tree_;
  std::map<std::string, std::string_view, std::less<>> names_;
  std::vector<Node*> path_;
  std::vector<std::string_view> beyond_;  // open elements below the deepest one that is kept
  std::string saved_from_, problem_;
  std::size_t nodes_ = 0;
};

std::optional<HtmlTree> parse_html(std::string_view utf8, std::string& problem, const XmlLimits& limits) {
  return HtmlTreeBuilder(limits).build(utf8, problem);
}

}  // namespace vestnik::readers
