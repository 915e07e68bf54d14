#include "tools/extract/extract_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "pdf/source/source_path.hpp"
#include "pdf/writer/emit_pdf.hpp"
#include "pdf/writer/md5.hpp"

namespace vestnik {
namespace {

using testing::HasSubstr;

SourceFile file(std::string path, std::string bytes) {
  return {std::move(path), std::make_shared<const std::string>(std::move(bytes))};
}

/// A release of one empty page with these files in it.
std::string release(const std::vector<SourceFile>& files) {
  Pages pages;
  pages.metadata = {.title = "T", .author = "A", .subject = "S", .language = "en", .keywords = {}, .date = {}};
  pages.width = Pt{100};
  pages.height = Pt{100};
  pages.pages.resize(1);
  pages.structure.resize(1);
  const Outcome<PdfFile> pdf =
      emit_pdf(pages, {.icc_profile = "profile", .sources = files, .compress_best = false, .progress = {}});
  return pdf.value ? pdf.value->bytes : "";
}

/// The code of the error, or "" if there is none.
std::string error_of(std::string_view pdf, const SourceLimits& limits = {}) {
  const Outcome<std::vector<SourceFile>> source = extract_source(pdf, "release.pdf", limits);
  EXPECT_EQ(source.value.has_value(), source.diagnostics.empty());
  return source.diagnostics.empty() ? "" : source.diagnostics.front().code;
}

const std::vector<SourceFile>& sound() {
  static const std::vector<SourceFile> files{
      file("issue/issue.yaml", "vestnik: 1\n"), file("publisher.yaml", "name: Издатель\n"),
      file("issue/рисунки/a(1).jpg", std::string("\xFF\xD8\xFF\0\r\n)", 7)), file("issue/empty.md", "")};
  return files;
}

TEST(ExtractSource, GivesBackEveryByteInOrder) {
  const Outcome<std::vector<SourceFile>> source = extract_source(release(sound()), "release.pdf");
  ASSERT_TRUE(source.ok());
  ASSERT_EQ(source.value->size(), sound().size());
  for (std::size_t i = 0; i < sound().size(); ++i) {
    EXPECT_EQ((*source.value)[i].path, sound()[i].path);
    EXPECT_EQ(*(*source.value)[i].bytes, *sound()[i].bytes);
  }
}

TEST(ExtractSource, RefusesPathsThatLeadElsewhere) {
  for (const char* path : {"../issue.yaml", "/etc/passwd", "issue/../../x", "issue//x", "issue/./x", "issue\\x", "C:x",
                           "issue/", "a\nb"}) {
    EXPECT_EQ(error_of(release({file(path, "x")})), "source-path") << path;
  }
}

TEST(ExtractSource, RefusesAFileThatIsAFolder) {
  EXPECT_EQ(error_of(release({file("a", "1"), file("a-b", "2"), file("a/c", "3")})), "source-path");
  EXPECT_EQ(error_of(release({file("a", "1"), file("a", "2")})), "source-path");
}

TEST(ExtractSource, SaysThatThereIsNone) {
  EXPECT_EQ(error_of(release({})), "no-source");
  EXPECT_EQ(error_of(""), "no-pdf");
  EXPECT_EQ(error_of("%PDF-1.7\nnot really"), "no-pdf");
}

TEST(ExtractSource, KeepsToItsLimits) {
  const std::string zeros = release({file("a", std::string(5'000'000, '\0')), file("b", std::string(5'000'000, '\0'))});
  EXPECT_LT(zeros.size(), 50'000U);  // a small file that unpacks to a large one
  EXPECT_EQ(error_of(zeros), "");
  EXPECT_EQ(error_of(zeros, {.file_bytes = 4'999'999}), "source-too-large");
  EXPECT_EQ(error_of(zeros, {.all_bytes = 9'999'999}), "source-too-large");
  EXPECT_EQ(error_of(zeros, {.files = 1}), "source-too-large");
}

TEST(ExtractSource, NoticesDamage) {
  // The JPEG is stored as it is: what it holds can be changed without the PDF noticing.
  const std::string jpeg = "\xFF\xD8\xFF" + std::string(100, 'a');
  std::string pdf = release({file("a.jpg", jpeg)});
  const std::size_t at = pdf.find(jpeg);
  ASSERT_NE(at, std::string::npos);
  pdf[at + 50] = 'b';
  EXPECT_EQ(error_of(pdf), "source-damaged");
}

// Whatever bytes change: no crash, and what comes out is what went in, or an error.
TEST(ExtractSource, SurvivesMutations) {
  const std::string whole = release(sound());
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same mutations each time
  for (int round = 0; round < 3000; ++round) {
    std::string pdf = whole;
    const int changes = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < changes; ++i) {
      const std::size_t at = random() % pdf.size();
      switch (random() % 4) {
        case 0:
          pdf[at] = static_cast<char>(random());
          break;
        case 1:
          pdf.erase(at, random() % 20);
          break;
        case 2:
          pdf.insert(at, pdf.substr(random() % pdf.size(), random() % 40));
          break;
        default:
          pdf.resize(at + 1);
      }
    }
    const Outcome<std::vector<SourceFile>> source = extract_source(pdf, "release.pdf");
    ASSERT_EQ(source.value.has_value(), source.diagnostics.empty());
    if (!source.value) continue;
    for (const SourceFile& found : *source.value) EXPECT_TRUE(is_archive_path(found.path));
  }
}

TEST(Md5, IsThatOfTheStandard) {  // RFC 1321, A.5
  const auto hex = [](const std::string& bytes) {
    std::string digits;
    for (const char c : bytes) {
      constexpr std::string_view digit = "0123456789abcdef";
      digits += digit[static_cast<unsigned char>(c) >> 4U];
      digits += digit[static_cast<unsigned char>(c) & 15U];
    }
    return digits;
  };
  EXPECT_EQ(hex(md5("")), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(hex(md5("message digest")), "f96b697d7cb7938d525a2f31aaf161d0");
}

}  // namespace
}  // namespace vestnik
