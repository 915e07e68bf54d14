#include "tools/pdf/page_words.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"
#include "tools/pdf/qpdf.hpp"

namespace vestnik::pdf {
namespace {

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return with_bullets(as_utf8({bytes.begin(), bytes.end()}));
}

bool names_weight(const std::string& name) {
  for (const std::string_view word : {"bold", "black", "heavy", "demi", "cmbx", "sfbx", "-bd"}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}
bool names_slant(const std::string& name) {
  for (const std::string_view word : {"italic", "oblique", "slanted", "cmti", "sfti", "-it"}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

void read_words(poppler::page& source, Page& page) {
  for (const poppler::text_box& box : source.text_list(poppler::page::text_list_include_font)) {
    if (box.rotation() != 0) continue;  // stamps across the page
    const poppler::rectf at = box.bbox();
    Word word{.text = utf8_of(box.text()),
              .box = {at.left(), at.top(), at.right(), at.bottom()},
              .size = std::round(box.get_font_size() * 4) / 4,
              .space_after = box.has_space_after()};
    if (word.text.empty() || !std::isfinite(word.box.width() + word.box.height())) continue;
    if (box.has_font_info()) {
      const std::string face = folded_case(as_utf8(box.get_font_name()));
      word.bold = names_weight(face);
      word.italic = names_slant(face);
    }
    page.words.push_back(std::move(word));
  }
}

struct Corner {
  double x = 0, y = 0;
};

std::optional<std::pair<Corner, Corner>> corners_of(QPDFObjectHandle box) {
  if (!box.isArray() || box.getArrayNItems() != 4) return std::nullopt;
  double numbers[4] = {};
  for (int i = 0; i < 4; ++i) {
    QPDFObjectHandle one = box.getArrayItem(i);
    if (!one.isNumber()) return std::nullopt;
    numbers[i] = one.getNumericValue();
  }
  return std::pair<Corner, Corner>{{std::min(numbers[0], numbers[2]), std::min(numbers[1], numbers[3])},
                                   {std::max(numbers[0], numbers[2]), std::max(numbers[1], numbers[3])}};
}

/// Links lie over the words that they belong to.
void read_links(QPDFPageObjectHelper& helper, const Corner& origin, double top, Page& page) {
  QPDFObjectHandle all = helper.getAttribute("/Annots", false);
  constexpr int most = 5'000;
  for (int i = 0; all.isArray() && i < std::min(all.getArrayNItems(), most); ++i) {
    QPDFObjectHandle one = all.getArrayItem(i);
    if (!one.isDictionary() || !one.getKey("/Subtype").isNameAndEquals("/Link")) continue;
    QPDFObjectHandle action = one.getKey("/A");
    const auto corners = corners_of(one.getKey("/Rect"));
    if (!corners || !action.isDictionary() || !action.getKey("/URI").isString()) continue;
    const std::string address = as_utf8(action.getKey("/URI").getStringValue());
    for (Word& word : page.words) {
      const double x = (word.box.left + word.box.right) / 2 + origin.x, y = top - word.box.middle();
      if (x >= corners->first.x && x <= corners->second.x && y >= corners->first.y && y <= corners->second.y)
        word.link = address;
    }
  }
}

void read_pictures(QPDFPageObjectHelper& helper, FontTexts& fonts, const Corner& origin, double top, Page& page) {
  const PageContent content = read_content(helper, fonts);
  const auto add = [&](const Marked& marked) {
    for (const PlacedPicture& one : marked.pictures)
      page.pictures.push_back(
          {{one.left - origin.x, top - one.top, one.right - origin.x, top - one.bottom}, one.image});
  };
  for (const auto& [mark, marked] : content.by_mark) add(marked);
  add(content.unmarked);
}

}  // namespace

std::optional<std::vector<Page>> read_pages(std::string_view bytes, QPDF& file) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return std::nullopt;
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr || document->is_locked()) return std::nullopt;
  std::vector<QPDFPageObjectHelper> helpers = QPDFPageDocumentHelper(file).getAllPages();
  FontTexts fonts;
  std::vector<Page> pages;
  for (int i = 0; i < document->pages(); ++i) {
    Page& page = pages.emplace_back();
    const std::unique_ptr<poppler::page> source(document->create_page(i));
    if (source == nullptr) continue;
    const poppler::rectf size = source->page_rect(poppler::crop_box);
    page.width = size.width();
    page.height = size.height();
    read_words(*source, page);
    if (static_cast<std::size_t>(i) >= helpers.size()) continue;
    QPDFPageObjectHelper& helper = helpers[static_cast<std::size_t>(i)];
    const auto box = corners_of(helper.getCropBox());
    if (!box || source->orientation() != poppler::page::portrait) continue;
    read_links(helper, box->first, box->second.y, page);
    read_pictures(helper, fonts, box->first, box->second.y, page);
  }
  return pages;
}

}  // namespace vestnik::pdf
