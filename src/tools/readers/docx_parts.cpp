#include <fmt/format.h>

#include <algorithm>

#include "findings/catalogue/message.hpp"
#include "tools/readers/docx.hpp"
#include "tools/readers/docx_reader.hpp"

namespace vestnik::readers {
namespace {

/// "word/" and "../media/a.png" → "media/a.png"; "/word/a.xml" → "word/a.xml".
std::string resolved(const std::string& folder, std::string_view target) {
  std::vector<std::string_view> names;
  const std::string whole = target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
  std::string_view rest = whole;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view name = rest.substr(0, end);
    if (name == "..") {
      if (!names.empty()) names.pop_back();
    } else if (!name.empty() && name != ".") {
      names.push_back(name);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return fmt::format("{}", fmt::join(names, "/"));
}

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

}  // namespace

std::optional<XmlTree> DocxReader::tree(std::string_view part) const {
  const auto found = package_.find(part);
  std::string problem;
  return found == package_.end() ? std::nullopt : XmlTree::parse(found->second, problem);
}

Relations DocxReader::relations_of(const std::string& part) const {
  const std::string folder = folder_of(part);
  const auto xml = tree(fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size())));
  Relations relations;
  if (!xml) return relations;
  for (const Node& one : xml->root().children) {
    const bool outside = one.value("TargetMode") == "External";
    const std::string target = one.value("Target");
    const std::string type = one.value("Type");
    relations.emplace(one.value("Id"), Relation{.type = type.substr(type.rfind('/') + 1),
                                                .target = outside ? target : resolved(folder, target),
                                                .outside = outside});
  }
  return relations;
}

const std::string* DocxReader::part_of_type(const Relations& relations, std::string_view type) const {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type && !relation.outside && package_.contains(relation.target)) return &relation.target;
  }
  return nullptr;
}

std::string DocxReader::main_part() const {
  const Relations relations = relations_of("");
  const std::string* part = part_of_type(relations, "officeDocument");
  return part == nullptr ? "word/document.xml" : *part;
}

std::optional<source::Document> DocxReader::read(std::string& problem) {
  const std::string main = main_part();
  const auto found = package_.find(main);
  if (found == package_.end()) {
    problem = "there is no Word document in it";
    return std::nullopt;
  }
  const auto xml = XmlTree::parse(found->second, problem);
  if (!xml) return std::nullopt;
  const Node* body = xml->root().child("w:body");
  if (body == nullptr) {
    problem = "there is no Word document in it";
    return std::nullopt;
  }
  relations_ = relations_of(main);
  if (const std::string* part = part_of_type(relations_, "styles")) {
    if (const auto styles = tree(*part)) styles_.read(styles->root());
  }
  if (const std::string* part = part_of_type(relations_, "numbering")) {
    if (const auto numbering = tree(*part)) numbering_.read(numbering->root());
  }
  has_page_marks_ = body->find("w:lastRenderedPageBreak") != nullptr;
  page_known_ = has_page_marks_;
  const Relations relations = relations_;
  read_notes(relations);
  read_comments(relations);
  place_ = {};
  blocks(*body, document_.blocks);
  return std::move(document_);
}

void DocxReader::read_notes(const Relations& relations) {
  struct Kind {
    std::string_view type, element;
    bool at_end;
  };
  for (const Kind& kind : {Kind{"footnotes", "w:footnote", false}, Kind{"endnotes", "w:endnote", true}}) {
    const std::string* part = part_of_type(relations, kind.type);
    const auto xml = part == nullptr ? std::nullopt : tree(*part);
    if (!xml) continue;
    relations_ = relations_of(*part);
    int number = 0;
    for (const Node& one : xml->root().children) {
      if (!one.is(kind.element) || !one.value("w:type", "normal").starts_with("normal")) continue;
      using Part = source::Place::Part;
      place_ = {.part = kind.at_end ? Part::endnote : Part::footnote, .number = ++number};
      auto& index = kind.at_end ? endnotes_ : footnotes_;
      index.emplace(one.value("w:id"), document_.notes.size());
      source::Note note{.at_end = kind.at_end};
      blocks(one, note.blocks);
      document_.notes.push_back(std::move(note));
    }
  }
  relations_ = relations;
}

void DocxReader::read_comments(const Relations& relations) {
  const std::string* part = part_of_type(relations, "comments");
  const auto xml = part == nullptr ? std::nullopt : tree(*part);
  if (!xml) return;
  int number = 0;
  for (const Node& one : xml->root().children) {
    if (!one.is("w:comment")) continue;
    place_ = {.part = source::Place::Part::comment, .number = ++number};
    remark(source::Remark::Kind::comment, one.all_text());
  }
}

/// Headers and footers of a section, each part once.
void DocxReader::read_running(const Node& section) {
  for (const Node& one : section.children) {
    const bool header = one.is("w:headerReference");
    if (!header && !one.is("w:footerReference")) continue;
    const auto relation = relations_.find(one.value("r:id"));
    if (relation == relations_.end() ||
        std::ranges::find(running_parts_, relation->second.target) != running_parts_.end())
      continue;
    const std::string part = relation->second.target;
    running_parts_.push_back(part);
    const auto xml = tree(part);
    if (!xml) continue;
    const Relations relations = std::exchange(relations_, relations_of(part));
    const source::Place place = place_;
    place_ = {.part = header ? source::Place::Part::header : source::Place::Part::footer};
    blocks(xml->root(), document_.running);
    place_ = place;
    relations_ = relations;
  }
}

Outcome<source::Document> read_docx(std::string_view bytes, const std::string& file) {
  Outcome<Package> package = unpack(bytes, file);
  if (!package.value) return {std::nullopt, std::move(package.diagnostics)};
  std::string problem;
  auto document = DocxReader(*package.value).read(problem);
  if (!document) {
    return {std::nullopt, {finding("document-unreadable"_id, {.file = file}, value<"problem">(problem))}};
  }
  return {std::move(document), {}};
}

}  // namespace vestnik::readers
