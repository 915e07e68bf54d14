#include "issue/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace vestnik {
namespace {

bool lies_within(const std::filesystem::path& file, const std::filesystem::path& root) {
  return std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
}

}  // namespace

std::optional<FileBytes> Files::read(const std::filesystem::path& folder, const std::filesystem::path& root,
                                     const std::string& name, const SourceRange& where) {
  std::error_code error;
  if (name.find('\0') != std::string::npos || name.size() > 4000) {
    findings_.error("file-missing", where, "this is no file name", "name a file in the issue's folder");
    return std::nullopt;
  }
  // Symbolic links are followed before the path is judged.
  const std::filesystem::path path = std::filesystem::weakly_canonical(folder / name, error);
  const std::filesystem::path limit = std::filesystem::weakly_canonical(root, error);
  if (std::filesystem::path(name).is_absolute() || !lies_within(path, limit)) {
    findings_.error("path-outside", where, fmt::format("\"{}\" leads out of the issue's folder", name),
                    "copy the file into the folder and name it by its path from there");
    return std::nullopt;
  }
  if (const auto known = known_.find(path); known != known_.end()) return noted(folder / name, known->second);
  if (!std::filesystem::is_regular_file(path, error)) {
    findings_.error("file-missing", where, fmt::format("there is no file \"{}\"", name),
                    "check the name; it counts from the folder of the file that names it");
    return std::nullopt;
  }
  const std::optional<FileSignature> signature = FileSignature::of(path);
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error || size > largest) {
    findings_.error("file-too-large", where, fmt::format("\"{}\" is larger than {} MB", name, largest >> 20),
                    "make it smaller");
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::ifstream stream(path, std::ios::binary);
  if (!stream || !stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    findings_.error("file-unreadable", where, fmt::format("\"{}\" cannot be read", name), "check its permissions");
    return std::nullopt;
  }
  FileBytes file{name, std::make_shared<const std::string>(std::move(bytes))};
  return noted(folder / name, known_.emplace(path, Known{std::move(file), signature}).first->second);
}

FileBytes Files::noted(const std::filesystem::path& path, const Known& known) {
  if (trace_ != nullptr) trace_->push_back({path, known.signature, known.file.bytes});
  return known.file;
}

}  // namespace vestnik
