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
  explicit SourceError(MessageId<"path"> what_is_wrong, std::string attachment = {})
      : std::runtime_error(std::string(what_is_wrong.text)), id(what_is_wrong), path(std::move(attachment)) {}
  MessageId<"path"> id;
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
      throw SourceError("source-too-large"_id);  // ends the unpacking
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
    if (!associated.isArray()) throw SourceError("no-source"_id);
    const auto count = static_cast<std::size_t>(std::max(associated.getArrayNItems(), 0));
    for (std::size_t i = 0; i < count; ++i) add(associated.getArrayItem(static_cast<int>(i)));
    if (files_.empty()) throw SourceError("no-source"_id);
    check_folders();
    return std::move(files_);
  }

 private:
  void add(QPDFObjectHandle specification) {
    if (!specification.isDictionary()) throw SourceError("source-damaged/undescribed"_id);
    QPDFObjectHandle relationship = specification.getKey("/AFRelationship");
    if (!relationship.isName() || relationship.getName() != "/Source") return;
    if (files_.size() == limits_.files) throw SourceError("source-too-large/files"_id);
    const std::string path = path_of(specification);
    if (!is_archive_path(path) || !paths_.insert(path).second) {
      throw SourceError("source-path/name"_id, path);
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
    const auto damaged = [&] { return SourceError("source-damaged"_id, path); };
    if (!stream.isStream()) throw damaged();
    BoundedBytes sink(std::min(limits_.file_bytes, left_));
    const bool unpacked = stream.pipeStreamData(&sink, 0, qpdf_dl_generalized, true, false);
    if (sink.overflown()) throw SourceError("source-too-large"_id);
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
          throw SourceError("source-path/folder"_id, path.substr(0, at));
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
  const auto failed = [&](Message why) {
    return Outcome<std::vector<SourceFile>>{std::nullopt, {finding(std::move(why), {.file = std::string(name)})}};
  };
  try {
    return {Reader(pdf, limits).read(), {}};
  } catch (const SourceError& error) {
    return failed(message(error.id, value<"path">(error.path)));
  } catch (const std::exception& error) {  // qpdf throws what it finds
    return failed(message("no-pdf"_id, value<"problem">(std::string(error.what()))));
  }
}

}  // namespace vestnik
