#include "issue/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vestnik {
namespace {

bool lies_within(const std::filesystem::path& file, const std::filesystem::path& root) {
  return std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
}

}  // namespace

std::optional<FileBytes> Files::read(const std::filesystem::path& folder, const std::filesystem::path& root,
                                     const std::string& name, const SourceRange& where) {
  checkpoint_();
  if (name.find('\0') != std::string::npos || name.size() > 4000) {
    findings_.error("file-missing", where, "this is no file name", "name a file in the issue's folder");
    return std::nullopt;
  }
  // Symbolic links are followed before the path is judged.
  const std::filesystem::path path = source_.resolve(folder / name);
  if (std::filesystem::path(name).is_absolute() || !lies_within(path, source_.resolve(root))) {
    findings_.error("path-outside", where, fmt::format("\"{}\" leads out of the issue's folder", name),
                    "copy the file into the folder and name it by its path from there");
    return std::nullopt;
  }
  if (const auto known = known_.find(path); known != known_.end()) return noted(folder / name, known->second);
  const std::optional<FileSignature> signature = trace_ != nullptr ? FileSignature::of(path) : std::nullopt;
  FileContent content = source_.read(path, largest);
  switch (content.state) {
    case FileContent::State::found:
      return noted(folder / name,
                   known_.emplace(path, Known{{name, std::move(content.bytes)}, signature}).first->second);
    case FileContent::State::missing:
    case FileContent::State::folder:
      findings_.error("file-missing", where, fmt::format("there is no file \"{}\"", name),
                      "check the name; it counts from the folder of the file that names it");
      break;
    case FileContent::State::too_large:
      findings_.error("file-too-large", where, fmt::format("\"{}\" is larger than {} MB", name, largest >> 20),
                      "make it smaller");
      break;
    case FileContent::State::unreadable:
      findings_.error("file-unreadable", where, fmt::format("\"{}\" cannot be read", name), "check its permissions");
      break;
  }
  return std::nullopt;
}

FileBytes Files::noted(const std::filesystem::path& path, const Known& known) {
  if (trace_ != nullptr) trace_->push_back({path, known.signature, known.file.bytes});
  return known.file;
}

}  // namespace vestnik
