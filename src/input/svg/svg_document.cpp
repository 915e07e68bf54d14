#include "input/svg/svg_document.hpp"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <algorithm>
#include <new>

#include "input/svg/svg_values.hpp"

namespace vestnik::svg {
namespace {

std::string_view text_of(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

struct FreeText {
  void operator()(xmlChar* text) const { xmlFree(text); }
};
using OwnedText = std::unique_ptr<xmlChar, FreeText>;

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

// The next node in document order, `root` being the last to climb to.
const xmlNode* next_in_tree(const xmlNode* node, const xmlNode* root) {
  if (node->type == XML_ELEMENT_NODE && node->children) return node->children;
  while (node != root && !node->next) node = node->parent;
  return node == root ? nullptr : node->next;
}

// libxml2 prints to the standard error stream where no function of the thread takes its errors. Where memory ends, it
// goes on to find fault with what it could not read.
class QuietXml {
 public:
  QuietXml() : context_(xmlStructuredErrorContext), function_(xmlStructuredError) {
    xmlSetStructuredErrorFunc(this, take);
  }
  ~QuietXml() { xmlSetStructuredErrorFunc(context_, function_); }
  QuietXml(const QuietXml&) = delete;
  QuietXml& operator=(const QuietXml&) = delete;

  void check_memory() const {
    if (memory_ended_) throw std::bad_alloc();
  }

 private:
  static void take(void* self, xmlErrorPtr error) {
    if (error->code == XML_ERR_NO_MEMORY) static_cast<QuietXml*>(self)->memory_ended_ = true;
  }

  bool memory_ended_ = false;
  void* context_;
  xmlStructuredErrorFunc function_;
};

// Illustrator declares entities for its namespaces. Nothing but such short, plain ones is declared, and only where few
// can be used: using any other is an error then, none reaches out of the file, and none can grow.
void declare_plain_entity(void* context, const xmlChar* name, int type, const xmlChar* public_id,
                          const xmlChar* system_id, xmlChar* content) {
  constexpr std::size_t longest = 256;
  const bool few_references = *static_cast<const bool*>(static_cast<xmlParserCtxt*>(context)->_private);
  const std::string_view text = text_of(content);
  if (!few_references || type != XML_INTERNAL_GENERAL_ENTITY || text.size() > longest ||
      text.find_first_of("&%<") != std::string_view::npos) {
    return;
  }
  xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
}

std::string first_error(xmlParserCtxt* parser) {
  const xmlError* error = xmlCtxtGetLastError(parser);
  if (!error || !error->message) return "it is not well-formed XML";
  std::string_view message(error->message);
  std::string text(message.substr(0, std::min<std::size_t>(message.find('\n'), 200)));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return fmt::format("line {}: {}", error->line, text);
}

}  // namespace

bool is_svg_element(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE &&
         (node->ns == nullptr || text_of(node->ns->href) == "http://www.w3.org/2000/svg");
}

int Element::line() const {
  constexpr int not_known = 65'535;  // libxml2 counts no further
  return node_->line == not_known ? 0 : node_->line;
}

Element::Element(const xmlNode* node) : node_(node), name_(text_of(node->name)) {
  for (const xmlAttr* attribute = node->properties; attribute; attribute = attribute->next) {
    std::string_view name = text_of(attribute->name);
    if (attribute->ns && name != "href") {
      if (text_of(attribute->ns->prefix) != "xml") continue;
      if (name == "space") name = "xml:space";
      if (name == "lang") name = "xml:lang";
    }
    if (attribute->children && !attribute->children->next && attribute->children->type == XML_TEXT_NODE) {
      attributes_.emplace_back(name, text_of(attribute->children->content));
    } else {
      const OwnedText value(xmlNodeListGetString(node->doc, attribute->children, 1));
      attributes_.emplace_back(name, text_of(value.get()));
    }
  }
}

const std::string* Element::find(std::string_view attribute) const {
  const auto found = std::find_if(attributes_.begin(), attributes_.end(),
                                  [&](const auto& candidate) { return candidate.first == attribute; });
  return found == attributes_.end() ? nullptr : &found->second;
}

std::string_view Element::get(std::string_view attribute) const {
  const std::string* const value = find(attribute);
  return value ? std::string_view(*value) : std::string_view();
}

std::vector<const xmlNode*> Element::children() const {
  std::vector<const xmlNode*> elements;
  for (const xmlNode* child = node_->children; child; child = child->next) {
    if (is_svg_element(child)) elements.push_back(child);
  }
  return elements;
}

std::size_t weight(const xmlNode* root) {
  constexpr std::size_t unit = 32;
  std::size_t bytes = 0;
  for (const xmlNode* node = root; node; node = next_in_tree(node, root)) {
    bytes += unit;
    if (node->type != XML_ELEMENT_NODE) continue;
    for (const xmlAttr* a = node->properties; a; a = a->next) {
      bytes += unit + (a->children ? text_of(a->children->content).size() : 0);
    }
  }
  return bytes / unit;
}

// libxml2 compares the attributes of an element pair by pair. Neither < nor, but in values, = can be inside of one.
bool has_too_many_attributes(std::string_view file) {
  constexpr std::ptrdiff_t enough = 2'000;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('<', at), file.size());
    const std::string_view tag = file.substr(at, end - at);
    if (std::count(tag.begin(), tag.end(), '=') > enough) return true;
    at = end + 1;
  }
  return false;
}

std::optional<Document> Document::read(std::string_view file, picture::Findings& findings) {
  constexpr std::size_t max_size = 8 << 20;  // a tree needs up to 30 times as much memory
  const bool names_svg = file.substr(0, 65'536).find("<svg") != std::string_view::npos;
  if (file.size() > max_size) return findings.too_large("an SVG may have 8 MB at most");
  if (has_too_many_attributes(file)) return findings.corrupt("one of its elements has too many attributes");
  static const bool initialized = (xmlInitParser(), true);
  const QuietXml quiet;
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(initialized ? xmlNewParserCtxt() : nullptr);
  if (!parser) throw std::bad_alloc();
  parser->sax->entityDecl = declare_plain_entity;
  bool few_references = std::count(file.begin(), file.end(), '&') <= 10'000;
  parser->_private = &few_references;
  // NOENT substitutes the entities that declare_plain_entity lets through. Neither DTDLOAD nor HUGE: nothing is loaded,
  // and libxml2's own limits of depth and size hold.
  xmlDoc* const tree = xmlCtxtReadMemory(
      parser.get(), file.data(), static_cast<int>(file.size()), nullptr, nullptr,
      XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
  if (!tree) {
    quiet.check_memory();
    if (names_svg) return findings.corrupt(LocalText(first_error(parser.get())));
    return findings.unusable_format("it is not a JPEG, PNG or SVG file", "save it as JPEG, PNG or SVG");
  }
  Document document(tree);
  const xmlNode* const root = document.root();
  if (!root || !is_svg_element(root) || text_of(root->name) != "svg") {
    return findings.unusable_format("it is XML, but not SVG", "save it as JPEG, PNG or SVG");
  }
  document.index(findings);
  quiet.check_memory();
  return document;
}

void Document::index(picture::Findings& findings) {
  const xmlNode* const top = root();
  for (const xmlNode* node = top; node; node = next_in_tree(node, top)) {
    if (!is_svg_element(node)) continue;
    const OwnedText id(xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>("id")));
    if (id) by_id_.try_emplace(std::string(text_of(id.get())), node);
    const std::string_view name = text_of(node->name);
    if (name == "style") {
      const OwnedText css(xmlNodeGetContent(node));
      sheet_.add(text_of(css.get()), findings);
    } else if (name == "script") {
      findings.left_out("its scripts");
    }
  }
}

const xmlNode* Document::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::size_t Document::for_each_property(const Element& element, const PropertyUse& use) const {
  std::size_t declarations = element.attributes().size();
  for (const auto& [name, value] : element.attributes()) use(name, trim(value));
  declarations += sheet_.for_each_match(element, use);
  for_each_declaration(element.get("style"), [&](std::string_view name, std::string_view value) {
    ++declarations;
    use(name, value);
  });
  return declarations;
}

}  // namespace vestnik::svg
