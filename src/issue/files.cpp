#include "issue/files.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

#include "issue/nearest.hpp"

namespace vestnik {
namespace {

bool lies_within(const std::filesystem::path& file, const std::filesystem::path& root) {
  return std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
}

}  // namespace

void Files::report_missing(const std::filesystem::path& path, const std::string& name, const SourceRange& where) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator entry(path.parent_path(), error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_regular_file(error)) names.push_back(entry->path().filename().string());
  }
  std::ranges::sort(names);  // folders list their files in no order
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const std::string_view near = nearest(path.filename().string(), candidates);
  if (near.empty()) {
    findings_.report("file-missing", where, {value("name", name)});
  } else {
    const std::string suggested = (std::filesystem::path(name).parent_path() / near).string();
    findings_.report("file-missing/nearest", where, {value("name", name), value("nearest", suggested)});
  }
}

std::optional<FileBytes> Files::read(const std::filesystem::path& folder, const std::filesystem::path& root,
                                     const std::string& name, const SourceRange& where) {
  std::error_code error;
  if (name.find('\0') != std::string::npos || name.size() > 4000) {
    findings_.report("file-missing/name", where);
    return std::nullopt;
  }
  // Symbolic links are followed before the path is judged.
  const std::filesystem::path path = std::filesystem::weakly_canonical(folder / name, error);
  const std::filesystem::path limit = std::filesystem::weakly_canonical(root, error);
  if (std::filesystem::path(name).is_absolute() || !lies_within(path, limit)) {
    findings_.report("path-outside", where, {value("name", name)});
    return std::nullopt;
  }
  if (const auto known = known_.find(path); known != known_.end()) return noted(folder / name, known->second);
  if (!std::filesystem::is_regular_file(path, error)) {
    report_missing(path, name, where);
    return std::nullopt;
  }
  const std::optional<FileSignature> signature = FileSignature::of(path);
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error || size > largest) {
    findings_.report("file-too-large", where, {value("name", name), value("limit", largest >> 20)});
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::ifstream stream(path, std::ios::binary);
  if (!stream || !stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    findings_.report("file-unreadable", where, {value("name", name)});
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
