#include "input/raster/jpeg_markers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "input/raster/byte_order.hpp"
#include "input/raster/exif.hpp"

namespace vestnik::picture {
namespace {

enum Marker : std::uint8_t {
  SOF0 = 0xc0,
  SOF2 = 0xc2,
  DHT = 0xc4,
  JPG = 0xc8,
  DAC = 0xcc,
  SOF15 = 0xcf,
  RST0 = 0xd0,
  RST7 = 0xd7,
  SOI = 0xd8,
  EOI = 0xd9,
  SOS = 0xda,
  DQT = 0xdb,
  DNL = 0xdc,
  DRI = 0xdd,
  APP0 = 0xe0,
  APP1 = 0xe1,
  APP2 = 0xe2,
  APP14 = 0xee,
};

struct Component {
  std::uint8_t id = 0;
  unsigned horizontal = 1, vertical = 1;  // sampling factors
  unsigned quantization = 0;              // table
  bool scanned = false;
};

class JpegReader {
 public:
  JpegReader(std::string_view file, Findings& findings) : file_(file), findings_(findings) {}

  std::optional<JpegStructure> read() {
    at_ = 2;
    while (!failed_ && result_.end == 0) read_marker();
    if (failed_) return std::nullopt;
    finish();
    if (failed_) return std::nullopt;
    return std::move(result_);
  }

 private:
  void corrupt(const Reason& reason) {
    if (!failed_) findings_.corrupt(reason);
    failed_ = true;
  }
  void unusable(const Reason& what) {
    findings_.unusable_format(what, "save it as a baseline or progressive JPEG of 8 bits");
    failed_ = true;
  }

  void read_marker();
  void read_segment(std::uint8_t marker, std::string_view segment);
  void read_frame(std::uint8_t marker, std::string_view segment);
  void read_quantization(std::string_view segment);
  void read_huffman(std::string_view segment);
  void read_scan(std::string_view segment);
  void check_scan_tables(const Component& component, std::uint8_t tables, unsigned first, bool refines);
  void skip_entropy_data();
  void read_application(std::uint8_t marker, std::string_view segment);
  void read_icc_chunk(std::string_view segment);
  void finish();
  [[nodiscard]] std::uint64_t blocks() const;

  std::string_view file_;
  Findings& findings_;
  JpegStructure result_;
  std::size_t at_ = 0;
  bool failed_ = false;
  bool progressive_ = false;
  std::vector<Component> components_;
  std::array<bool, 4> quantization_{}, dc_tables_{}, ac_tables_{};
  std::array<unsigned, 4> coarseness_{};
  unsigned scans_ = 0;
  std::uint64_t entropy_bytes_ = 0;
  std::map<unsigned, std::string_view> icc_chunks_;
  unsigned icc_count_ = 0;
  ExifFields exif_;
};

void JpegReader::read_marker() {
  if (at_ >= file_.size()) return corrupt("it ends before the JPEG's end marker");
  if (u8(file_, at_) != 0xff) return corrupt(term("there is no marker at byte {}", at_));
  while (at_ < file_.size() && u8(file_, at_) == 0xff) ++at_;  // fill bytes may precede a marker
  if (at_ >= file_.size()) return corrupt("it ends before the JPEG's end marker");
  const std::uint8_t marker = u8(file_, at_++);
  if (marker == EOI) {
    result_.end = at_;
    return;
  }
  if (marker < SOF0 || (marker >= RST0 && marker <= SOI)) {
    return corrupt(term("marker {:02X} at byte {} does not belong there", marker, at_ - 1));
  }
  if (file_.size() - at_ < 2) return corrupt("it ends in the middle of a segment");
  const std::size_t length = u16be(file_, at_);
  if (length < 2) return corrupt(term("the segment at byte {} has an impossible length", at_));
  if (length > file_.size() - at_) return corrupt("it ends in the middle of a segment");
  const std::string_view segment = file_.substr(at_ + 2, length - 2);
  at_ += length;
  read_segment(marker, segment);
}

void JpegReader::read_segment(std::uint8_t marker, std::string_view segment) {
  switch (marker) {
    case DHT:
      return read_huffman(segment);
    case DQT:
      return read_quantization(segment);
    case SOS:
      return read_scan(segment);
    case DNL:
      return unusable("its height is not in the JPEG's header");
    case DAC:
      return unusable("it is an arithmetically coded JPEG");
    case DRI:
      if (segment.size() != 2) corrupt("its restart interval has a wrong length");
      return;
    default:
      break;
  }
  if (marker >= SOF0 && marker <= SOF15 && marker != JPG) return read_frame(marker, segment);
  if (marker >= APP0 && marker <= APP14) read_application(marker, segment);
}

void JpegReader::read_frame(std::uint8_t marker, std::string_view segment) {
  if (marker > SOF2) {
    return unusable(marker > JPG ? Reason("it is an arithmetically coded JPEG")
                                 : "it is a lossless or hierarchical JPEG");
  }
  if (!components_.empty()) return corrupt("it has two frame headers");
  if (segment.size() < 6 || segment.size() != 6 + 3 * std::size_t{u8(segment, 5)}) {
    return corrupt("its frame header has a wrong length");
  }
  if (u8(segment, 0) != 8) return unusable(term("it is a JPEG of {} bits", u8(segment, 0)));
  result_.height = u16be(segment, 1);
  result_.width = u16be(segment, 3);
  if (!size_is_fine(result_.width, result_.height, findings_)) {
    failed_ = true;
    return;
  }
  result_.components = u8(segment, 5);
  if (result_.components != 1 && result_.components != 3 && result_.components != 4) {
    return unusable(term("it is a JPEG of {} components", result_.components));
  }
  progressive_ = marker == SOF2;
  std::string ids;
  for (std::size_t i = 6; i < segment.size(); i += 3) {
    const unsigned sampling = u8(segment, i + 1);
    const Component component{u8(segment, i), sampling >> 4, sampling & 15, u8(segment, i + 2), false};
    if (component.horizontal < 1 || component.horizontal > 4 || component.vertical < 1 || component.vertical > 4 ||
        component.quantization > 3) {
      return corrupt("its frame header is wrong");
    }
    components_.push_back(component);
    ids += segment[i];
  }
  result_.components_named_rgb = ids == "RGB";
}

void JpegReader::read_quantization(std::string_view segment) {
  while (!segment.empty()) {
    const unsigned precision = u8(segment, 0) >> 4U, table = u8(segment, 0) & 15U;
    const std::size_t size = precision == 0 ? 65 : 129;
    if (precision > 1 || table > 3 || segment.size() < size) return corrupt("a quantization table is wrong");
    quantization_[table] = true;
    coarseness_[table] = 0;
    for (std::size_t i = 1; i < size; i += precision + 1) {
      coarseness_[table] += precision == 0 ? u8(segment, i) : u16be(segment, i);
    }
    segment.remove_prefix(size);
  }
}

void JpegReader::read_huffman(std::string_view segment) {
  while (!segment.empty()) {
    const unsigned kind = u8(segment, 0) >> 4U, table = u8(segment, 0) & 15U;
    if (kind > 1 || table > 3 || segment.size() < 17) return corrupt("a Huffman table is wrong");
    std::size_t codes = 0;
    for (std::size_t i = 1; i <= 16; ++i) codes += u8(segment, i);
    if (codes > 256 || segment.size() < 17 + codes) return corrupt("a Huffman table is wrong");
    (kind == 0 ? dc_tables_ : ac_tables_)[table] = true;
    segment.remove_prefix(17 + codes);
  }
}

void JpegReader::read_scan(std::string_view segment) {
  constexpr unsigned max_scans = 100;  // encoders write about 10; each costs a reader a pass over the whole picture
  if (components_.empty()) return corrupt("a scan precedes the frame header");
  if (++scans_ > max_scans) return corrupt(term("it has more than {} scans", max_scans));
  const std::size_t count = segment.empty() ? 0 : u8(segment, 0);
  if (count < 1 || count > components_.size() || segment.size() != 4 + 2 * count) {
    return corrupt("a scan header is wrong");
  }
  const unsigned first = u8(segment, 1 + 2 * count), last = u8(segment, 2 + 2 * count);
  const bool refines = u8(segment, 3 + 2 * count) >> 4U != 0;
  if (last > 63 || first > last || (progressive_ && first > 0 && count > 1)) return corrupt("a scan header is wrong");
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint8_t id = u8(segment, 1 + 2 * i);
    const auto component =
        std::find_if(components_.begin(), components_.end(), [&](const Component& c) { return c.id == id; });
    if (component == components_.end()) return corrupt("a scan is of a component that does not exist");
    if (first == 0) component->scanned = true;
    check_scan_tables(*component, u8(segment, 2 + 2 * i), first, refines);
  }
  if (!failed_) skip_entropy_data();
}

void JpegReader::check_scan_tables(const Component& component, std::uint8_t tables, unsigned first, bool refines) {
  const unsigned dc = tables >> 4U, ac = tables & 15U;
  const bool uses_dc = progressive_ ? first == 0 && !refines : true;
  const bool uses_ac = progressive_ ? first > 0 : true;
  const bool complete = quantization_[component.quantization] && (!uses_dc || (dc < 4 && dc_tables_[dc])) &&
                        (!uses_ac || (ac < 4 && ac_tables_[ac]));
  if (!complete) corrupt("a scan uses a table that does not exist");
}

void JpegReader::skip_entropy_data() {
  const std::size_t start = at_;
  for (;;) {
    at_ = file_.find('\xff', at_);
    if (at_ == std::string_view::npos || at_ + 1 >= file_.size()) {
      return corrupt("it ends in the middle of the picture's data");
    }
    const std::uint8_t next = u8(file_, at_ + 1);
    if (next == 0xff) {
      ++at_;
    } else if (next == 0 || (next >= RST0 && next <= RST7)) {
      at_ += 2;
    } else {
      break;
    }
  }
  entropy_bytes_ += at_ - start;
}

void JpegReader::read_application(std::uint8_t marker, std::string_view segment) {
  using namespace std::string_view_literals;
  if (marker == APP0 && segment.starts_with("JFIF\0"sv) && segment.size() >= 12) {
    result_.jfif = true;
    const std::uint8_t unit = u8(segment, 7);
    const double per_unit = unit == 1 ? 1 : unit == 2 ? 2.54 : 0;
    result_.dpi = {u16be(segment, 8) * per_unit, u16be(segment, 10) * per_unit};
  } else if (marker == APP1 && segment.starts_with(exif_header)) {
    exif_.complete(read_exif(segment));
  } else if (marker == APP2 && segment.starts_with("ICC_PROFILE\0"sv) && segment.size() > 14) {
    read_icc_chunk(segment.substr(12));
  } else if (marker == APP14 && segment.starts_with("Adobe") && segment.size() >= 12) {
    result_.adobe_transform = u8(segment, 11);
  }
}

// ICC.1:2010, B.4: chunk number from 1, number of chunks, data.
void JpegReader::read_icc_chunk(std::string_view segment) {
  icc_count_ = u8(segment, 1);
  icc_chunks_.try_emplace(u8(segment, 0), segment.substr(2));
}

// 8 × 8 blocks of all components, without the padding of interleaved scans.
std::uint64_t JpegReader::blocks() const {
  unsigned widest = 1, tallest = 1;
  for (const Component& c : components_) {
    widest = std::max(widest, c.horizontal);
    tallest = std::max(tallest, c.vertical);
  }
  const auto divide_up = [](std::uint64_t a, std::uint64_t b) { return (a + b - 1) / b; };
  std::uint64_t count = 0;
  for (const Component& c : components_) {
    count += divide_up(std::uint64_t{result_.width} * c.horizontal, widest * 8) *
             divide_up(std::uint64_t{result_.height} * c.vertical, tallest * 8);
  }
  return count;
}

void JpegReader::finish() {
  const bool all_scanned =
      std::all_of(components_.begin(), components_.end(), [](const Component& c) { return c.scanned; });
  if (components_.empty() || !all_scanned) return corrupt("it ends before all of the picture's data");
  // A block costs a bit for its DC and, in a sequential scan, another for its end-of-block code.
  if (entropy_bytes_ * 8 < blocks() * (progressive_ ? 1 : 2)) {
    return corrupt(term("it holds too little data for {} × {} pixels", result_.width, result_.height));
  }
  if (!result_.dpi.plausible()) result_.dpi = exif_.dpi;
  result_.orientation = exif_.orientation.value_or(1);
  result_.coarseness = coarseness_[components_.front().quantization];
  for (unsigned i = 1; i <= icc_count_; ++i) {
    const auto chunk = icc_chunks_.find(i);
    if (chunk == icc_chunks_.end()) {
      result_.icc_profile.clear();
      break;
    }
    result_.icc_profile += chunk->second;
  }
}

}  // namespace

std::optional<JpegStructure> read_jpeg_structure(std::string_view file, Findings& findings) {
  return JpegReader(file, findings).read();
}

}  // namespace vestnik::picture
