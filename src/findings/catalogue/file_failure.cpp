#include "findings/catalogue/file_failure.hpp"

#include <cerrno>
#include <string>
#include <system_error>

#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

LocalText told(const LocalText& what, const LocalText& why) {
  return {what.en + ": " + why.en, what.in(UiLanguage::ru) + ": " + why.in(UiLanguage::ru)};
}

}  // namespace

LocalText system_reason(int error) { return as_term(std::error_code(error, std::generic_category()).message()); }

LocalText cannot_write(const std::filesystem::path& file, int error) {
  // Of a file that is to be written, "no such file" would be no reason.
  return told(term("cannot write {}", file.string()),
              error == ENOENT ? term("there is no such folder") : system_reason(error));
}

std::optional<LocalText> in_words(const std::optional<FileError>& error) {
  if (!error) return std::nullopt;
  using Operation = FileError::Operation;
  if (error->operation == Operation::make_folder)
    return told(term("cannot make {}", error->path.string()), system_reason(error->code));
  if (error->operation == Operation::rename && error->code == EEXIST) {
    return term("{} exists and is not empty", error->path.string());
  }
  return cannot_write(error->path, error->code);
}

LocalText cannot_lock(const std::filesystem::path& file, int error) {
  return told(term("cannot lock {}", file.string()), system_reason(error));
}

}  // namespace vestnik
