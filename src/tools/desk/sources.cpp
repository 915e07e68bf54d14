#include <fmt/format.h>

#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "engine/typeset/typeset.hpp"
#include "findings/display/finding_json.hpp"
#include "input/files/file_trace.hpp"
#include "input/files/files.hpp"
#include "model/issue/pdf_name.hpp"
#include "tools/desk/changes.hpp"
#include "tools/desk/desk.hpp"
#include "tools/preview/drawn_pdf.hpp"

namespace vestnik::desk {
namespace {

using Json = nlohmann::ordered_json;

std::string text_in(const edit::Value* mapping, std::string_view key) {
  const edit::Value* value = mapping != nullptr ? mapping->find(key) : nullptr;
  return value != nullptr && value->is_scalar() ? value->text : std::string();
}

/// "https://www.polisia.kz/news/1" → "polisia.kz"
std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

/// Whether the file `made` is younger than all of the others.
bool is_younger(const std::filesystem::path& made, const std::filesystem::path& than) {
  const auto one = FileSignature::of(made), other = FileSignature::of(than);
  return one && other && one->modified >= other->modified;
}

}  // namespace

/// The sources of all issues' articles, each once, those of later issues first: {"sources": [{"name", "host",
/// "masthead-text", "masthead": file, "alternative", "issue": whose the file is}]}
Desk::Reply Desk::sources(const Call& /*call*/) {
  constexpr std::size_t most = 1'000;
  std::map<std::string, Json> known;
  Json list = Json::array();
  for (const ShelfIssue& issue : issues_in(folder_)) {
    const auto file = read_issue_file(issue.path);
    const auto root = file ? edit::read_value_of(file->text) : std::nullopt;
    if (!root) continue;
    for (const PlacedArticle& article : articles_of(*root)) {
      const edit::Value* source = article.value->find("source");
      const std::string name = text_in(source, "name");
      if (name.empty() || name.starts_with("‹") || known.size() >= most) continue;
      Json& entry = known.try_emplace(name, Json::object()).first->second;
      const edit::Value* masthead = source->find("masthead");
      // Every article adds what is not known yet.
      const auto learn = [&](const char* key, const std::string& text) {
        if (!text.empty() && !entry.contains(key)) entry[key] = text;
      };
      entry["name"] = name;
      learn("host", host_of(text_in(source, "address")));
      learn("masthead-text", text_in(source, "masthead-text"));
      if (!entry.contains("masthead") && masthead != nullptr && !text_in(masthead, "picture").empty()) {
        learn("masthead", text_in(masthead, "picture"));
        learn("alternative", text_in(masthead, "alternative"));
        entry["issue"] = issue.id;
      }
    }
  }
  for (auto& [name, entry] : known) list.push_back(std::move(entry));
  return {.body = dumped({{"sources", std::move(list)}}, -1)};
}

/// The first page, small. It is drawn from the PDF that was released, or the issue is set for it, and kept until the
/// descriptor changes.
Desk::Reply Desk::cover(const ShelfIssue& issue, const Call& /*call*/) {
  constexpr int width = 240;
  constexpr const char* type = "image/png";
  const std::filesystem::path folder = issue.path.parent_path();
  const std::filesystem::path kept = folder / ".vestnik-desk" / fmt::format("cover-{}.png", issue.id);
  const std::filesystem::path released = folder / pdf_name(issue.path, false).filename();
  const std::lock_guard lock(covers_);  // one at a time: it is nobody's hurry
  if (is_younger(kept, issue.path)) {
    const FileContent content = read_disk_file(kept, Files::largest);
    if (content.bytes) return {.body = *content.bytes, .type = type};
  }
  std::string pdf;
  if (is_younger(released, issue.path)) {
    const FileContent content = read_disk_file(released, std::size_t{1} << 30);
    if (content.bytes) pdf = *content.bytes;
  } else if (Outcome<Issue> loaded = load_issue(issue.path, options_); loaded.value) {
    Outcome<Release> release = typeset(*loaded.value, options_);
    if (release.value) pdf = std::move(release.value->pdf);
  }
  const auto drawn = pdf.empty() ? nullptr : preview::DrawnPdf::open(pdf);
  const auto png = drawn ? drawn->png(0, width) : std::nullopt;
  if (!png) return {.status = 204, .type = type};  // an issue that cannot be set has none
  // Where it cannot be kept, it is drawn again.
  if (!make_folders(kept.parent_path())) static_cast<void>(replace_file(kept, *png));
  return {.body = *png, .type = type};
}

}  // namespace vestnik::desk
