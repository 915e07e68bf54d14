#include "input/files/files.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/files/read_file.hpp"
#include "base/text/case_and_form.hpp"
#include "base/text/nearest.hpp"

namespace vestnik {

bool lies_within(const std::filesystem::path& file, const std::filesystem::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

InPlace in_place_of_file(const FileSource& source, const std::filesystem::path& path) {
  using std::filesystem::file_type;
  if (&source != disk_files().get()) return InPlace::nothing;
  std::error_code error;
  switch (std::filesystem::status(path, error).type()) {
    case file_type::directory:
      return InPlace::folder;
    case file_type::regular:  // it came in between
      return InPlace::nothing;
    case file_type::none:
    case file_type::not_found:
    case file_type::unknown:
      return std::filesystem::is_symlink(path, error) ? InPlace::link : InPlace::nothing;
    default:
      return InPlace::special;
  }
}

namespace {

/// Whether a file is there if the letters of its name, or of its folders' names, are composed in another way, as some
/// systems do when they copy or pack files.
bool is_there_composed(const std::filesystem::path& path) {
  std::filesystem::path found = path.root_path();
  bool otherwise = false;
  for (const std::filesystem::path& part : path.relative_path()) {
    std::error_code error;
    if (std::filesystem::exists(found / part, error)) {
      found /= part;
      continue;
    }
    const std::string wanted = to_nfc(part.string());
    std::filesystem::directory_iterator entry(found, error);
    const std::filesystem::directory_iterator end;
    while (!error && entry != end && to_nfc(entry->path().filename().string()) != wanted) entry.increment(error);
    if (error || entry == end) return false;
    found = entry->path();
    otherwise = true;
  }
  return otherwise;
}

}  // namespace

void Files::report_missing(const std::filesystem::path& path, const std::string& name, const SourceRange& where) {
  if (name.find('\\') != std::string::npos) {
    std::string path_with_slashes = name;
    std::ranges::replace(path_with_slashes, '\\', '/');
    findings_.report("file-missing/slash"_id, where, value<"name">(name), value<"path">(path_with_slashes));
    return;
  }
  switch (in_place_of_file(source_, path)) {
    case InPlace::folder:
      return findings_.report("file-missing/named-folder"_id, where, value<"name">(name));
    case InPlace::special:
      return findings_.report("file-missing/named-special"_id, where, value<"name">(name));
    case InPlace::link:
      return findings_.report("file-missing/named-link"_id, where, value<"name">(name));
    case InPlace::nothing:
      break;
  }
  if (&source_ == disk_files().get() && is_there_composed(path)) {
    return findings_.report("file-missing/composed"_id, where, value<"name">(name));
  }
  std::error_code error;
  std::vector<std::string> names;
  std::filesystem::directory_iterator entry(path.parent_path(), error);
  for (const std::filesystem::directory_iterator end; !error && entry != end; entry.increment(error)) {
    if (source_.on_disk(entry->path())) names.push_back(entry->path().filename().string());
  }
  std::ranges::sort(names);  // folders list their files in no order
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const std::string_view near = nearest(path.filename().string(), candidates);
  if (near.empty()) {
    findings_.report("file-missing"_id, where, value<"name">(name));
  } else {
    const std::string suggested = (std::filesystem::path(name).parent_path() / near).string();
    findings_.report("file-missing/nearest"_id, where, value<"name">(name), value<"nearest">(suggested));
  }
}

std::optional<FileBytes> Files::read(const std::filesystem::path& folder, const std::filesystem::path& root,
                                     const std::string& name, const SourceRange& where) {
  checkpoint_();
  if (name.find('\0') != std::string::npos || name.size() > 4000) {
    findings_.report("file-missing/name"_id, where);
    return std::nullopt;
  }
  // Symbolic links are followed before the path is judged.
  const std::filesystem::path path = source_.resolve(folder / name);
  if (std::filesystem::path(name).is_absolute() || !lies_within(path, source_.resolve(root))) {
    findings_.report("path-outside"_id, where, value<"name">(name));
    return std::nullopt;
  }
  if (const auto known = known_.find(path); known != known_.end()) return noted(folder / name, known->second);
  const std::optional<FileSignature> signature = trace_ != nullptr ? FileSignature::of(path) : std::nullopt;
  FileContent content = read_file(source_, path, largest);
  switch (content.state) {
    case FileContent::State::found:
      return noted(folder / name,
                   known_.emplace(path, Known{{name, std::move(content.bytes)}, signature}).first->second);
    case FileContent::State::missing:
    case FileContent::State::folder:
      report_missing(path, name, where);
      break;
    case FileContent::State::too_large:
      findings_.report("file-too-large"_id, where, value<"name">(name), value<"limit">(largest >> 20));
      break;
    case FileContent::State::unreadable:
      findings_.report("file-unreadable"_id, where, value<"name">(name));
      break;
  }
  return std::nullopt;
}

FileBytes Files::noted(const std::filesystem::path& path, const Known& known) {
  if (trace_ != nullptr) trace_->push_back({path, known.signature, known.file.bytes});
  return known.file;
}

}  // namespace vestnik
