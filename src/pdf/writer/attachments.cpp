#include "pdf/writer/attachments.hpp"

#include <map>

#include "pdf/writer/md5.hpp"
#include "pdf/writer/metadata.hpp"

namespace vestnik {
namespace {

struct MediaType {
  std::string_view ending, name;
};

/// By what the bytes say, then by the name's ending.
std::string_view media_type(const SourceFile& file) {
  if (file.content().starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (file.content().starts_with("\x89PNG\r\n")) return "image/png";
  constexpr MediaType types[] = {{".yaml", "application/yaml"},
                                 {".yml", "application/yaml"},
                                 {".md", "text/markdown"},
                                 {".svg", "image/svg+xml"},
                                 {".txt", "text/plain"}};
  for (const MediaType& type : types) {
    if (file.path.ends_with(type.ending)) return type.name;
  }
  return "application/octet-stream";
}

HPDF_Dict embedded_file(Haru& haru, const SourceFile& file, const std::string& date) {
  const std::string_view type = media_type(file);
  const bool packed = type == "image/jpeg" || type == "image/png";
  HPDF_Dict stream = packed ? haru.stream(std::string(file.content()), Packing::none)
                            : haru.stream(haru.deflated(file.content()), Packing::flate);
  haru.add_name(stream, "Type", "EmbeddedFile");
  haru.add_name(stream, "Subtype", type);
  HPDF_Dict parameters = haru.dict();
  haru.add(parameters, "Size", static_cast<int>(file.content().size()));
  haru.add_bytes(parameters, "ModDate", date);
  haru.add_bytes(parameters, "CheckSum", md5(file.content()));
  haru.add(stream, "Params", parameters);
  return stream;
}

HPDF_Dict file_specification(Haru& haru, const SourceFile& file, const std::string& date) {
  HPDF_Dict result = haru.indirect_dict();
  haru.add_name(result, "Type", "Filespec");
  haru.add_text(result, "F", file.path);
  haru.add_text(result, "UF", file.path);
  haru.add_text(result, "Desc", "Source of this release: " + file.path);
  haru.add_name(result, "AFRelationship", "Source");
  HPDF_Dict stream = embedded_file(haru, file, date);
  HPDF_Dict embedded = haru.dict();
  haru.add(embedded, "F", stream);
  haru.add(embedded, "UF", stream);
  haru.add(result, "EF", embedded);
  return result;
}

/// The catalog's name dictionary, which may be there already.
HPDF_Dict names_of(Haru& haru) {
  if (void* names = HPDF_Dict_GetItem(haru.catalog(), "Names", HPDF_OCLASS_DICT)) return static_cast<HPDF_Dict>(names);
  HPDF_Dict names = haru.indirect_dict();
  haru.add(haru.catalog(), "Names", names);
  return names;
}

}  // namespace

void write_attachments(Haru& haru, std::span<const SourceFile> sources, std::chrono::sys_seconds date) {
  if (sources.empty()) return;
  constexpr std::size_t most = 4'000;
  if (sources.size() > most) throw HaruError("more than 4,000 files are to be attached");
  const std::string written = pdf_date(date);
  HPDF_Array associated = haru.array();
  std::map<std::string, HPDF_Dict> by_name;  // a name tree is sorted by bytes, as is the map
  for (const SourceFile& file : sources) {
    HPDF_Dict specification = file_specification(haru, file, written);
    haru.add(associated, specification);
    by_name.emplace(text_string(file.path), specification);
  }
  HPDF_Array names = haru.array();
  for (const auto& [name, specification] : by_name) {
    haru.add_bytes(names, name);
    haru.add(names, specification);
  }
  HPDF_Dict tree = haru.indirect_dict();
  haru.add(tree, "Names", names);
  haru.add(names_of(haru), "EmbeddedFiles", tree);
  haru.add(haru.catalog(), "AF", associated);
}

}  // namespace vestnik
