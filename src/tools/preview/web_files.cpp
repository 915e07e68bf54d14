#include "tools/preview/web_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

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

}  // namespace

std::optional<WebFile> web_file(std::string_view path, const std::filesystem::path& data_folder,
                                std::string_view language) {
  const auto* entry = std::ranges::find(entries, path, &Entry::path);
  if (entry == entries.end()) return std::nullopt;
  std::ifstream stream(data_folder / entry->file, std::ios::binary);
  if (!stream) return std::nullopt;
  WebFile file{{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}, entry->type};
  constexpr std::string_view place = "{language}";
  if (entry->type == html) {
    if (const auto at = file.bytes.find(place); at != std::string::npos) file.bytes.replace(at, place.size(), language);
  }
  return file;
}

}  // namespace vestnik::preview
