#include "base/files/output_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace vestnik {
using Operation = FileError::Operation;

namespace {

/// Notes in `made` what it makes, if that is given.
std::optional<FileError> make_missing(const std::filesystem::path& folder, Disk& disk,
                                      std::vector<std::filesystem::path>* made) {
  std::error_code error;
  if (folder.empty() || std::filesystem::is_directory(folder, error)) return std::nullopt;
  if (auto problem = make_missing(folder.parent_path(), disk, made)) return problem;
  const int code = disk.make_folder(folder);
  if (code == 0 && made != nullptr) made->push_back(folder);
  // "new/" is there with "new", and another process may have made it.
  if (code == 0 || (code == EEXIST && std::filesystem::is_directory(folder, error))) return std::nullopt;
  return FileError{Operation::make_folder, folder, code == EEXIST ? ENOTDIR : code};
}

}  // namespace

std::optional<FileError> make_folders(const std::filesystem::path& folder, Disk& disk) {
  return make_missing(folder, disk, nullptr);
}

OutputFolder::OutputFolder(std::filesystem::path target, Disk& disk) : target_(std::move(target)), disk_(disk) {
  std::error_code error;
  target_ = std::filesystem::absolute(target_, error);
  if (!target_.has_filename()) target_ = target_.parent_path();
  std::string name = (target_.parent_path() / ("." + target_.filename().string() + ".XXXXXX")).string();
  const int code = disk_.make_temporary_folder(name);
  if (code != 0) problem_ = FileError{Operation::make_folder, target_, code};
  if (code == 0) path_ = std::move(name);
}

OutputFolder::~OutputFolder() {
  if (!kept_ && !path_.empty()) disk_.remove_folder(path_);
}

std::optional<FileError> OutputFolder::write(const std::filesystem::path& relative, std::string_view bytes) {
  const std::filesystem::path file = path_ / relative;
  if (auto problem = make_folders(file.parent_path(), disk_)) return problem;
  return replace_file(file, bytes, {}, disk_);
}

std::optional<FileError> OutputFolder::commit() {
  // rename() puts a folder in the place of an empty one only.
  const int code = disk_.rename(path_.string(), target_);
  const bool taken = code == ENOTEMPTY || code == ENOTDIR;
  if (code != 0) return FileError{Operation::rename, target_, taken ? EEXIST : code};
  kept_ = true;
  return std::nullopt;
}

NewFiles::~NewFiles() {
  std::for_each(made_.rbegin(), made_.rend(), [this](const auto& made) { disk_.remove(made.string()); });
}

std::optional<FileError> NewFiles::write(const std::filesystem::path& path, std::string_view bytes) {
  if (auto problem = make_missing(path.parent_path(), disk_, &made_)) return problem;
  int descriptor = -1;
  int code = disk_.create(path, descriptor);
  if (code != 0) return FileError{Operation::open, path, code};
  made_.push_back(path);
  code = write_all(disk_, descriptor, bytes);
  const int closed = disk_.close(descriptor);
  if (code != 0) return FileError{Operation::write, path, code};
  if (closed != 0) return FileError{Operation::close, path, closed};
  return std::nullopt;
}

}  // namespace vestnik
