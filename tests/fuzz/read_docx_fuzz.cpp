// Any bytes as a Word document, and any XML as its main part: read or refused; what was read comes in without a lost
// word.
#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "input/issue/load_resources.hpp"
#include "tools/import/import.hpp"
#include "tools/readers/docx.hpp"

namespace {

std::map<std::string, vestnik::Locale> load() {
  std::map<std::string, vestnik::Locale> locales;
  for (const char* language : {"en", "ru", "kk", "ky", "tg"}) {
    vestnik::Issue issue;
    issue.language = language;
    locales.emplace(language, vestnik::load_resources(issue, VESTNIK_SOURCE_DIR).value.value().locale);
  }
  return locales;
}

/// A zip file with the text between w:body's tags as its only part.
std::string zipped(const std::string& body) {
  const std::string xml =
      R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" + body +
      "</w:body></w:document>";
  std::string bytes(xml.size() + 4096, '\0');
  std::size_t used = 0;
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), archive_write_free);
  archive_write_set_format_zip(writer.get());
  archive_write_set_options(writer.get(), "compression=store");
  archive_write_open_memory(writer.get(), bytes.data(), bytes.size(), &used);
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), "word/document.xml");
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(xml.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_write_header(writer.get(), entry.get());
  archive_write_data(writer.get(), xml.data(), xml.size());
  archive_write_close(writer.get());
  bytes.resize(used);
  return bytes;
}

void import(std::string_view bytes) {
  static const std::map<std::string, vestnik::Locale> locales = load();
  const auto document = vestnik::readers::read_docx(bytes, "fuzz.docx");
  if (document.value.has_value() == vestnik::has_errors(document.diagnostics)) std::abort();
  if (!document.value) return;
  const auto outcome = vestnik::import_document(*document.value, {.name = "fuzz.docx", .language = {}}, locales);
  if (outcome.value.has_value() == vestnik::has_errors(outcome.diagnostics)) std::abort();
  if (outcome.value && (outcome.value->account.lost > 0 || outcome.value->articles == 0)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  import(bytes);
  import(zipped(std::string(bytes)));
  return 0;
}
