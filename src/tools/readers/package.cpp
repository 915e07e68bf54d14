#include "tools/readers/package.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

#include "findings/catalogue/message.hpp"

namespace vestnik::readers {
namespace {

struct CloseArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using OpenArchive = std::unique_ptr<archive, CloseArchive>;

/// What Office writes round a document that has a password, and what Word wrote before 2007.
bool is_compound_file(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); }

class Unpacker {
 public:
  Unpacker(std::string_view bytes, std::string file, const PackageLimits& limits)
      : bytes_(bytes), where_{.file = std::move(file)}, limits_(limits), archive_(archive_read_new()) {}

  Outcome<Package> unpack() {
    if (is_compound_file(bytes_)) return refuse("document-locked"_id);
    if (archive_ == nullptr) return unreadable("no memory");
    archive_read_support_format_zip_seekable(archive_.get());
    if (archive_read_open_memory(archive_.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) return unreadable();
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(archive_.get(), &entry)) >= ARCHIVE_WARN && status != ARCHIVE_EOF) {
      if (++entries_ > limits_.entries) return refuse("document-too-large"_id);
      if (archive_entry_is_encrypted(entry) != 0) return refuse("document-locked"_id);
      const char* name = archive_entry_pathname(entry);
      if (name == nullptr || archive_entry_filetype(entry) != AE_IFREG) continue;
      std::string content;
      const Reading reading = read(content);
      if (reading == Reading::broken) return unreadable();
      if (reading == Reading::too_large) return refuse("document-too-large"_id);
      package_.emplace(name, std::move(content));
    }
    if (status != ARCHIVE_EOF) return unreadable();
    return {std::move(package_), {}};
  }

 private:
  enum class Reading { done, broken, too_large };

  Reading read(std::string& content) {
    const la_int64_t begin = archive_filter_bytes(archive_.get(), -1);
    std::array<char, 1 << 16> buffer{};
    while (true) {
      const la_ssize_t count = archive_read_data(archive_.get(), buffer.data(), buffer.size());
      if (count == 0) return Reading::done;
      if (count < 0) return Reading::broken;
      content.append(buffer.data(), static_cast<std::size_t>(count));
      unpacked_ += static_cast<std::size_t>(count);
      const auto packed = static_cast<std::size_t>(archive_filter_bytes(archive_.get(), -1) - begin);
      constexpr std::size_t small = 1 << 20;
      if (unpacked_ > limits_.unpacked) return Reading::too_large;
      if (content.size() > small && content.size() / limits_.ratio > packed + 1) return Reading::too_large;
    }
  }

  Outcome<Package> refuse(MessageId<""> id) const { return {std::nullopt, {finding(id, where_)}}; }
  Outcome<Package> unreadable(std::string problem = {}) const {
    const char* said = archive_ == nullptr ? nullptr : archive_error_string(archive_.get());
    if (problem.empty()) problem = said == nullptr ? "not a zip file" : said;
    return {std::nullopt, {finding("document-unreadable"_id, where_, value<"problem">(problem))}};
  }

  std::string_view bytes_;
  SourceRange where_;
  PackageLimits limits_;
  OpenArchive archive_;
  Package package_;
  std::size_t entries_ = 0, unpacked_ = 0;
};

}  // namespace

Outcome<Package> unpack(std::string_view bytes, const std::string& file, const PackageLimits& limits) {
  return Unpacker(bytes, file, limits).unpack();
}

}  // namespace vestnik::readers
