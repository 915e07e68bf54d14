#include "tools/pdf/read_pdf.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tools/pdf/to_unicode.hpp"

// poppler asks fontconfig for a face that the file does not hold; fontconfig keeps what it read until the process ends.
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions();  // NOLINT: its name
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

namespace vestnik::pdf {
namespace {

using testing::ElementsAre;

/// A file of one page; its table of contents is left to the reader to repair.
std::string made(const std::string& content, const std::string& objects = {}, const std::string& catalog = {}) {
  return fmt::format(
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R {2}>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I "
      "6 0 R>>>>>>endobj\n"
      "4 0 obj<</Length {3}>>stream\n{0}\nendstream endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/ToUnicode 7 0 R>>endobj\n"
      "6 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length "
      "1>>stream\n\x7F\nendstream endobj\n"
      "7 0 obj<</Length 81>>stream\n1 begincodespacerange<00><FF>endcodespacerange 1 "
      "beginbfrange<20><7E><0020>endbfrange\nendstream endobj\n"
      "{1}trailer<</Root 1 0 R>>\n%%EOF",
      content, objects, catalog, content.size());
}

std::vector<std::string> texts(const std::vector<source::Block>& blocks) {
  std::vector<std::string> all;
  for (const source::Block& block : blocks) {
    const auto* paragraph = std::get_if<source::Paragraph>(&block.content);
    all.push_back(paragraph == nullptr ? "table" : paragraph->text());
  }
  return all;
}

const std::string tree =
    "8 0 obj<</Type/StructTreeRoot/K[9 0 R 10 0 R 11 0 R]/RoleMap<</Mine/P>>>>endobj\n"
    "9 0 obj<</S/H2/P 8 0 R/Pg 3 0 R/K 0>>endobj\n10 0 obj<</S/Mine/P 8 0 R/Pg 3 0 R/K[1 2]>>endobj\n"
    "11 0 obj<</S/Figure/P 8 0 R/Pg 3 0 R/Alt(A picture)/K 3>>endobj\n";

TEST(read_pdf, a_tagged_file_is_read_by_its_structure) {
  const Answer answer =
      read_pdf(made("BT /F 10 Tf 50 500 Td /P<</MCID 1>>BDC (first) Tj EMC 0 -12 Td /P<</MCID 2>>BDC (second) Tj EMC "
                    "0 40 Td /H2<</MCID 0>>BDC (Title) Tj EMC 0 99 Td /Artifact BMC (head) Tj EMC ET q 90 0 0 60 50 50 "
                    "cm /Figure<</MCID 3>>BDC /I Do EMC Q",
                    tree, "/StructTreeRoot 8 0 R"));
  ASSERT_EQ(answer.verdict, Verdict::sound);
  EXPECT_THAT(texts(answer.document.blocks), ElementsAre("Title", "first second", ""));
  EXPECT_EQ(std::get<source::Paragraph>(answer.document.blocks[0].content).heading, 2);
  EXPECT_TRUE(std::get<source::Paragraph>(answer.document.blocks[0].content).runs[0].look.bold);
  ASSERT_EQ(answer.document.pictures.size(), 1U);
  EXPECT_EQ(answer.document.pictures[0].alternative, "A picture");
  EXPECT_EQ(answer.document.pictures[0].width, 90);
  EXPECT_TRUE(answer.document.files.at(0).bytes.starts_with("\x89PNG"));
  EXPECT_THAT(texts(answer.document.running), ElementsAre("head"));
}

TEST(read_pdf, a_structure_that_leaves_text_out_does_not_count) {
  const Answer answer = read_pdf(made(
      "BT /F 10 Tf 50 500 Td /P<</MCID 1>>BDC (tagged) Tj EMC 0 -12 Td (and a lot that is not tagged at all) Tj ET",
      tree, "/StructTreeRoot 8 0 R"));
  ASSERT_EQ(answer.verdict, Verdict::sound);
  EXPECT_THAT(texts(answer.document.blocks).front(), testing::HasSubstr("tagged"));
  EXPECT_THAT(texts(answer.document.blocks).back(), testing::HasSubstr("not tagged at all"));
}

TEST(with_bullets, leaves_no_code_that_no_face_has) { EXPECT_EQ(with_bullets("a \uF0B7 б"), "a • б"); }

TEST(read_pdf, says_why_there_is_nothing) {
  EXPECT_EQ(read_pdf("no PDF").verdict, Verdict::unreadable);
  EXPECT_EQ(read_pdf(made("q 400 0 0 600 0 0 cm /I Do Q")).verdict, Verdict::no_text);
}

TEST(read_pdf, a_tree_that_bites_its_tail_ends) {
  const std::string circle =
      "8 0 obj<</Type/StructTreeRoot/K 9 0 R>>endobj\n9 0 obj<</S/Sect/P 8 0 R/K[10 0 R 9 0 R]>>endobj\n10 0 "
      "obj<</S/P/Pg 3 0 R/K[0 9 0 R]>>endobj\n";
  const Answer answer =
      read_pdf(made("BT /F 10 Tf 50 500 Td /P<</MCID 0>>BDC (text) Tj EMC ET", circle, "/StructTreeRoot 8 0 R"));
  EXPECT_THAT(texts(answer.document.blocks), ElementsAre("text"));
}

TEST(read_pdf, files_with_any_bytes_end) {
  const std::string bytes =
      made("BT /F 10 Tf 50 500 Td /P<</MCID 1>>BDC (first) Tj EMC ET q 90 0 0 60 50 50 cm /I Do Q", tree,
           "/StructTreeRoot 8 0 R");
  std::mt19937 random(1);
  for (int round = 0; round < 1'500; ++round) {
    std::string changed = bytes;
    for (int i = 0; i < 6; ++i) changed[random() % changed.size()] = static_cast<char>(random());
    static_cast<void>(read_pdf(changed));
  }
}

}  // namespace
}  // namespace vestnik::pdf
