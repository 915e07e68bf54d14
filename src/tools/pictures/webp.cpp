#include <webp/decode.h>
#include <webp/demux.h>

#include <memory>

#include "tools/pictures/decoders.hpp"

namespace vestnik::pictures {
namespace {

using foreign::Verdict;

struct FreeDemuxer {
  void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};

std::string chunk_of(const WebPDemuxer* demuxer, const char* name) {
  WebPChunkIterator chunk;
  std::string bytes;
  if (WebPDemuxGetChunk(demuxer, name, 1, &chunk) != 0) {
    bytes.assign(reinterpret_cast<const char*>(chunk.chunk.bytes), chunk.chunk.size);
  }
  WebPDemuxReleaseChunkIterator(&chunk);
  return bytes;
}

/// The first frame, on the whole canvas: what it leaves free is transparent.
bool decode_frame(const WebPIterator& frame, Decoded& result) {
  const foreign::Answer& answer = result.answer;
  const std::size_t channels = answer.coverage ? 4 : 3, row = answer.row_bytes();
  const bool inside = frame.x_offset >= 0 && frame.y_offset >= 0 && frame.width > 0 && frame.height > 0 &&
                      static_cast<unsigned>(frame.x_offset + frame.width) <= answer.width &&
                      static_cast<unsigned>(frame.y_offset + frame.height) <= answer.height;
  if (!inside) return false;
  result.pixels.assign(row * answer.height, '\0');
  const std::size_t begin =
      static_cast<unsigned>(frame.y_offset) * row + static_cast<unsigned>(frame.x_offset) * channels;
  auto* const to = reinterpret_cast<std::uint8_t*>(result.pixels.data()) + begin;
  const std::size_t size = result.pixels.size() - begin;
  const auto decode = answer.coverage ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
  return decode(frame.fragment.bytes, frame.fragment.size, to, size, static_cast<int>(row)) != nullptr;
}

}  // namespace

Decoded decode_webp(std::string_view file) {
  const WebPData data{reinterpret_cast<const std::uint8_t*>(file.data()), file.size()};
  const std::unique_ptr<WebPDemuxer, FreeDemuxer> demuxer(WebPDemux(&data));
  if (!demuxer) return failed(Verdict::corrupt, "its header is wrong");
  Decoded result = checked_size(WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH),
                                WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT));
  if (result.answer.verdict != Verdict::sound) return result;
  result.answer.pictures = std::max(1U, WebPDemuxGetI(demuxer.get(), WEBP_FF_FRAME_COUNT));
  result.answer.icc_profile = chunk_of(demuxer.get(), "ICCP");
  result.answer.exif = chunk_of(demuxer.get(), "EXIF");
  WebPIterator frame;
  WebPBitstreamFeatures features{};
  bool sound = WebPDemuxGetFrame(demuxer.get(), 1, &frame) != 0 && frame.complete != 0 &&
               WebPGetFeatures(frame.fragment.bytes, frame.fragment.size, &features) == VP8_STATUS_OK;
  if (sound) {
    const bool whole = static_cast<unsigned>(frame.width) == result.answer.width &&
                       static_cast<unsigned>(frame.height) == result.answer.height;
    result.answer.coverage = features.has_alpha != 0 || !whole;
    result.answer.lossy = features.format == 1;
    sound = decode_frame(frame, result);
  }
  WebPDemuxReleaseIterator(&frame);
  return sound ? std::move(result) : failed(Verdict::corrupt, "its image data cannot be decompressed to its size");
}

}  // namespace vestnik::pictures
