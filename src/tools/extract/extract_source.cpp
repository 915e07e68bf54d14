#include "tools/extract/extract_source.hpp"

#include <algorithm>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <stdexcept>
#include <string>

#include "findings/catalogue/message.hpp"
#include "pdf/source/source_path.hpp"
#include "pdf/writer/md5.hpp"

namespace vestnik {
namespace {

/// Ends the reading of a PDF; becomes the finding `id`.
struct SourceError : std::runtime_error {
  explicit SourceError(const char* what_is_wrong, std::string attachment = {})
      : std::runtime_error(what_is_wrong), id(what_is_wrong), path(std::move(attachment)) {}
  std::string_view id;
  std::string path;
};

/// Keeps what a stream unpacks to, up to a limit.
class BoundedBytes : public Pipeline {
 public:
  explicit BoundedBytes(std::uintmax_t limit) : Pipeline("source", nullptr), limit_(limit) {}
  void write(const unsigned char* data, std::size_t size) override {
    if (size > limit_ - bytes_.size()) {
      overflown_ = true;
      bytes_.clear();
      throw SourceError("source-too-large");  // ends the unpacking
    }
    bytes_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  std::string take() { return std::move(bytes_); }
  /// qpdf takes what ends the unpacking for damage.
  [[nodiscard]] bool overflown() const { return overflown_; }

 private:
  std::uintmax_t limit_;
  std::string bytes_;
  bool overflown_ = false;
};

class Reader {
 public:
  Reader(std::string_view pdf, const SourceLimits& limits) : limits_(limits), left_(limits.all_bytes) {
    pdf_.setSuppressWarnings(true);
    pdf_.setAttemptRecovery(false);
    pdf_.processMemoryFile("release", pdf.data(), pdf.size());
  }

  std::vector<SourceFile> read() {
    QPDFObjectHandle associated = pdf_.getRoot().getKey("/AF");
    if (!associated.isArray()) throw SourceError("no-source");
    const auto count = static_cast<std::size_t>(std::max(associated.getArrayNItems(), 0));
    for (std::size_t i = 0; i < count; ++i) add(associated.getArrayItem(static_cast<int>(i)));
    if (files_.empty()) throw SourceError("no-source");
    check_folders();
    return std::move(files_);
  }

 private:
  void add(QPDFObjectHandle specification) {
    if (!specification.isDictionary()) throw SourceError("source-damaged/undescribed");
    QPDFObjectHandle relationship = specification.getKey("/AFRelationship");
    if (!relationship.isName() || relationship.getName() != "/Source") return;
    if (files_.size() == limits_.files) throw SourceError("source-too-large/files");
    const std::string path = path_of(specification);
    if (!is_archive_path(path) || !paths_.insert(path).second) {
      throw SourceError("source-path/name", path);
    }
    files_.push_back({path, std::make_shared<const std::string>(bytes_of(specification, path))});
  }

  static std::string path_of(QPDFObjectHandle specification) {
    for (const char* key : {"/UF", "/F"}) {
      QPDFObjectHandle name = specification.getKey(key);
      if (name.isString()) return name.getUTF8Value();
    }
    return {};
  }

  std::string bytes_of(QPDFObjectHandle specification, const std::string& path) {
    QPDFObjectHandle embedded = specification.getKey("/EF");
    QPDFObjectHandle stream = embedded.isDictionary() ? embedded.getKey("/F") : QPDFObjectHandle::newNull();
    const auto damaged = [&] { return SourceError("source-damaged", path); };
    if (!stream.isStream()) throw damaged();
    BoundedBytes sink(std::min(limits_.file_bytes, left_));
    const bool unpacked = stream.pipeStreamData(&sink, 0, qpdf_dl_generalized, true, false);
    if (sink.overflown()) throw SourceError("source-too-large");
    if (!unpacked) throw damaged();
    std::string bytes = sink.take();
    left_ -= bytes.size();
    QPDFObjectHandle parameters = stream.getDict().getKey("/Params");
    if (!parameters.isDictionary()) throw damaged();
    QPDFObjectHandle size = parameters.getKey("/Size"), sum = parameters.getKey("/CheckSum");
    if (!size.isInteger() || size.getIntValue() != static_cast<long long>(bytes.size())) throw damaged();
    if (!sum.isString() || sum.getStringValue() != md5(bytes)) throw damaged();
    return bytes;
  }

  /// A file cannot be the folder of another. In sorted order the two need not be neighbours ("a", "a-b", "a/c").
  void check_folders() const {
    for (const std::string& path : paths_) {
      for (std::size_t at = path.find('/'); at != std::string::npos; at = path.find('/', at + 1)) {
        if (paths_.contains(path.substr(0, at))) {
          throw SourceError("source-path/folder", path.substr(0, at));
        }
      }
    }
  }

  SourceLimits limits_;
  std::uintmax_t left_;
  QPDF pdf_;
  std::vector<SourceFile> files_;
  std::set<std::string> paths_;
};

}  // namespace

Outcome<std::vector<SourceFile>> extract_source(std::string_view pdf, std::string_view name,
                                                const SourceLimits& limits) {
  const auto failed = [&](std::string_view id, MessageValue what) {
    return Outcome<std::vector<SourceFile>>{std::nullopt,
                                            {finding(id, {.file = std::string(name)}, {std::move(what)})}};
  };
  try {
    return {Reader(pdf, limits).read(), {}};
  } catch (const SourceError& error) {
    return failed(error.id, value("path", error.path));
  } catch (const std::exception& error) {  // qpdf throws what it finds
    return failed("no-pdf", value("problem", error.what()));
  }
}

}  // namespace vestnik
