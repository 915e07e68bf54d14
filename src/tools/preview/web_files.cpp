#include "tools/preview/web_files.hpp"
#include "base/files/data_folder.hpp"
#include "base/files/read_file.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace vestnik::preview {
namespace {

struct Entry {
  std::string_view path, file, type;
};

constexpr std::string_view html = "text/html; charset=utf-8";
constexpr std::string_view script = "text/javascript; charset=utf-8";
constexpr std::string_view face = "font/ttf";

constexpr std::array entries{
    Entry{"/", "assets/preview/index.html", html},
    Entry{"/preview.css", "assets/preview/preview.css", "text/css; charset=utf-8"},
    Entry{"/icon.svg", "assets/preview/icon.svg", "image/svg+xml"},
    Entry{"/texts.json", "assets/preview/texts.json", "application/json; charset=utf-8"},
    Entry{"/main.js", "assets/preview/main.js", script},
    Entry{"/dom.js", "assets/preview/dom.js", script},
    Entry{"/texts.js", "assets/preview/texts.js", script},
    Entry{"/server.js", "assets/preview/server.js", script},
    Entry{"/pages.js", "assets/preview/pages.js", script},
    Entry{"/places.js", "assets/preview/places.js", script},
    Entry{"/zoom.js", "assets/preview/zoom.js", script},
    Entry{"/sidebar.js", "assets/preview/sidebar.js", script},
    Entry{"/findings.js", "assets/preview/findings.js", script},
    Entry{"/fonts/text.ttf", "fonts/PTS55F.ttf", face},
    Entry{"/fonts/bold.ttf", "fonts/PTS75F.ttf", face},
};

/// The desk's page is built from src/tools/desk/web/; without Node.js its script and style are not there.
constexpr std::string_view built = "built:";
constexpr std::array desk_entries{
    Entry{"/", "assets/desk/index.html", html},
    Entry{"/desk.js", "built:desk.js", script},
    Entry{"/desk.css", "built:desk.css", "text/css; charset=utf-8"},
    Entry{"/icon.svg", "assets/preview/icon.svg", "image/svg+xml"},
    Entry{"/texts.json", "assets/preview/texts.json", "application/json; charset=utf-8"},
    Entry{"/fonts/text.ttf", "fonts/PTS55F.ttf", face},
    Entry{"/fonts/bold.ttf", "fonts/PTS75F.ttf", face},
};

/// What is built lies beside the programs, not among Vestnik's data, which may be elsewhere.
std::filesystem::path place_of(std::string_view file, const std::filesystem::path& data_folder) {
  if (!file.starts_with(built)) return data_folder / file;
  const auto program = program_beside("vestnik-preview");
  return program.parent_path().parent_path() / "share" / "vestnik-desk" / file.substr(built.size());
}

constexpr std::size_t largest = std::size_t{64} << 20;

}  // namespace

std::optional<WebFile> web_file(std::string_view path, const std::filesystem::path& data_folder,
                                std::string_view language, WebPage page) {
  const std::span<const Entry> files = page == WebPage::desk ? std::span<const Entry>(desk_entries) : entries;
  const auto entry = std::ranges::find(files, path, &Entry::path);
  if (entry == files.end()) return std::nullopt;
  const FileContent content = read_disk_file(place_of(entry->file, data_folder), largest);
  if (!content.bytes) return std::nullopt;
  WebFile file{*content.bytes, entry->type};
  constexpr std::string_view place = "{language}";
  if (entry->type == html) {
    if (const auto at = file.bytes.find(place); at != std::string::npos) file.bytes.replace(at, place.size(), language);
  }
  return file;
}

}  // namespace vestnik::preview
