#include "pdf/writer/file_writer.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <memory>
#include <vector>

#include "base/hash/hash.hpp"
#include "pdf/writer/object_writer.hpp"

namespace vestnik {
namespace {

constexpr std::size_t objects_per_stream = 200;

struct StreamDelete {
  void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
};

HPDF_STATUS append_to_string(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
  return HPDF_OK;
}

/// Where an object stands: free, at an offset, or in an object stream.
struct Position {
  std::uint8_t type = 0;
  std::uint32_t place = 0;  ///< offset, or number of the object stream
  std::uint16_t index = 0;  ///< in the object stream
};

class FileWriter {
 public:
  explicit FileWriter(Haru& haru)
      : haru_(haru), stream_(HPDF_CallbackWriter_New(haru.doc()->mmgr, append_to_string, &out_)) {
    if (!stream_) throw HaruError("no memory to write the file");
    positions_.resize(haru.doc()->xref->entries->count);
  }

  std::string write() {
    out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    // Streams first: writing one sets the object that holds its length.
    for_each_object([&](std::uint32_t number, void* object, bool is_stream) {
      if (is_stream) write_stream(number, static_cast<HPDF_Dict>(object));
    });
    for_each_object([&](std::uint32_t number, void* object, bool is_stream) {
      if (!is_stream) pack(number, object);
    });
    flush();
    write_cross_references();
    return std::move(out_);
  }

 private:
  template <class Visit>
  void for_each_object(Visit visit) {
    HPDF_Xref xref = haru_.doc()->xref;
    for (HPDF_UINT i = 1; i < xref->entries->count; ++i) {
      const auto* entry = static_cast<HPDF_XrefEntry>(HPDF_List_ItemAt(xref->entries, i));
      if (entry->obj == nullptr || entry->entry_typ == 'f') continue;
      const auto* header = static_cast<const HPDF_Obj_Header*>(entry->obj);
      const bool dictionary = (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
      visit(i, entry->obj, dictionary && static_cast<HPDF_Dict>(entry->obj)->stream != nullptr);
    }
  }

  /// libharu writes the dictionary and, its own stream being empty, nothing between the words around the bytes.
  void write_stream(std::uint32_t number, HPDF_Dict dict) {
    constexpr std::string_view after_bytes = "\nendstream";
    positions_[number] = {1, static_cast<std::uint32_t>(out_.size()), 0};
    out_ += fmt::format("{} 0 obj\n", number);
    if (HPDF_Obj_WriteValue(dict, stream_.get(), nullptr) != HPDF_OK || !out_.ends_with(after_bytes)) {
      throw HaruError("a stream cannot be written");
    }
    const std::string& bytes = haru_.bytes_of(dict);
    out_.insert(out_.size() - after_bytes.size(), bytes);
    auto* length = static_cast<HPDF_Number>(HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER));
    HPDF_Number_SetValue(length, static_cast<HPDF_INT32>(bytes.size()));
    out_ += "\nendobj\n";
  }

  void pack(std::uint32_t number, void* object) {
    fmt::format_to(std::back_inserter(packed_index_), "{} {} ", number, packed_.size());
    append_object(packed_, object);
    packed_ += '\n';
    packed_numbers_.push_back(number);
    if (packed_numbers_.size() == objects_per_stream) flush();
  }

  void flush() {
    if (packed_numbers_.empty()) return;
    const auto number = static_cast<std::uint32_t>(positions_.size());
    positions_.push_back({1, static_cast<std::uint32_t>(out_.size()), 0});
    for (std::size_t i = 0; i < packed_numbers_.size(); ++i) {
      positions_[packed_numbers_[i]] = {2, number, static_cast<std::uint16_t>(i)};
    }
    const std::string data = haru_.deflated(packed_index_ + packed_);
    out_ += fmt::format("{} 0 obj\n<</Type /ObjStm /N {} /First {} /Filter /FlateDecode /Length {}>>\nstream\n", number,
                        packed_numbers_.size(), packed_index_.size(), data.size());
    out_ += data;
    out_ += "\nendstream\nendobj\n";
    packed_.clear();
    packed_index_.clear();
    packed_numbers_.clear();
  }

  void write_cross_references() {
    const std::size_t begin = out_.size();
    positions_.push_back({1, static_cast<std::uint32_t>(begin), 0});
    // Rows of type, place and index, each the difference from the row above (PNG's predictor "up").
    constexpr std::size_t width = 7;
    std::string rows;
    std::array<std::uint8_t, width> above{};
    for (std::size_t i = 0; i < positions_.size(); ++i) {
      Position p = positions_[i];
      if (i == 0) p.index = 0xFFFF;
      const std::array<std::uint8_t, width> row{p.type,
                                                static_cast<std::uint8_t>(p.place >> 24),
                                                static_cast<std::uint8_t>(p.place >> 16),
                                                static_cast<std::uint8_t>(p.place >> 8),
                                                static_cast<std::uint8_t>(p.place),
                                                static_cast<std::uint8_t>(p.index >> 8),
                                                static_cast<std::uint8_t>(p.index)};
      rows += '\2';
      for (std::size_t k = 0; k < width; ++k) rows += static_cast<char>(row[k] - above[k]);
      above = row;
    }
    const auto [high, low] = hash128({out_.data(), out_.size()});
    const std::string id = fmt::format("{:016X}{:016X}", high, low);
    const std::string data = haru_.deflated(rows);
    const auto number_of = [](const void* object) {
      return static_cast<const HPDF_Obj_Header*>(object)->obj_id & 0x00FFFFFFU;
    };
    out_ += fmt::format(
        "{} 0 obj\n<</Type /XRef /Size {} /W [1 4 2] /Root {} 0 R /Info {} 0 R /ID [<{}> <{}>] "
        "/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns {}>> /Length {}>>\nstream\n",
        positions_.size() - 1, positions_.size(), number_of(haru_.doc()->catalog), number_of(haru_.doc()->info), id, id,
        width, data.size());
    out_ += data;
    out_ += fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", begin);
  }

  Haru& haru_;
  std::string out_;
  std::unique_ptr<HPDF_Stream_Rec, StreamDelete> stream_;
  std::vector<Position> positions_;  ///< by object number
  std::string packed_, packed_index_;
  std::vector<std::uint32_t> packed_numbers_;
};

}  // namespace

std::string write_file(Haru& haru) {
  std::string file = FileWriter(haru).write();
  haru.check();
  return file;
}

}  // namespace vestnik
