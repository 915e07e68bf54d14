#include "tools/readers/web_archive.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"

namespace vestnik::readers {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

void start_mime() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
}

std::string text_or_nothing(const char* text) { return text == nullptr ? std::string() : as_utf8(text); }

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  GByteArray* bytes = g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

class ArchiveReader {
 public:
  std::optional<WebArchive> read(std::string_view bytes) {
    start_mime();
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (message == nullptr) return std::nullopt;
    result_.address = text_or_nothing(
        g_mime_object_get_header(reinterpret_cast<GMimeObject*>(message.get()), "Snapshot-Content-Location"));
    part(g_mime_message_get_mime_part(message.get()), 0);
    if (!found_) return std::nullopt;
    return std::move(result_);
  }

 private:
  void part(GMimeObject* object, int depth) {
    constexpr int deepest = 20;
    if (object == nullptr || depth > deepest) return;
    if (GMIME_IS_MULTIPART(object)) {
      auto* all = reinterpret_cast<GMimeMultipart*>(object);
      for (int i = 0; i < g_mime_multipart_get_count(all); ++i) part(g_mime_multipart_get_part(all, i), depth + 1);
    } else if (GMIME_IS_PART(object)) {
      file(object);
    }
  }

  void file(GMimeObject* object) {
    std::string content = content_of(reinterpret_cast<GMimePart*>(object));
    const std::string address = text_or_nothing(g_mime_object_get_header(object, "Content-Location"));
    GMimeContentType* type = g_mime_object_get_content_type(object);
    if (!found_ && type != nullptr && g_mime_content_type_is_type(type, "text", "html") != FALSE) {
      found_ = true;
      result_.page = std::move(content);
      result_.charset = text_or_nothing(g_mime_content_type_get_parameter(type, "charset"));
      if (result_.address.empty() && address.starts_with("http")) result_.address = address;
      return;
    }
    if (const char* id = g_mime_object_get_content_id(object)) result_.files.emplace("cid:" + as_utf8(id), content);
    if (!address.empty()) result_.files.emplace(address, std::move(content));
  }

  WebArchive result_;
  bool found_ = false;
};

}  // namespace

std::optional<WebArchive> read_web_archive(std::string_view bytes) { return ArchiveReader().read(bytes); }

bool looks_like_web_archive(std::string_view bytes) {
  const std::string begin = folded_case(as_utf8(std::string(bytes.substr(0, 4'000))));
  const std::size_t type = begin.find("content-type:");
  const bool headers =
      begin.starts_with("mime-version:") || begin.starts_with("from:") || begin.starts_with("content-");
  return headers && type != std::string::npos &&
         (begin.find("multipart/related", type) != std::string::npos ||
          begin.find("text/html", type) != std::string::npos);
}

std::string from_base64(std::string_view text) {
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_BASE64);
  std::string result(g_mime_encoding_outlen(&state, text.size()) + 3, '\0');
  result.resize(g_mime_encoding_step(&state, text.data(), text.size(), result.data()));
  return result;
}

}  // namespace vestnik::readers
