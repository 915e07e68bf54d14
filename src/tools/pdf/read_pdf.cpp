#include "tools/pdf/read_pdf.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>

#include "tools/pdf/layout.hpp"
#include "tools/pdf/page_words.hpp"
#include "tools/pdf/qpdf.hpp"
#include "tools/pdf/tagged.hpp"

namespace vestnik::pdf {
namespace {

bool has_words(const std::vector<source::Block>& blocks) {
  return std::ranges::any_of(blocks, [](const source::Block& block) {
    const auto* paragraph = std::get_if<source::Paragraph>(&block.content);
    return paragraph == nullptr || paragraph->text().find_first_not_of(" \u00A0") != std::string::npos;
  });
}

Answer read(std::string_view bytes) {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("release.pdf", bytes.data(), bytes.size());
  if (auto tagged = read_tagged(file)) return {Verdict::sound, std::move(*tagged)};
  const auto pages = read_pages(bytes, file);
  if (!pages) return {Verdict::unreadable, {}};
  Answer answer{Verdict::sound, lay_out(*pages)};
  if (!has_words(answer.document.blocks)) answer = {Verdict::no_text, {}};
  return answer;
}

}  // namespace

Answer read_pdf(std::string_view bytes) {
  try {
    return read(bytes);
  } catch (const QPDFExc& error) {
    return {error.getErrorCode() == qpdf_e_password ? Verdict::locked : Verdict::unreadable, {}};
  } catch (const std::exception&) {  // qpdf's and the standard library's: the file is not what it seems
    return {Verdict::unreadable, {}};
  }
}

}  // namespace vestnik::pdf
