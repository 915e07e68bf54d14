#include "pdf/writer/emit_pdf.hpp"

#include <string>
#include <utility>
#include <vector>

#include "base/threads/parallel.hpp"
#include "findings/catalogue/message.hpp"
#include "pdf/writer/attachments.hpp"
#include "pdf/writer/content_stream.hpp"
#include "pdf/writer/file_writer.hpp"
#include "pdf/writer/fonts.hpp"
#include "pdf/writer/haru.hpp"
#include "pdf/writer/metadata.hpp"
#include "pdf/writer/navigation.hpp"
#include "pdf/writer/pictures.hpp"
#include "pdf/writer/structure.hpp"

namespace vestnik {
namespace {

PdfFile emit(const Pages& pages, const PdfOptions& options) {
  Haru haru(options.compress_best ? Compression::best : Compression::quick);
  FontSet fonts;
  PictureSet pictures(haru, fonts);
  StructureTree structure(haru, pages.structure);
  std::vector<HPDF_Page> page_objects;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    page_objects.push_back(haru.page(pages.width.value, pages.height.value));
  }
  Navigation navigation(haru, pages, page_objects);
  HPDF_Dict resources = haru.indirect_dict();
  ContentWriter writer(fonts, pictures, structure, pages.height.value);
  std::vector<std::string> contents(pages.pages.size());
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    PageContent content = writer.write(pages.pages[i], i);
    contents[i] = std::move(content.operators);
    haru.add(page_objects[i], "Resources", resources);
    if (content.transparent) {
      HPDF_Dict group = haru.dict();
      haru.add_name(group, "Type", "Group");
      haru.add_name(group, "S", "Transparency");
      haru.add_name(group, "CS", "DeviceRGB");
      haru.add(page_objects[i], "Group", group);
    }
    navigation.add_links(i, content.links, structure);
    if (options.progress) options.progress(i + 1, pages.pages.size());
  }
  // The pictures come first: they take longest.
  for_each_index(pictures.streams() + contents.size(), options.threads, [&](std::size_t i) {
    if (i < pictures.streams()) return pictures.compress(i);
    std::string& content = contents[i - pictures.streams()];
    content = haru.deflated(content);
  });
  for (std::size_t i = 0; i < contents.size(); ++i) {
    haru.set_page_content(page_objects[i], std::move(contents[i]), Packing::flate);
  }
  fonts.write(haru, resources);
  ContentWriter::write_properties(haru, resources);
  pictures.write(resources);
  structure.write(page_objects);
  navigation.write();
  write_attachments(haru, options.sources, pages.metadata.date);
  write_metadata(haru, pages.metadata, options.sources.empty() ? 2 : 3, options.icc_profile);
  haru.check();
  return {write_file(haru), pictures.bytes()};
}

}  // namespace

Outcome<PdfFile> emit_pdf(const Pages& pages, const PdfOptions& options) {
  try {
    return {emit(pages, options), {}};
  } catch (const HaruError& error) {
    return {std::nullopt, {finding("pdf-limit"_id, {}, value<"problem">(std::string(error.what())))}};
  }
}

}  // namespace vestnik
