/// @file disk.hpp
/// What writing files and folders asks of the system, so that tests can let it fail, or end the process, at a named
/// point.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik {

/// The file system for files in the making. Each function returns 0 or an errno. The base class is the real one; it has
/// no state and may serve any number of threads.
class Disk {
 public:
  Disk() = default;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  virtual ~Disk() = default;

  /// Makes a new file; `name` ends in "XXXXXX.tmp" and becomes the file's. `descriptor` is open for writing.
  virtual int make_temporary(std::string& name, int& descriptor);
  /// Opens a device or a pipe for writing.
  virtual int open_device(const std::filesystem::path& path, int& descriptor);
  /// Makes a file that must not be there yet, as anything.
  virtual int create(const std::filesystem::path& path, int& descriptor);
  /// Opens a regular file for writing, with what it holds. Anything else gives an error, a link as well.
  virtual int open_file(const std::filesystem::path& path, int& descriptor);
  /// Writes some of the bytes, one at least; `written` becomes how many.
  virtual int write(int descriptor, const char* bytes, std::size_t size, std::size_t& written);
  /// Cuts a file off after `size` bytes.
  virtual int cut(int descriptor, std::size_t size);
  /// Gives the file these permissions, or those of a new one, and has its bytes reach the disk.
  virtual int flush(int descriptor, std::optional<unsigned> permissions);
  virtual int close(int descriptor);
  virtual int rename(const std::string& from, const std::filesystem::path& to);
  /// Removes a file, a link or an empty folder.
  virtual void remove(const std::string& name);
  /// Makes one folder; EEXIST if anything is there.
  virtual int make_folder(const std::filesystem::path& folder);
  /// Makes a new folder; `name` ends in "XXXXXX" and becomes the folder's.
  virtual int make_temporary_folder(std::string& name);
  /// Removes a folder with all that it holds, if it is there.
  virtual int remove_folder(const std::filesystem::path& folder);
  /// Lets a rename in the folder survive a power cut, where the file system can do that.
  virtual void flush_folder(const std::filesystem::path& folder);
};

/// The real one. Lives as long as the program.
[[nodiscard]] Disk& system_disk();

/// Writes all of `bytes`. Returns 0 or an errno.
[[nodiscard]] int write_all(Disk& disk, int descriptor, std::string_view bytes);

}  // namespace vestnik
