#include "tools/import/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/import/samples.hpp"
#include "tools/import/write_descriptor.hpp"

namespace vestnik::importing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(verify, what_is_missing_is_reported_and_kept_as_a_comment) {
  Bench bench;
  Line fact{.text = "Osh", .number = 3}, nowhere{.text = "A stray line", .number = 7, .id = 1};
  bench.context.keep(fact);
  FrontMatter front;
  front.kept.push_back({fact.number, fact.text});
  ImportedArticle article{.line = 9, .title = "Title", .body = "One, three.\n"};
  Block body;
  for (const char* text : {"One,", "two,", "three."}) {
    body.lines.push_back({.text = text, .number = 10 + static_cast<int>(body.lines.size()), .id = 2});
    bench.context.keep(body.lines.back());
  }
  article.body_blocks.push_back(body);
  const std::vector<ImportedSection> sections{{.country = "KZ", .line = 8, .articles = {article}}};

  front.lost = verify({fact, nowhere}, front, sections, bench.context);

  EXPECT_THAT(bench.codes(), ElementsAre("words-lost", "words-lost", "words-lost"));
  const std::string descriptor = write_files("en", front, sections, bench.context).front().bytes;
  EXPECT_THAT(descriptor,
              HasSubstr("#   line 7: A stray line\n#   line 3: Osh\n#   line 11: two,\n#   line 12: three.\n"));
}

}  // namespace
}  // namespace vestnik::importing
