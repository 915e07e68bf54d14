#include "tools/compare/report_html.hpp"

#include <fmt/format.h>
#include <glib.h>

#include <memory>
#include <set>
#include <string_view>

#include "base/xml/escape.hpp"
#include "findings/catalogue/compare_texts.hpp"

namespace vestnik::compare {
namespace {

constexpr double resolution = 100;  // dots per inch: text of eight points can be read

constexpr std::string_view head = R"(<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:1.5rem;color:#1a1a1a;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2.5rem;border-top:1px solid #999;padding-top:1rem}
ol{padding-left:2rem}li:target,.box:target{outline:3px solid #b00}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}figure{margin:0}
.page{position:relative;border:1px solid #999}.page img{display:block;width:100%;height:auto}
.box{position:absolute;border:2px solid;opacity:.75;font:bold .7rem/1 sans-serif;text-decoration:none}
.kind{display:inline-block;min-width:6.5rem;font-weight:bold}
.text,.order{color:#b00020}.page-shift,.pages{color:#6a1b9a}.line-break{color:#0050a0}.moved{color:#00695c}
.type{color:#8a4b00}.picture,.drawing{color:#3d5a00}
.none{color:#555;border:1px dashed #999;padding:4rem 1rem;text-align:center}
</style></head><body>
)";

std::string base64(const std::string& bytes) {
  const std::unique_ptr<gchar, decltype(&g_free)> text(
      g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size()), &g_free);
  return text.get();
}

std::string boxes(const std::vector<Difference>& differences, std::size_t page, const PageSize& size, bool old_page,
                  UiLanguage language) {
  std::string html;
  for (std::size_t i = 0; i < differences.size(); ++i) {
    for (const Place& place : old_page ? differences[i].before : differences[i].after) {
      if (place.page != page || size.width <= 0 || size.height <= 0) continue;
      html += fmt::format(
          R"(<a class="box {}" href="#d{}" title="{}" style="left:{:.2f}%;top:{:.2f}%;width:{:.2f}%;height:{:.2f}%">{}</a>)",
          name_of(differences[i].kind), i + 1, xml_escaped(differences[i].message.in(language)),
          100 * place.box.left / size.width, 100 * place.box.top / size.height, 100 * place.box.width() / size.width,
          100 * place.box.height() / size.height, i + 1);
      html += '\n';
    }
  }
  return html;
}

std::string page_figure(const PdfFile& file, const PdfModel& model, const std::vector<Difference>& differences,
                        std::size_t page, bool old_page, UiLanguage language) {
  if (page >= model.pages.size()) {
    const std::string missing = (old_page ? texts::no_old_page : texts::no_new_page).in(language, page + 1);
    return fmt::format("<figure><p class=\"none\">{}</p></figure>\n", missing);
  }
  const std::string name = (old_page ? texts::old_page : texts::new_page).in(language, page + 1);
  return fmt::format(
      "<figure><figcaption>{0}</figcaption><div class=\"page\"><img alt=\"{0}\" "
      "src=\"data:image/png;base64,{1}\">\n{2}</div></figure>\n",
      name, base64(file.draw_png(page, resolution)), boxes(differences, page, model.pages[page], old_page, language));
}

std::string item(const Difference& difference, std::size_t number, UiLanguage language) {
  return fmt::format("<li id=\"d{0}\" value=\"{0}\"><span class=\"kind {1}\">{2}</span> {3}</li>\n", number,
                     name_of(difference.kind), title_of(difference.kind, language),
                     xml_escaped(difference.message.in(language)));
}

}  // namespace

std::string html_report(const PdfFile& before, const PdfFile& after, const std::vector<Difference>& differences,
                        const std::string& old_name, const std::string& new_name, UiLanguage language) {
  const PdfModel one = before.read(), other = after.read();
  std::set<std::size_t> pages;
  std::string html = fmt::format("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title>\n",
                                 texts::language_code.in(language), texts::comparison.in(language));
  html += head;
  html += fmt::format("<h1>{}</h1>\n<p>{}</p>\n<ol>\n",
                      texts::two_files.in(language, xml_escaped(old_name), xml_escaped(new_name)),
                      texts::differences.in(language, differences.size()));
  for (std::size_t i = 0; i < differences.size(); ++i) {
    html += item(differences[i], i + 1, language);
    for (const Place& place : differences[i].before) pages.insert(place.page);
    for (const Place& place : differences[i].after) pages.insert(place.page);
  }
  html += "</ol>\n";
  for (const std::size_t page : pages) {
    html += fmt::format("<h2>{}</h2>\n<div class=\"pair\">\n", texts::page_heading.in(language, page + 1));
    html += page_figure(before, one, differences, page, true, language);
    html += page_figure(after, other, differences, page, false, language);
    html += "</div>\n";
  }
  return html + "</body></html>\n";
}

}  // namespace vestnik::compare
