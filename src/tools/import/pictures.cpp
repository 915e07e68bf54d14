#include "tools/import/pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "input/picture/decode_picture.hpp"
#include "input/yaml/text_source.hpp"

namespace vestnik::importing {
namespace {

/// Letters, digits, dots, hyphens: what every file system and every link takes.
std::string safe_name(const std::string& name) {
  std::string safe;
  for (const char c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    safe += plain ? c : '-';
  }
  while (safe.starts_with('.')) safe.erase(0, 1);
  return safe.empty() ? "picture" : safe;
}

}  // namespace

const PictureShelf::Made& PictureShelf::made(std::size_t file) {
  const auto known = made_.find(file);
  if (known != made_.end()) return known->second;
  const source::PictureFile& given = document_.files[file];
  const auto decoded =
      decode_picture({.bytes = std::make_shared<const std::string>(given.bytes)}, {.file = given.name});
  Made result;
  if (decoded.value && !has_errors(decoded.diagnostics)) {
    const std::string name = safe_name(given.name);
    result.path = "pictures/" + name;
    for (int copy = 2; !paths_.insert(result.path).second; ++copy)
      result.path = fmt::format("pictures/{}-{}", copy, name);
    files_.push_back({result.path, given.bytes});
  } else {
    const auto error =
        std::ranges::find(decoded.diagnostics, Severity::error, [](const Diagnostic& found) { return found.severity; });
    result.problem = error == decoded.diagnostics.end() ? "" : error->message;
  }
  return made_.emplace(file, std::move(result)).first->second;
}

std::optional<std::string> PictureShelf::place(std::size_t picture, int line) {
  const std::size_t file = document_.pictures[picture].file;
  const Made& found = made(file);
  if (found.path.empty()) {
    context_.report("picture-left-out/format"_id, line, value<"path">(in_quotes(document_.files[file].name)),
                    value<"problem">(found.problem));
    return std::nullopt;
  }
  ++placed_;
  return found.path;
}

void PictureShelf::leave_out(std::size_t picture, int line) {
  const std::size_t file = document_.pictures[picture].file;
  context_.report("picture-left-out/place"_id, line, value<"path">(in_quotes(document_.files[file].name)));
}

}  // namespace vestnik::importing
