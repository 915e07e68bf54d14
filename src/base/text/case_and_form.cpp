#include "base/text/case_and_form.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstdint>
#include <new>

namespace vestnik {
namespace {

icu::StringPiece piece(std::string_view utf8) { return {utf8.data(), static_cast<std::int32_t>(utf8.size())}; }

bool succeeded(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_SUCCESS(status) != 0;
}

bool is_ascii(std::string_view utf8) {
  return std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

bool is_nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return is_ascii(utf8) || nfc == nullptr || nfc->isNormalizedUTF8(piece(utf8), status) != 0;
}

std::string to_nfc(std::string utf8) {
  if (is_nfc(utf8)) return utf8;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string normalised;
  icu::StringByteSink<std::string> sink(&normalised);
  nfc->normalizeUTF8(0, piece(utf8), sink, nullptr, status);
  return succeeded(status) ? normalised : utf8;
}

std::string folded_case(std::string_view utf8) {
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, piece(utf8), sink, nullptr, status);
  return succeeded(status) ? folded : std::string(utf8);
}

std::string in_capitals(std::string_view utf8, std::string_view language) {
  std::string capitals;
  icu::StringByteSink<std::string> sink(&capitals);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(std::string(language).c_str(), 0, piece(utf8), sink, nullptr, status);
  return succeeded(status) ? capitals : std::string(utf8);
}

}  // namespace vestnik
