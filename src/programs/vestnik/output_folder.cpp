#include "programs/vestnik/output_folder.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "base/files/output_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik::cli {
OutputFolder::OutputFolder(std::filesystem::path target) : target_(std::move(target)) {
  std::error_code error;
  target_ = std::filesystem::absolute(target_, error);
  if (!target_.has_filename()) target_ = target_.parent_path();
  std::string pattern = (target_.parent_path() / fmt::format(".{}.XXXXXX", target_.filename().string())).string();
  if (mkdtemp(pattern.data()) == nullptr) {
    failure_ = cannot_make(target_, errno);
    return;
  }
  path_ = pattern;
  // mkdtemp gives the folder to its owner alone; the user's mask says what others may do.
  const mode_t mask = umask(0);
  umask(mask);
  chmod(pattern.c_str(), 0777 & ~mask);
}

OutputFolder::~OutputFolder() {
  std::error_code error;
  if (!kept_ && !path_.empty()) std::filesystem::remove_all(path_, error);
}

std::optional<LocalText> OutputFolder::write(const std::filesystem::path& relative, std::string_view bytes) {
  std::error_code error;
  const std::filesystem::path file = path_ / relative;
  std::filesystem::create_directories(file.parent_path(), error);
  if (error) return cannot_make(file.parent_path(), error.value());
  return in_words(replace_file(file, bytes));
}

std::optional<LocalText> OutputFolder::commit() {
  // rename() puts a folder in the place of an empty one only.
  if (std::rename(path_.c_str(), target_.c_str()) != 0) {
    const int code = errno;
    const bool taken = code == EEXIST || code == ENOTEMPTY || code == ENOTDIR;
    if (!taken) return cannot_write(target_, code);
    return term("{} exists and is not empty", target_.string());
  }
  kept_ = true;
  return std::nullopt;
}

}  // namespace vestnik::cli
