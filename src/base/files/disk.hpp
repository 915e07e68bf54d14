/// @file disk.hpp
/// What writing a file asks of the system, so that tests can let it fail, or end the process, at a named point.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

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
  /// Writes some of the bytes, one at least; `written` becomes how many.
  virtual int write(int descriptor, const char* bytes, std::size_t size, std::size_t& written);
  /// Gives the file the permissions of a new one and has its bytes reach the disk.
  virtual int flush(int descriptor);
  virtual int close(int descriptor);
  virtual int rename(const std::string& from, const std::filesystem::path& to);
  virtual void remove(const std::string& name);
  /// Lets a rename in the folder survive a power cut, where the file system can do that.
  virtual void flush_folder(const std::filesystem::path& folder);
};

/// The real one. Lives as long as the program.
[[nodiscard]] Disk& system_disk();

}  // namespace vestnik
