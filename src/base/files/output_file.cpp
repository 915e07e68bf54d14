#include "base/files/output_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/files/output_folder.hpp"

namespace vestnik {
using Operation = FileError::Operation;

std::filesystem::path behind_links(const std::filesystem::path& path) {
  constexpr int most_links = 40;  // the kernel's limit
  std::error_code error;
  std::filesystem::path target = std::filesystem::absolute(path, error);
  for (int links = 0; links < most_links && std::filesystem::is_symlink(target, error); ++links) {
    target = target.parent_path() / std::filesystem::read_symlink(target, error);
  }
  return target;
}

bool same_place(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(one, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    const auto place = [&](const auto& path) { return std::filesystem::weakly_canonical(behind_links(path), error); };
    return place(one) == place(other);
  }
  return std::filesystem::is_regular_file(status) && std::filesystem::equivalent(one, other, error);
}

OutputFile::OutputFile(const std::filesystem::path& path, Replacing how, Disk& disk)
    : path_(path), how_(std::move(how)), disk_(disk) {
  struct stat there {};
  const bool exists = stat(path.c_str(), &there) == 0;
  if (!exists && errno == ELOOP) fail(Operation::open, ELOOP);
  if (exists && S_ISDIR(there.st_mode)) fail(Operation::open, EISDIR);
  if (error_) return;
  if (exists && !S_ISREG(there.st_mode)) {  // a file put in its place would be no device and no pipe
    fail(Operation::open, disk_.open_device(path, descriptor_));
    return;
  }
  if (exists && how_.same_permissions) permissions_ = there.st_mode & 07777U;
  target_ = behind_links(path);
  const std::filesystem::path& folder = how_.temporary_folder.empty() ? target_.parent_path() : how_.temporary_folder;
  std::string name = (folder / ("." + target_.filename().string() + ".XXXXXX.tmp")).string();
  const int code = disk_.make_temporary(name, descriptor_);
  if (code == 0) temporary_ = std::move(name);
  fail(Operation::open, code);
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) disk_.close(descriptor_);
  if (!temporary_.empty()) disk_.remove(temporary_);
}

void OutputFile::fail(Operation operation, int code) {
  if (code != 0 && !error_) error_ = FileError{operation, path_, code};
}

void OutputFile::append(std::string_view bytes) {
  while (!error_ && !bytes.empty()) {
    std::size_t written = 0;
    fail(Operation::write, disk_.write(descriptor_, bytes.data(), bytes.size(), written));
    bytes.remove_prefix(written);
  }
}

std::optional<FileError> OutputFile::commit() {
  const bool in_the_making = !temporary_.empty();
  if (!error_ && in_the_making) fail(Operation::flush, disk_.flush(descriptor_, permissions_));
  if (!error_) fail(Operation::close, disk_.close(std::exchange(descriptor_, -1)));
  if (!error_ && in_the_making) fail(Operation::rename, disk_.rename(temporary_, target_));
  if (error_) return error_;
  temporary_.clear();
  if (in_the_making && how_.flush_name) disk_.flush_folder(target_.parent_path());
  return std::nullopt;
}

std::optional<FileError> replace_file(const std::filesystem::path& path, std::string_view bytes, const Replacing& how,
                                      Disk& disk) {
  OutputFile file(path, how, disk);
  file.append(bytes);
  return file.commit();
}

std::optional<FileError> overwrite_file(const std::filesystem::path& path, std::string_view bytes, Disk& disk) {
  const auto failed = [&](Operation operation, int code) { return FileError{operation, path, code}; };
  int descriptor = -1;
  int code = disk.open_file(path, descriptor);
  const bool in_the_way = code == ELOOP || code == ENXIO || code == EINVAL;  // a link; a pipe or a socket; a device
  if (in_the_way) disk.remove(path.string());
  if (in_the_way || code == ENOENT) code = disk.create(path, descriptor);
  if (code != 0) return failed(Operation::open, code);
  code = write_all(disk, descriptor, bytes);
  // Cut off last: a file cut to nothing first is flushed to the disk when it is closed.
  if (code == 0) code = disk.cut(descriptor, bytes.size());
  const int closed = disk.close(descriptor);
  if (code != 0) return failed(Operation::write, code);
  if (closed != 0) return failed(Operation::close, closed);
  return std::nullopt;
}

std::optional<FileError> prepare_output(const std::filesystem::path& path, Disk& disk) {
  std::error_code error;
  const std::filesystem::file_status there = std::filesystem::status(path, error);
  const bool a_device = std::filesystem::exists(there) && !std::filesystem::is_regular_file(there) &&
                        !std::filesystem::is_directory(there);
  if (a_device) {  // opening a pipe would wait for its reader
    if (access(path.c_str(), W_OK) == 0) return std::nullopt;
    return FileError{Operation::open, path, errno};
  }
  if (auto failed = make_folders(behind_links(path).parent_path(), disk)) return failed;
  return OutputFile(path, {}, disk).problem();
}

}  // namespace vestnik
