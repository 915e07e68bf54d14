/// @file haru.hpp
/// libharu's object layer with owners and checks. The only header of src/pdf/writer/ that includes hpdf's.
#pragma once

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pdf/writer/number.hpp"

namespace vestnik {

/// What libharu cannot hold, or could not do. Stays inside src/pdf/writer/: emit_pdf turns it into a diagnostic.
struct HaruError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// How the bytes of a stream are packed already.
enum class Packing { none, flate, dct };

/// How much time a document's streams are worth: "best" makes them some per cent smaller in several times the time.
enum class Compression { quick, best };

/// A document of libharu's and makers for its objects. Every maker returns an object that the document owns; an
/// object made with `indirect_` can be referred to from anywhere, cycles included. Throws HaruError.
class Haru {
 public:
  explicit Haru(Compression compression = Compression::quick);
  ~Haru();
  Haru(const Haru&) = delete;
  Haru& operator=(const Haru&) = delete;

  [[nodiscard]] HPDF_Dict dict();
  [[nodiscard]] HPDF_Array array();
  [[nodiscard]] HPDF_Dict indirect_dict();
  [[nodiscard]] HPDF_Array indirect_array();
  /// A stream with these bytes, stored as they are; `packing` names what a reader must undo.
  [[nodiscard]] HPDF_Dict stream(std::string bytes, Packing packing);
  /// The one stream that holds these bytes, compressed: made when they first come, the same object when they come
  /// again.
  [[nodiscard]] HPDF_Dict shared_stream(std::string_view bytes);
  [[nodiscard]] HPDF_Page page(double width, double height);
  void set_page_content(HPDF_Page page, std::string bytes, Packing packing);
  /// What a stream holds. libharu's own stream stays empty: it would be filled and read byte by byte.
  [[nodiscard]] const std::string& bytes_of(HPDF_Dict stream) const;

  void add(HPDF_Dict dict, const char* key, void* object);
  void add(HPDF_Dict dict, const char* key, int number);
  void add(HPDF_Dict dict, const char* key, bool flag);
  void add_real(HPDF_Dict dict, const char* key, double number);
  void add_name(HPDF_Dict dict, const char* key, std::string_view name);
  /// A text string (ASCII or UTF-16BE), and a string of plain bytes.
  void add_text(HPDF_Dict dict, const char* key, std::string_view utf8);
  void add_bytes(HPDF_Dict dict, const char* key, std::string_view bytes);
  void add(HPDF_Array array, void* object);
  void add(HPDF_Array array, int number);
  void add_real(HPDF_Array array, double number);
  void add_name(HPDF_Array array, std::string_view name);
  void add_text(HPDF_Array array, std::string_view utf8);
  void add_bytes(HPDF_Array array, std::string_view bytes);
  [[nodiscard]] HPDF_Array reals(std::span<const double> numbers);

  /// zlib data, as the document's compression asks for. May be called on any thread.
  [[nodiscard]] std::string deflated(std::string_view bytes) const;

  [[nodiscard]] HPDF_Doc doc() const { return doc_; }
  [[nodiscard]] HPDF_Dict catalog() const { return doc_->catalog; }
  /// Throws if any call since the document was made went wrong: libharu's errors are sticky.
  void check() const;

 private:
  template <class T>
  T made(T object) const;
  void hold(HPDF_Dict stream, std::string bytes, Packing packing);

  HPDF_Doc doc_ = nullptr;
  Compression compression_;
  std::unordered_map<HPDF_Dict, std::string> stream_bytes_;
  std::map<std::array<std::uint64_t, 2>, HPDF_Dict> shared_;  ///< by hash of the bytes
};

/// A text string (ISO 32000-1, 7.9.2): ASCII as it is, anything else in UTF-16BE with a byte order mark.
[[nodiscard]] std::string text_string(std::string_view utf8);

}  // namespace vestnik
