/// @file made_docx.hpp
/// Documents for tests: XML written into a zip file.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace vestnik::readers {

using Entries = std::vector<std::pair<std::string, std::string>>;

inline std::string zipped(const Entries& entries, const char* options = "compression=deflate") {
  std::string bytes(1 << 20, '\0');
  for (const auto& [name, content] : entries) bytes.resize(bytes.size() + content.size() + 1024);
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  std::size_t used = 0;
  archive_write_set_format_zip(writer.get());
  archive_write_set_options(writer.get(), options);
  archive_write_open_memory(writer.get(), bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : entries) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_write_header(writer.get(), entry.get());
    archive_write_data(writer.get(), content.data(), content.size());
  }
  archive_write_close(writer.get());
  bytes.resize(used);
  return bytes;
}

inline constexpr std::string_view all_namespaces =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
    R"(xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" )"
    R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
    R"(xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" )"
    R"(xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" )"
    R"(xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" )"
    R"(xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" )"
    R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
    R"(xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" )"
    R"(xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office")";

/// A relation of the main part: id, the type's last word, target; outside: the target begins with "http".
struct MadeRelation {
  std::string id, type, target;
};

/// The parts of a .docx, each given as the XML inside its root.
struct MadeDocx {
  std::string body;
  std::vector<MadeRelation> relations;
  Entries parts;  ///< further ones, with their names

  MadeDocx& part(const std::string& type, const std::string& root, const std::string& content) {
    relations.push_back({type, type, type + ".xml"});
    parts.emplace_back("word/" + type + ".xml", fmt::format("<w:{0} {1}>{2}</w:{0}>", root, all_namespaces, content));
    return *this;
  }
  MadeDocx& picture(const std::string& id, const std::string& name, const std::string& bytes) {
    relations.push_back({id, "image", "media/" + name});
    parts.emplace_back("word/media/" + name, bytes);
    return *this;
  }

  [[nodiscard]] std::string bytes() const {
    std::string list;
    for (const MadeRelation& one : relations) {
      list += fmt::format(
          R"(<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"{}/>)",
          one.id, one.type, one.target, one.target.starts_with("http") ? R"( TargetMode="External")" : "");
    }
    constexpr std::string_view relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    Entries all{
        {"word/_rels/document.xml.rels",
         fmt::format(R"(<Relationships xmlns="{}">{}</Relationships>)", relationships, list)},
        {"word/document.xml", fmt::format("<w:document {}><w:body>{}</w:body></w:document>", all_namespaces, body)}};
    all.insert(all.end(), parts.begin(), parts.end());
    return zipped(all);
  }
};

/// Runs and paragraphs by their text.
inline std::string run(const std::string& text, const std::string& properties = {}) {
  return fmt::format(R"(<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>)", properties, text);
}
inline std::string paragraph(const std::string& runs, const std::string& properties = {}) {
  return fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>", properties, runs);
}
inline std::string text(const std::string& words) { return paragraph(run(words)); }

inline std::string drawing(const std::string& relation, bool floating = false) {
  return fmt::format(
      R"(<w:r><w:drawing><wp:{0}><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="x" descr="What it shows"/>)"
      R"(<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{1}"/></pic:blipFill></pic:pic>)"
      R"(</a:graphicData></a:graphic></wp:{0}></w:drawing></w:r>)",
      floating ? "anchor" : "inline", relation);
}

}  // namespace vestnik::readers
