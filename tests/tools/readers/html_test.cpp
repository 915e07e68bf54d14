#include "tools/readers/html.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "tools/readers/html_text.hpp"
#include "tools/readers/web_archive.hpp"

namespace vestnik::readers {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

source::Document read(const std::string& page, const FileBeside& beside = {}) {
  Outcome<source::Document> outcome = read_html(page, "made.html", beside);
  EXPECT_FALSE(has_errors(outcome.diagnostics));
  return std::move(outcome.value).value_or(source::Document{});
}

std::vector<const source::Paragraph*> paragraphs(const std::vector<source::Block>& blocks) {
  std::vector<const source::Paragraph*> all;
  for (const source::Block& block : blocks) {
    if (const auto* paragraph = std::get_if<source::Paragraph>(&block.content)) all.push_back(paragraph);
  }
  return all;
}
std::vector<std::string> texts(const std::vector<source::Block>& blocks) {
  std::vector<std::string> all;
  for (const source::Paragraph* one : paragraphs(blocks))
    all.push_back((one->label ? one->label->text + " " : "") + one->text());
  return all;
}

const std::string running = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";

TEST(read_html, runs_have_the_look_that_elements_and_styles_give) {
  const source::Document document = read(
      "<style>.x { font-weight: bold; font-size: 20pt } @media print { p { display: none } } td, "
      ".no{display:none}</style>"
      "<p align=center>a <b>b</b><i>c</i> <span class='x'>d</span><s>e</s><span style='display: none'>f</span>"
      "<span class=no>g</span>m<sup>2</sup></p>");
  const auto all = paragraphs(document.blocks);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0]->alignment, source::Alignment::centre);
  std::map<std::string, source::Look> looks;
  for (const source::Run& run : all[0]->runs) looks[run.text] = run.look;
  EXPECT_TRUE(looks["b"].bold);
  EXPECT_TRUE(looks["c"].italic);
  EXPECT_TRUE(looks["d"].bold);
  EXPECT_EQ(looks["d"].size, 20);
  EXPECT_TRUE(looks["e"].struck);
  EXPECT_TRUE(looks["f"].hidden);
  EXPECT_TRUE(looks["g"].hidden);
  EXPECT_EQ(looks["2"].raise, source::Raise::superscript);
  EXPECT_FALSE(looks["a "].bold);
}

TEST(read_html, spaces_and_breaks_are_those_of_a_browser) {
  EXPECT_THAT(texts(read("<p> a\n  b <b> c</b>\t</p>d<br>e<br><br>f<div>g</div>h").blocks),
              ElementsAre("a b c", "d\u2028e", "f", "g", "h"));
  EXPECT_THAT(texts(read("<pre>a\n  b</pre>").blocks), ElementsAre("a\u2028b"));
}

TEST(read_html, scripts_and_forms_of_input_are_no_text) {
  EXPECT_THAT(texts(read("<head><title>t</title></head><script>s</script><style>p{}</style><noscript>n</noscript>"
                         "<template>t</template><iframe>i</iframe><svg><text>v</text></svg><p>text<!-- c --></p>")
                        .blocks),
              ElementsAre("text"));
}

TEST(read_html, lists_nest_and_count) {
  EXPECT_THAT(texts(read("<ol start=3><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ol><ol type=a><li>e</ol>").blocks),
              ElementsAre("3. a", "• b", "4. c", "d", "a. e"));
}

TEST(read_html, a_cell_reaches_over_rows) {
  const source::Document document = read("<table><tr><th>a<th>b<tr><td rowspan=2>c<td colspan=1>d<tr><td>e</table>");
  ASSERT_THAT(document.blocks, SizeIs(1));
  const auto& table = std::get<source::Table>(document.blocks[0].content);
  ASSERT_THAT(table.rows, SizeIs(3));
  EXPECT_TRUE(table.rows[0].head);
  EXPECT_EQ(table.rows[2].cells.at(0).rows, 0);
  EXPECT_EQ(texts(table.rows[2].cells.at(1).blocks), std::vector<std::string>{"e"});
}

TEST(read_html, what_stands_in_no_cell_comes_before_the_table) {
  const source::Document document = read("<table><p>a</p>b<tr><td>c</td>d</tr><table><tr><td>e</table></table>");
  EXPECT_THAT(texts(document.blocks), ElementsAre("a", "b", "d"));
  EXPECT_THAT(document.blocks, SizeIs(5));
}

TEST(read_html, what_stands_round_the_text_of_a_site_s_page_is_beside) {
  const std::string page = fmt::format(
      "<body><nav><a href=/>Home</a></nav><h1>Title</h1><div><p>{0}</p><p>Read also: <a href=/x>More</a></p>"
      "<div class='shareLinks'>Share</div><ul><li><a href=1>p</a><li><a href=2>q</a><li><a "
      "href=3>r</a></ul><p>{0}</p></div>"
      "<footer>Foot</footer>",
      running);
  const source::Document document = read(page);
  EXPECT_THAT(texts(document.blocks), ElementsAre("Title", running, running));
  EXPECT_THAT(texts(document.beside), ElementsAre("Home", "Foot", "Read also: More", "Share", "• p", "• q", "• r"));
}

TEST(read_html, all_of_a_page_that_an_office_s_program_wrote_is_text) {
  const source::Document document = read(fmt::format(
      "<meta name=generator content='Microsoft Word 15'><body><div class=footer>a</div><p>{}</p>", running));
  EXPECT_THAT(texts(document.blocks), ElementsAre("a", running));
  EXPECT_THAT(document.beside, SizeIs(0));
}

TEST(read_html, conditional_sections_of_word_stay) {
  EXPECT_THAT(texts(read("<p><![if !supportLists]>a<![endif]>b<!--[if gte mso 9]><i>c</i><![endif]--></p>").blocks),
              ElementsAre("ab"));
}

TEST(read_html, pictures_come_from_the_page_or_from_beside_it) {
  std::vector<std::string> asked;
  const source::Document document = read(
      "<p><img src='data:image/png;base64,UE5H' alt=A width=200><img src='f/%C3%A9.png?v=1'><img "
      "src='https://x.example/a.png'>"
      "<img src='javascript:x'><img src='file:///etc/passwd'><img src='//x.example/b.png'>",
      [&](const std::string& path) {
        asked.push_back(path);
        return std::optional<std::string>("bytes");
      });
  EXPECT_THAT(asked, ElementsAre("f/é.png"));
  ASSERT_THAT(document.pictures, SizeIs(2));
  EXPECT_EQ(document.files.at(0).bytes, "PNG");
  EXPECT_EQ(document.pictures[0].alternative, "A");
  EXPECT_EQ(document.pictures[0].width, 150);
  EXPECT_THAT(document.remarks, SizeIs(4));
}

TEST(html_as_utf8, the_encoding_is_the_page_s_or_a_guess) {
  const std::string word = "\xEF\xF0\xE8\xE2\xE5\xF2";  // "привет" in Windows-1251
  EXPECT_EQ(html_as_utf8("<meta charset=windows-1251>" + word, {}).utf8, "<meta charset=windows-1251>привет");
  EXPECT_EQ(html_as_utf8(word, {}).guessed, "windows-1251");
  EXPECT_EQ(html_as_utf8("<meta charset='utf-8'>" + word, {}).utf8, "<meta charset='utf-8'>привет");
  EXPECT_EQ(html_as_utf8("<meta charset=windows-1251>привет", {}).utf8, "<meta charset=windows-1251>привет");
  EXPECT_EQ(html_as_utf8("\xC1", "koi8-r").utf8, "а");
  EXPECT_EQ(html_as_utf8("<meta charset=nonsense>" + word, {}).utf8, "<meta charset=nonsense>привет");
}

TEST(read_web_archive, gives_the_page_and_its_files) {
  const std::string bytes =
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n"
      "Content-Type: text/html; charset=\"windows-1251\"\r\nContent-Location: https://a.example/p\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html>=EF</html>\r\n--b\r\nContent-Type: image/png\r\n"
      "Content-Transfer-Encoding: base64\r\nContent-ID: <x@y>\r\nContent-Location: "
      "https://a.example/i.png\r\n\r\nUE5H\r\n--b--\r\n";
  EXPECT_TRUE(looks_like_web_archive(bytes));
  const auto archive = read_web_archive(bytes);
  ASSERT_TRUE(archive);
  EXPECT_EQ(archive->charset, "windows-1251");
  EXPECT_EQ(archive->address, "https://a.example/p");
  EXPECT_EQ(archive->files.at("cid:x@y"), "PNG");
  EXPECT_EQ(archive->files.at("https://a.example/i.png"), "PNG");
  EXPECT_NE(archive->page.find("\xEF"), std::string::npos);
}

TEST(read_html, a_page_that_nests_without_end_is_refused_soon) {
  std::string page;
  for (int i = 0; i < 500'000; ++i) page += "<b>";
  for (int i = 0; i < 500'000; ++i) page += "</i>";
  const auto begin = std::chrono::steady_clock::now();
  const auto outcome = read_html(page, "made.html");
  EXPECT_FALSE(outcome.value);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

/// Whatever is done to a page, it is read or refused.
TEST(read_html, pages_with_any_bytes_end) {
  const std::string page = fmt::format(
      "<html><head><style>.a{{font-weight:bold}}</style></head><body><nav>x</nav><h1>t</h1><article><p "
      "class=a>{0}</p><table><tr><td>"
      "1<td rowspan=3>2</table><ul><li>a<ol><li>b</ul><img src=data:,x><a href='//x'>y</a><br></article></body></html>",
      running);
  std::mt19937 random(1);
  for (int round = 0; round < 3'000; ++round) {
    std::string changed = page;
    for (int change = 0; change < 8; ++change) {
      const std::size_t at = random() % changed.size();
      switch (random() % 3) {
        case 0:
          changed[at] = static_cast<char>(random());
          break;
        case 1:
          changed.erase(at, random() % 20);
          break;
        default:
          changed.insert(at, changed.substr(random() % changed.size(), random() % 40));
      }
      if (changed.empty()) changed = " ";
    }
    static_cast<void>(read_html(changed, "made.html"));
  }
}

}  // namespace
}  // namespace vestnik::readers
