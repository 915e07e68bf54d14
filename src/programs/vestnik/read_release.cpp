#include "programs/vestnik/read_release.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <memory>
#include <utility>

#include "base/files/read_file.hpp"
#include "findings/catalogue/message.hpp"
#include "input/files/files.hpp"
#include "input/foreign/child_process.hpp"
#include "tools/import/decode.hpp"
#include "tools/office/office.hpp"
#include "tools/readers/docx.hpp"
#include "tools/readers/html.hpp"
#include "tools/readers/odt.hpp"
#include "tools/source/packed_document.hpp"

namespace vestnik::cli {
namespace {

using Read = Outcome<source::Document>;

bool is_packed(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }
bool is_of_old_word(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0"); }

/// Pictures of a saved page lie in a folder beside it, never outside.
Read read_page(std::string_view bytes, const std::filesystem::path& path, FileTrace& beside) {
  const std::filesystem::path folder = path.parent_path().empty() ? "." : path.parent_path();
  Findings unused;  // the reader tells which pictures are missing
  const std::shared_ptr<const FileSource> disk = disk_files();
  Files files(*disk, {}, unused, &beside);
  return readers::read_html(bytes, path.string(), [&](const std::string& name) -> std::optional<std::string> {
    const auto file = files.read(folder, folder, name, {.file = name});
    return file ? std::optional(*file->bytes) : std::nullopt;
  });
}

/// Old Word's file and one with a password are both compound files; of the second kind this entry is the content.
bool has_password(std::string_view bytes) {
  constexpr std::string_view name("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  return bytes.find(name) != std::string_view::npos;
}

/// What LibreOffice has to read first.
void read_by_office(const std::filesystem::path& path, const std::string& ending, ReleaseFile& release) {
  const auto program = office::find_program();
  if (!program) return release.fail(message("office-missing"_id, value<"ending">(ending)), path);
  office::Converted made = office::convert(*program, {{"1" + ending, release.bytes}}, {"odt", "writer8"});
  if (made.problem) return release.fail(message("office-failed"_id, value<"problem">(*made.problem)), path);
  Read read = readers::read_odt(made.files.front(), path.string());
  release.findings = std::move(read.diagnostics);
  release.document = std::move(read.value);
}

bool is_metafile(std::string_view bytes) {
  const bool enhanced =
      bytes.size() > 44 && bytes.starts_with(std::string_view("\1\0\0\0", 4)) && bytes.substr(40, 4) == " EMF";
  const bool old = bytes.starts_with("\xD7\xCD\xC6\x9A") || bytes.starts_with(std::string_view("\1\0\x09\0\0\3", 6));
  return enhanced || old;
}

/// Drawings that only Windows and offices' programs draw. A finding names each that stays, with its place.
void convert_metafiles(source::Document& document) {
  std::vector<office::File> files;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < document.files.size(); ++i) {
    const source::PictureFile& file = document.files[i];
    if (!is_metafile(file.bytes)) continue;
    files.push_back({fmt::format("{}.{}", i + 1, file.bytes.starts_with('\1') && file.bytes[2] == '\0' ? "emf" : "wmf"),
                     file.bytes});
    places.push_back(i);
  }
  const auto program = files.empty() ? std::nullopt : office::find_program();
  if (!program) return;
  const office::Converted made = office::convert(*program, files, {"png", ""});
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (made.files[i].empty()) continue;
    source::PictureFile& file = document.files[places[i]];
    file = {std::filesystem::path(file.name).stem().string() + ".png", made.files[i]};
  }
}

/// poppler's licence keeps its reader in a program of its own, which lies beside this one.
void read_by_pdf_program(const std::filesystem::path& path, ReleaseFile& release) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path program = self.parent_path() / "vestnik-read-pdf";
  constexpr std::size_t head_size = 16, largest = std::size_t{1} << 29;
  foreign::ChildProcess reader(program, "-", release.bytes, std::chrono::seconds(90));
  std::string head(head_size, '\0');
  const auto unreadable = [&](const LocalText& problem) {
    release.fail(message("document-unreadable/pdf"_id, value<"problem">(problem)), path);
  };
  if (!reader.started()) return unreadable(term("{} does not start", program.string()));
  if (!reader.read(head.data(), head.size())) {
    return unreadable(reader.took_too_long() ? term("it takes too long") : term("its reader gave up on it"));
  }
  std::size_t size = 0;
  std::from_chars(head.data() + 1, head.data() + head.size(), size);
  if (head[0] == '2') return release.fail(message("document-locked/pdf"_id), path);
  if (head[0] == '3') return release.fail(message("pdf-without-text"_id), path);
  if (head[0] != '0' || size > largest) return unreadable(term("the file is damaged"));
  std::string answer(size, '\0');
  if (!reader.read(answer.data(), answer.size())) return unreadable(term("its reader gave up on it"));
  release.document = source::unpacked(answer);
  if (!release.document) unreadable(term("its reader gave up on it"));
}

void take(Read read, ReleaseFile& release) {
  release.findings = std::move(read.diagnostics);
  release.document = std::move(read.value);
}

}  // namespace

void ReleaseFile::fail(Message message, const std::filesystem::path& file) {
  findings.push_back(finding(std::move(message), {.file = file.string()}));
}

ReleaseFile read_release_file(const std::filesystem::path& path, bool as_text) {
  ReleaseFile release;
  FileContent content = read_disk_stream(path, importing::largest_input);
  if (!content.bytes) {
    if (content.state == FileContent::State::too_large) {
      release.fail(message("file-too-large/release"_id, value<"limit">(importing::largest_input >> 20)), path);
    } else {
      const bool is_folder = content.state == FileContent::State::folder;
      release.fail(message(is_folder ? "file-missing/release-folder"_id : "file-missing/descriptor"_id), path);
    }
    return release;
  }
  release.bytes = *content.bytes;
  const std::string& bytes = release.bytes;
  const std::string file = path.string(), ending = path.extension().string();
  if (as_text) return release;
  if (bytes.substr(0, 1'024).find("%PDF-") != std::string::npos) {
    read_by_pdf_program(path, release);
  } else if (bytes.starts_with("{\\rtf")) {
    read_by_office(path, ".rtf", release);
  } else if (is_of_old_word(bytes) && !has_password(bytes)) {
    read_by_office(path, ".doc", release);
  } else if (readers::is_odt(bytes) || (ending == ".odt" && !is_of_old_word(bytes))) {
    take(readers::read_odt(bytes, file), release);
  } else if (is_packed(bytes) || is_of_old_word(bytes) || ending == ".docx" || ending == ".doc") {
    take(readers::read_docx(bytes, file), release);
  } else if (readers::is_html(bytes) || ending == ".html" || ending == ".htm" || ending == ".mht" ||
             ending == ".mhtml") {
    take(read_page(bytes, path, release.beside), release);
  }
  if (release.document) convert_metafiles(*release.document);
  return release;
}

}  // namespace vestnik::cli
