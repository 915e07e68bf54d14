#include "tools/readers/xml_tree.hpp"

#include <fmt/format.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>

namespace vestnik::readers {
namespace {

struct Namespace {
  std::string_view address, prefix;
};
/// Both forms of OOXML (ISO/IEC 29500 transitional and strict), Microsoft's extensions, OpenDocument.
constexpr auto namespaces = std::to_array<Namespace>({
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    {"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    {"http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"},
    {"http://purl.oclc.org/ooxml/drawingml/picture", "pic"},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", "c"},
    {"http://purl.oclc.org/ooxml/drawingml/chart", "c"},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"},
    {"http://schemas.microsoft.com/office/drawing/2008/diagram", "dsp"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", "wpg"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", "wpc"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"urn:schemas-microsoft-com:office:office", "o"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {"http://www.w3.org/1999/xlink", "xlink"},
    {"http://www.w3.org/1998/Math/MathML", "math"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
});

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

void say_nothing(void* /*data*/, xmlErrorPtr /*error*/) {}

}  // namespace

class TreeBuilder {
 public:
  TreeBuilder(std::string_view xml, const XmlLimits& limits) : limits_(limits) {
    if (xml.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return;
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOCDATA;
    reader_.reset(xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, options));
    if (reader_ != nullptr) xmlTextReaderSetStructuredErrorHandler(reader_.get(), say_nothing, nullptr);
  }

  std::optional<XmlTree> build(std::string& problem) {
    path_.push_back(&tree_.root_);
    int status = reader_ == nullptr ? -1 : xmlTextReaderRead(reader_.get());
    while (status == 1 && problem_.empty()) {
      node();
      if (problem_.empty()) status = xmlTextReaderRead(reader_.get());
    }
    if (status != 0 && problem_.empty()) problem_ = "broken XML";
    if (problem_.empty() && tree_.root_.children.size() != 1) problem_ = "no XML";
    if (!problem_.empty()) {
      problem = problem_;
      return std::nullopt;
    }
    Node document = std::move(tree_.root_.children.front());
    tree_.root_ = std::move(document);
    return std::move(tree_);
  }

 private:
  void node() {
    switch (xmlTextReaderNodeType(reader_.get())) {
      case XML_READER_TYPE_ELEMENT:
        element();
        break;
      case XML_READER_TYPE_END_ELEMENT:
        if (path_.size() > 1) path_.pop_back();
        break;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (path_.size() > 1 && counted()) {
          path_.back()->children.push_back({.text = std::string(view(xmlTextReaderConstValue(reader_.get())))});
        }
        break;
      case XML_READER_TYPE_DOCUMENT_TYPE:
      case XML_READER_TYPE_ENTITY_REFERENCE:
        problem_ = "a document type or entities";
        break;
      default:
        break;
    }
  }

  void element() {
    if (!counted()) return;
    if (static_cast<int>(path_.size()) > limits_.depth) {
      problem_ = fmt::format("more than {} levels", limits_.depth);
      return;
    }
    const bool empty = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
    Node& made = path_.back()->children.emplace_back();
    made.name = name();
    while (xmlTextReaderMoveToNextAttribute(reader_.get()) == 1) {
      if (xmlTextReaderIsNamespaceDecl(reader_.get()) == 1) continue;
      made.attributes.emplace_back(name(), view(xmlTextReaderConstValue(reader_.get())));
    }
    // The parents' children do not grow while this one is open: the pointers stay.
    if (!empty) path_.push_back(&made);
  }

  bool counted() {
    if (++nodes_ > limits_.nodes) problem_ = fmt::format("more than {} elements", limits_.nodes);
    return problem_.empty();
  }

  std::string_view name() {
    const std::string_view address = view(xmlTextReaderConstNamespaceUri(reader_.get()));
    const std::string_view local = view(xmlTextReaderConstLocalName(reader_.get()));
    const auto* known = std::ranges::find(namespaces, address, &Namespace::address);
    std::string full;
    if (known != namespaces.end()) {
      full = fmt::format("{}:{}", known->prefix, local);
    } else {
      full = address.empty() ? std::string(local) : fmt::format("?:{}", local);
    }
    const auto found = names_.find(full);
    if (found != names_.end()) return found->second;
    tree_.names_.push_back(std::make_unique<const std::string>(full));
    return names_.emplace(std::move(full), *tree_.names_.back()).first->second;
  }

  XmlLimits limits_;
  std::unique_ptr<xmlTextReader, FreeReader> reader_;
  XmlTree tree_;
  std::map<std::string, std::string_view, std::less<>> names_;
  std::vector<Node*> path_;
  std::size_t nodes_ = 0;
  std::string problem_;
};

std::optional<XmlTree> XmlTree::parse(std::string_view xml, std::string& problem, const XmlLimits& limits) {
  return TreeBuilder(xml, limits).build(problem);
}

const std::string* Node::attribute(std::string_view wanted) const {
  const auto found = std::ranges::find(attributes, wanted, &std::pair<std::string_view, std::string>::first);
  return found == attributes.end() ? nullptr : &found->second;
}

std::string Node::value(std::string_view wanted, std::string_view otherwise) const {
  const std::string* found = attribute(wanted);
  return found == nullptr ? std::string(otherwise) : *found;
}

const Node* Node::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &Node::name);
  return found == children.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view wanted) const {
  for (const Node& one : children) {
    if (one.is(wanted)) return &one;
    if (const Node* inside = one.find(wanted)) return inside;
  }
  return nullptr;
}

std::string Node::all_text() const {
  std::string all = text;
  for (const Node& one : children) all += one.all_text();
  return all;
}

}  // namespace vestnik::readers
