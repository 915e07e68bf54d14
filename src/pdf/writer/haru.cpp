#include "pdf/writer/haru.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <array>
#include <cmath>
#include <memory>
#include <new>
#include <utility>

#include "base/hash/hash.hpp"

namespace vestnik {
namespace {

constexpr std::size_t longest_string = 32767;  // PDF/A-2, 6.1.13
constexpr int quick_level = 6, best_level = 12;

// Errors are looked at in Haru::check; a handler must not throw through C frames.
void ignore_error(HPDF_STATUS /*error*/, HPDF_STATUS /*detail*/, void* /*user*/) {}

HPDF_STATUS write_flate(HPDF_Dict /*dict*/, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}
HPDF_STATUS write_dct(HPDF_Dict /*dict*/, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, "/Filter /DCTDecode\n");
}

struct CompressorDelete {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

Haru::Haru(Compression compression)
    : doc_(HPDF_NewEx(ignore_error, nullptr, nullptr, 0, nullptr)), compression_(compression) {
  if (doc_ == nullptr) throw HaruError("libharu does not start");
  doc_->pdf_version = HPDF_VER_17;
}
Haru::~Haru() { HPDF_Free(doc_); }

template <class T>
T Haru::made(T object) const {
  if (object == nullptr) throw HaruError("libharu could not make an object");
  return object;
}

void Haru::check() const {
  if (doc_->error.error_no != 0) {
    throw HaruError(fmt::format("libharu reports error 0x{:04X}", static_cast<unsigned>(doc_->error.error_no)));
  }
}

HPDF_Dict Haru::dict() { return made(HPDF_Dict_New(doc_->mmgr)); }
HPDF_Array Haru::array() { return made(HPDF_Array_New(doc_->mmgr)); }

HPDF_Dict Haru::indirect_dict() {
  HPDF_Dict result = dict();
  if (HPDF_Xref_Add(doc_->xref, result) != HPDF_OK) throw HaruError("the document holds too many objects");
  return result;
}

HPDF_Array Haru::indirect_array() {
  HPDF_Array result = array();
  if (HPDF_Xref_Add(doc_->xref, result) != HPDF_OK) throw HaruError("the document holds too many objects");
  return result;
}

HPDF_Dict Haru::stream(std::string bytes, Packing packing) {
  HPDF_Dict result = made(HPDF_DictStream_New(doc_->mmgr, doc_->xref));
  hold(result, std::move(bytes), packing);
  return result;
}

void Haru::hold(HPDF_Dict stream, std::string bytes, Packing packing) {
  stream->filter = HPDF_STREAM_FILTER_NONE;
  if (packing != Packing::none) stream->write_fn = packing == Packing::flate ? write_flate : write_dct;
  stream_bytes_[stream] = std::move(bytes);
}

const std::string& Haru::bytes_of(HPDF_Dict stream) const {
  const auto found = stream_bytes_.find(stream);
  if (found == stream_bytes_.end()) throw HaruError("a stream has no bytes");
  return found->second;
}

HPDF_Dict Haru::shared_stream(std::string_view bytes) {
  HPDF_Dict& slot = shared_[hash128(bytes)];
  if (slot == nullptr) slot = stream(deflated(bytes), Packing::flate);
  return slot;
}

HPDF_Page Haru::page(double width, double height) {
  HPDF_Page page = made(HPDF_AddPage(doc_));
  HPDF_Page_SetWidth(page, static_cast<HPDF_REAL>(width));
  HPDF_Page_SetHeight(page, static_cast<HPDF_REAL>(height));
  return page;
}

void Haru::set_page_content(HPDF_Page page, std::string bytes, Packing packing) {
  hold(static_cast<HPDF_PageAttr>(page->attr)->contents, std::move(bytes), packing);
}

void Haru::add(HPDF_Dict dict, const char* key, void* object) { HPDF_Dict_Add(dict, key, object); }
void Haru::add(HPDF_Dict dict, const char* key, int number) { HPDF_Dict_AddNumber(dict, key, number); }
void Haru::add(HPDF_Dict dict, const char* key, bool flag) {
  HPDF_Dict_AddBoolean(dict, key, flag ? HPDF_TRUE : HPDF_FALSE);
}
void Haru::add_real(HPDF_Dict dict, const char* key, double number) {
  HPDF_Dict_AddReal(dict, key, static_cast<HPDF_REAL>(std::round(number * 1000) / 1000));
}
void Haru::add_name(HPDF_Dict dict, const char* key, std::string_view name) {
  HPDF_Dict_AddName(dict, key, std::string(name).c_str());
}
void Haru::add_text(HPDF_Dict dict, const char* key, std::string_view utf8) { add_bytes(dict, key, text_string(utf8)); }

void Haru::add_bytes(HPDF_Dict dict, const char* key, std::string_view bytes) {
  if (bytes.size() > longest_string) throw HaruError(fmt::format("the text for /{} is too long for a PDF", key));
  const std::string copy(bytes);
  HPDF_Dict_Add(dict, key,
                made(HPDF_Binary_New(doc_->mmgr, reinterpret_cast<HPDF_BYTE*>(const_cast<char*>(copy.data())),
                                     static_cast<HPDF_UINT>(copy.size()))));
}

void Haru::add(HPDF_Array array, void* object) { HPDF_Array_Add(array, object); }
void Haru::add(HPDF_Array array, int number) { HPDF_Array_AddNumber(array, number); }
void Haru::add_real(HPDF_Array array, double number) {
  HPDF_Array_AddReal(array, static_cast<HPDF_REAL>(std::round(number * 1000) / 1000));
}
void Haru::add_name(HPDF_Array array, std::string_view name) { HPDF_Array_AddName(array, std::string(name).c_str()); }
void Haru::add_text(HPDF_Array array, std::string_view utf8) { add_bytes(array, text_string(utf8)); }

void Haru::add_bytes(HPDF_Array array, std::string_view bytes) {
  if (bytes.size() > longest_string) throw HaruError("a text is too long for a PDF");
  const std::string copy(bytes);
  HPDF_Array_Add(array, made(HPDF_Binary_New(doc_->mmgr, reinterpret_cast<HPDF_BYTE*>(const_cast<char*>(copy.data())),
                                             static_cast<HPDF_UINT>(copy.size()))));
}

HPDF_Array Haru::reals(std::span<const double> numbers) {
  HPDF_Array result = array();
  for (const double number : numbers) add_real(result, number);
  return result;
}

std::string Haru::deflated(std::string_view bytes) const {
  using Compressor = std::unique_ptr<libdeflate_compressor, CompressorDelete>;
  thread_local std::array<Compressor, 2> compressors;  // by Compression: making one costs as much as a page
  Compressor& compressor = compressors.at(static_cast<std::size_t>(compression_));
  if (!compressor) {
    compressor.reset(libdeflate_alloc_compressor(compression_ == Compression::best ? best_level : quick_level));
    if (!compressor) throw std::bad_alloc();
  }
  std::string result(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  result.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), result.data(), result.size()));
  return result;
}

}  // namespace vestnik
