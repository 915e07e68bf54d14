#include "input/picture/decode_picture.hpp"

#include "base/hash/hash.hpp"
#include "findings/sink/picture_findings.hpp"
#include "input/foreign/decode_foreign.hpp"
#include "input/raster/raster.hpp"
#include "input/svg/svg.hpp"

namespace vestnik {
namespace picture {
namespace {

using namespace std::string_view_literals;

/// What is recognised, and refused.
struct ForeignFormat {
  std::string_view magic;
  std::size_t at;
  Reason what;
};
constexpr ForeignFormat foreign_formats[] = {
    {"%PDF"sv, 0, "it is a PDF file"},
    {"%!PS"sv, 0, "it is a PostScript file"},
    {"\x1f\x8b"sv, 0, "it is a compressed SVG"},
    {"8BPS"sv, 0, "it is a Photoshop file"},
    {"\0\0\0\x0cjP  "sv, 0, "it is a JPEG 2000 file"},
    {"\xff\x4f\xff\x51"sv, 0, "it is a JPEG 2000 file"},
};

bool looks_like_markup(std::string_view file) {
  if (file.starts_with("\xff\xfe") || file.starts_with("\xfe\xff")) return true;  // UTF-16, which XML may be in
  if (file.starts_with("\xef\xbb\xbf")) file.remove_prefix(3);
  const std::size_t first = file.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && file[first] == '<';
}

std::optional<DecodedPicture> decode(std::string_view file, Findings& findings) {
  if (file.empty()) return findings.corrupt("the file is empty");
  if (file.starts_with("\xff\xd8")) return decode_jpeg(file, findings);
  if (file.starts_with("\x89PNG")) return decode_png(file, findings);
  if (looks_like_markup(file)) return decode_svg(file, findings);
  if (const auto format = foreign::format_of(file)) return foreign::decode_foreign(file, *format, findings);
  Reason what = "it is in no known format";
  for (const ForeignFormat& format : foreign_formats) {
    if (file.size() >= format.at && file.substr(format.at).starts_with(format.magic)) {
      what = format.what;
      break;
    }
  }
  return findings.unusable_format(what, "save it as JPEG, PNG or SVG");
}

}  // namespace

}  // namespace picture

Outcome<DecodedPicture> decode_picture(const FileBytes& file, const SourceRange& where) {
  picture::Findings findings(file.name, where);
  const std::string_view bytes = file.content();
  Outcome<DecodedPicture> outcome;
  outcome.value = picture::decode(bytes, findings);
  outcome.diagnostics = findings.take();
  if (outcome.value) {
    outcome.value->hash = hash128(bytes);
    outcome.value->name = file.name;
    outcome.value->where = where;
  }
  return outcome;
}

}  // namespace vestnik
