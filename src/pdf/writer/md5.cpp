#include "pdf/writer/md5.hpp"

#include <hpdf.h>
#include <hpdf_encrypt.h>

#include <algorithm>
#include <array>

namespace vestnik {

std::string md5(std::string_view bytes) {
  constexpr std::size_t step = std::size_t{1} << 30;  // libharu counts in 32 bits
  HPDF_MD5_CTX context{};
  HPDF_MD5Init(&context);
  while (!bytes.empty()) {
    const std::string_view part = bytes.substr(0, step);
    HPDF_MD5Update(&context, reinterpret_cast<const HPDF_BYTE*>(part.data()), static_cast<HPDF_UINT32>(part.size()));
    bytes.remove_prefix(part.size());
  }
  std::array<HPDF_BYTE, HPDF_MD5_KEY_LEN> digest{};
  HPDF_MD5Final(digest.data(), &context);
  return {digest.begin(), digest.end()};
}

}  // namespace vestnik
