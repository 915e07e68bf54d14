// The C interface as a careless program uses it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "small_descriptor.hpp"
#include "vestnik/vestnik.h"
#include "vestnik/vestnik.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

template <auto release>
struct Free {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
using Options = std::unique_ptr<vestnik_options, Free<vestnik_options_free>>;
using Issue = std::unique_ptr<vestnik_issue, Free<vestnik_issue_free>>;
using Article = std::unique_ptr<vestnik_article, Free<vestnik_article_free>>;
using Release = std::unique_ptr<vestnik_release, Free<vestnik_release_free>>;
using Diagnostics = std::unique_ptr<vestnik_diagnostics, Free<vestnik_diagnostics_free>>;

template <class Handle>
Handle make(vestnik_status (*create)(typename Handle::pointer*)) {
  typename Handle::pointer object = nullptr;
  EXPECT_EQ(create(&object), VESTNIK_OK);
  return Handle(object);
}

template <class Object, class Which>
void set(vestnik_status (*function)(Object*, Which, const char*, size_t), Object* object, Which which,
         const std::string& text) {
  EXPECT_EQ(function(object, which, text.data(), text.size()), VESTNIK_OK) << text;
}

Options source_options() {
  Options options = make<Options>(vestnik_options_new);
  const std::string folder = VESTNIK_SOURCE_DIR;
  EXPECT_EQ(vestnik_options_set_data_folder(options.get(), folder.data(), folder.size()), VESTNIK_OK);
  return options;
}

Article figures() {
  Article article = make<Article>(vestnik_article_new);
  set(vestnik_article_set_text, article.get(), VESTNIK_ARTICLE_TITLE, "Figures of March");
  set(vestnik_article_set_text, article.get(), VESTNIK_ARTICLE_BODY, "Numbers rose.\n\n![Bars](bars.svg)\n");
  set(vestnik_article_set_text, article.get(), VESTNIK_ARTICLE_SOURCE_NAME, "Own count");
  const std::string
      name = "bars.svg",
      svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="9" height="9"/></svg>)";
  EXPECT_EQ(vestnik_article_add_body_picture(article.get(), name.data(), name.size(), svg.data(), svg.size()),
            VESTNIK_OK);
  return article;
}

Issue statistics() {
  Issue issue = make<Issue>(vestnik_issue_new);
  for (const std::string line : {"Bulletin", "of figures"}) {
    EXPECT_EQ(vestnik_issue_add_title_line(issue.get(), line.data(), line.size()), VESTNIK_OK);
  }
  EXPECT_EQ(vestnik_issue_set_number(issue.get(), 3, 2025), VESTNIK_OK);
  EXPECT_EQ(vestnik_issue_set_period(issue.get(), {2025, 3, 1}, {2025, 3, 31}), VESTNIK_OK);
  set(vestnik_issue_set_text, issue.get(), VESTNIK_ISSUE_PLACE, "Almaty");
  set(vestnik_issue_set_text, issue.get(), VESTNIK_PUBLISHER_NAME, "Office");
  set(vestnik_issue_set_text, issue.get(), VESTNIK_PUBLISHER_FULL_NAME, "Office of Figures");
  EXPECT_EQ(vestnik_issue_add_section(issue.get(), "KZ", 2, nullptr, 0), VESTNIK_OK);
  EXPECT_EQ(vestnik_issue_add_article(issue.get(), figures().get()), VESTNIK_OK);
  return issue;
}

struct Typeset {
  vestnik_status status = VESTNIK_OK;
  Release release;
  Diagnostics diagnostics;
};

Typeset typeset(const Issue& issue, const Options& options) {
  vestnik_release* release = nullptr;
  vestnik_diagnostics* diagnostics = nullptr;
  const vestnik_status status = vestnik_typeset(issue.get(), options.get(), &release, &diagnostics);
  return {status, Release(release), Diagnostics(diagnostics)};
}

std::string text_of(const Diagnostics& diagnostics, size_t index, vestnik_diagnostic_text which) {
  size_t length = 0;
  const char* text = vestnik_diagnostics_text(diagnostics.get(), index, which, &length);
  return text == nullptr ? "none" : std::string(text, length);
}

std::vector<std::string> codes_of(const Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (size_t i = 0; i < vestnik_diagnostics_count(diagnostics.get()); ++i) {
    codes.push_back(text_of(diagnostics, i, VESTNIK_CODE));
  }
  return codes;
}

Article further_figures(const std::string& body) {
  Article article = make<Article>(vestnik_article_new);
  set(vestnik_article_set_text, article.get(), VESTNIK_ARTICLE_TITLE, "Further figures");
  set(vestnik_article_set_text, article.get(), VESTNIK_ARTICLE_BODY, body);
  set(vestnik_article_set_text, article.get(), VESTNIK_ARTICLE_SOURCE_NAME, "Own count");
  return article;
}

/// `statistics()` with an article more.
Issue statistics_with(const std::string& body) {
  Issue issue = statistics();
  EXPECT_EQ(vestnik_issue_add_article(issue.get(), further_figures(body).get()), VESTNIK_OK);
  return issue;
}

size_t size_of(const Typeset& run) {
  size_t size = 0;
  (void)vestnik_release_pdf(run.release.get(), &size);
  return size;
}

TEST(CInterface, IsTheOneOfItsHeader) {
  EXPECT_EQ(vestnik_abi_version(), static_cast<uint32_t>(VESTNIK_ABI_VERSION));
  EXPECT_STREQ(vestnik_version(), vestnik::version());
}

TEST(CInterface, TypesetsAnIssueBuiltInCode) {
  const Typeset run = typeset(statistics(), source_options());
  ASSERT_EQ(run.status, VESTNIK_OK);
  EXPECT_EQ(vestnik_diagnostics_count(run.diagnostics.get()), 0U);
  size_t size = 0;
  const void* pdf = vestnik_release_pdf(run.release.get(), &size);
  EXPECT_THAT(std::string(static_cast<const char*>(pdf), size), StartsWith("%PDF-1.7"));
  EXPECT_EQ(vestnik_release_pages(run.release.get()), 5U);
  EXPECT_EQ(vestnik_release_articles(run.release.get()), 1U);
}

TEST(CInterface, LoadsADescriptorAndSaysWhatIsWrongWithIt) {
  const Options options = source_options();
  const std::string path = "issue.yaml", text = "vestnik: 1\nlanguage: en\nnumbre: 3\n";
  ASSERT_EQ(vestnik_options_add_file(options.get(), path.data(), path.size(), text.data(), text.size()), VESTNIK_OK);
  vestnik_issue* issue = nullptr;
  vestnik_diagnostics* found = nullptr;
  EXPECT_EQ(vestnik_load_issue(path.data(), path.size(), options.get(), &issue, &found), VESTNIK_ERRORS);
  EXPECT_EQ(issue, nullptr);
  const Diagnostics diagnostics(found);
  ASSERT_GT(vestnik_diagnostics_count(found), 0U);
  bool named = false;
  for (size_t i = 0; i < vestnik_diagnostics_count(found); ++i) {
    if (text_of(diagnostics, i, VESTNIK_CODE) != "unknown-key") continue;
    named = true;
    EXPECT_EQ(vestnik_diagnostics_severity(found, i), VESTNIK_ERROR);
    EXPECT_EQ(vestnik_diagnostics_line(found, i), 3);
    EXPECT_EQ(vestnik_diagnostics_column(found, i), 1);
    EXPECT_EQ(text_of(diagnostics, i, VESTNIK_FILE), path);
  }
  EXPECT_TRUE(named);
}

TEST(CInterface, ReportsTextThatIsNone) {
  const Issue issue = statistics();
  set(vestnik_issue_set_text, issue.get(), VESTNIK_ISSUE_PLACE, "\xFF\xFE");
  const Typeset run = typeset(issue, source_options());
  EXPECT_EQ(run.status, VESTNIK_ERRORS);
  EXPECT_FALSE(run.release);
  EXPECT_EQ(text_of(run.diagnostics, 0, VESTNIK_CODE), "not-utf8");
}

TEST(CInterface, TellsItsFindingsInRussianWhenAskedTo) {
  const Options options = source_options();
  const Issue issue = statistics_with("They rose in in the north.\n");
  const Typeset english = typeset(issue, options);
  ASSERT_THAT(codes_of(english.diagnostics), ElementsAre("doubled-word"));
  EXPECT_THAT(text_of(english.diagnostics, 0, VESTNIK_MESSAGE),
              StartsWith("the body of article 2 of section 1, line 1"));
  ASSERT_EQ(vestnik_options_set_language(options.get(), VESTNIK_RUSSIAN), VESTNIK_OK);
  const Typeset russian = typeset(issue, options);
  EXPECT_THAT(text_of(russian.diagnostics, 0, VESTNIK_MESSAGE), StartsWith("статья 2 раздела 1, текст, строка 1"));
  EXPECT_EQ(vestnik_diagnostics_line(russian.diagnostics.get(), 0), 1);
  EXPECT_EQ(vestnik_diagnostics_end_line(russian.diagnostics.get(), 0), 1);
  EXPECT_GT(vestnik_diagnostics_end_column(russian.diagnostics.get(), 0),
            vestnik_diagnostics_column(russian.diagnostics.get(), 0));
}

TEST(CInterface, IsStrictWhenAskedTo) {
  const Options options = source_options();
  const Issue issue = statistics_with("They rose ‹where?›.\n");
  EXPECT_EQ(typeset(issue, options).status, VESTNIK_OK);
  ASSERT_EQ(vestnik_options_set(options.get(), VESTNIK_STRICT, 1), VESTNIK_OK);
  const Typeset run = typeset(issue, options);
  EXPECT_EQ(run.status, VESTNIK_ERRORS);
  EXPECT_THAT(codes_of(run.diagnostics), ElementsAre("placeholder"));
  ASSERT_EQ(vestnik_options_set(options.get(), VESTNIK_STRICT, 0), VESTNIK_OK);
  EXPECT_EQ(typeset(issue, options).status, VESTNIK_OK);
}

TEST(CInterface, SilencesWarningsByOptionsIssueOrArticle) {
  const std::string code = "doubled-word", body = "They rose in in the north.\n";
  const Options options = source_options();
  ASSERT_EQ(vestnik_options_add_silence(options.get(), code.data(), code.size()), VESTNIK_OK);
  EXPECT_THAT(codes_of(typeset(statistics_with(body), options).diagnostics), IsEmpty());
  const Issue issue = statistics_with(body);
  ASSERT_EQ(vestnik_issue_add_silence(issue.get(), code.data(), code.size()), VESTNIK_OK);
  EXPECT_THAT(codes_of(typeset(issue, source_options()).diagnostics), IsEmpty());
  const Issue other = statistics();
  const Article article = further_figures(body);
  ASSERT_EQ(vestnik_article_add_silence(article.get(), code.data(), code.size()), VESTNIK_OK);
  ASSERT_EQ(vestnik_issue_add_article(other.get(), article.get()), VESTNIK_OK);
  EXPECT_THAT(codes_of(typeset(other, source_options()).diagnostics), IsEmpty());
  const std::string none = "no-such-code";
  ASSERT_EQ(vestnik_options_add_silence(options.get(), none.data(), none.size()), VESTNIK_OK);
  const Typeset run = typeset(statistics(), options);
  EXPECT_EQ(run.status, VESTNIK_ERRORS);
  EXPECT_THAT(codes_of(run.diagnostics), ElementsAre("unknown-value"));
}

TEST(CInterface, ListsWhatTheHouseRulesChange) {
  const Options options = source_options();
  const Issue issue = statistics_with("They said \"no\".\n");
  EXPECT_EQ(vestnik_release_changes(typeset(issue, options).release.get()), 0U);
  ASSERT_EQ(vestnik_options_set(options.get(), VESTNIK_LIST_CHANGES, 1), VESTNIK_OK);
  const Typeset run = typeset(issue, options);
  const vestnik_release* release = run.release.get();
  ASSERT_GT(vestnik_release_changes(release), 0U);
  const auto text = [&](vestnik_change_text which) {
    size_t length = 0;
    const char* bytes = vestnik_release_change_text(release, 0, which, &length);
    return bytes == nullptr ? "none" : std::string(bytes, length);
  };
  EXPECT_EQ(text(VESTNIK_CHANGE_RULE), "quotes");
  EXPECT_THAT(text(VESTNIK_CHANGE_BEFORE), HasSubstr("\"no\""));
  EXPECT_THAT(text(VESTNIK_CHANGE_AFTER), HasSubstr("“no”"));
  EXPECT_EQ(text(VESTNIK_CHANGE_FILE), "the body of article 2 of section 1");
  EXPECT_EQ(text(static_cast<vestnik_change_text>(7)), "none");
  EXPECT_EQ(vestnik_release_change_line(release, 0), 1);
  EXPECT_EQ(vestnik_release_change_column(release, 0), 11);
  const std::string rule = "quotes";
  ASSERT_EQ(vestnik_issue_set_rule(issue.get(), rule.data(), rule.size(), 0), VESTNIK_OK);
  EXPECT_EQ(vestnik_release_changes(typeset(issue, options).release.get()), 0U);
}

TEST(CInterface, MakesProofsAndReleasesOfLoadedIssues) {
  const Options options = source_options();
  const std::string path = "virtual/issue.yaml", text = vestnik::small_descriptor("body: They rose.");
  ASSERT_EQ(vestnik_options_add_file(options.get(), path.data(), path.size(), text.data(), text.size()), VESTNIK_OK);
  vestnik_issue* loaded = nullptr;
  ASSERT_EQ(vestnik_load_issue(path.data(), path.size(), options.get(), &loaded, nullptr), VESTNIK_OK);
  const Issue issue(loaded);
  const size_t plain = size_of(typeset(issue, options));
  const auto size_with = [&](vestnik_option which) {
    EXPECT_EQ(vestnik_options_set(options.get(), which, 1), VESTNIK_OK);
    const size_t size = size_of(typeset(issue, options));
    EXPECT_EQ(vestnik_options_set(options.get(), which, 0), VESTNIK_OK);
    return size;
  };
  EXPECT_GT(size_with(VESTNIK_ATTACH_SOURCE), plain);
  EXPECT_GT(size_with(VESTNIK_PROOF), plain);
  EXPECT_LT(size_with(VESTNIK_COMPRESS_BEST), plain);
  EXPECT_EQ(size_with(VESTNIK_GREEDY_PAGES), plain);  // a page has one way to be cut
  EXPECT_EQ(vestnik_options_set(options.get(), static_cast<vestnik_option>(7), 1), VESTNIK_WRONG_ARGUMENT);
}

TEST(CInterface, RefusesToFinishWhatIsStillToBeWritten) {
  const Options options = source_options();
  const Issue issue = statistics();
  const std::string place = "‹where›";
  ASSERT_EQ(vestnik_issue_set_text(issue.get(), VESTNIK_ISSUE_PLACE, place.data(), place.size()), VESTNIK_OK);
  EXPECT_NE(typeset(issue, options).release, nullptr);
  ASSERT_EQ(vestnik_options_set(options.get(), VESTNIK_FINISHED, 1), VESTNIK_OK);
  EXPECT_EQ(typeset(issue, options).release, nullptr);
}

TEST(CInterface, ChecksCountsAndDividedWords) {
  const Issue issue = statistics();
  const std::string language = "en", word = "num--bers";
  ASSERT_EQ(vestnik_issue_set_article_count(issue.get(), 2), VESTNIK_OK);
  EXPECT_EQ(vestnik_issue_set_article_count(issue.get(), -1), VESTNIK_WRONG_ARGUMENT);
  ASSERT_EQ(vestnik_issue_add_divided_word(issue.get(), language.data(), language.size(), word.data(), word.size()),
            VESTNIK_OK);
  EXPECT_THAT(codes_of(typeset(issue, source_options()).diagnostics),
              testing::UnorderedElementsAre("count-contradicts", "hyphenation-word"));
}

TEST(CInterface, AReportMayStopTheRun) {
  const Options options = source_options();
  int calls = 0;
  const auto report = [](void* user, const char*, size_t, size_t, size_t) {
    return ++*static_cast<int*>(user) == 2 ? 1 : 0;
  };
  ASSERT_EQ(vestnik_options_set_progress(options.get(), report, &calls), VESTNIK_OK);
  const Typeset run = typeset(statistics(), options);
  EXPECT_EQ(run.status, VESTNIK_CANCELLED);
  EXPECT_EQ(calls, 2);
  EXPECT_EQ(text_of(run.diagnostics, 0, VESTNIK_CODE), "cancelled");
}

TEST(CInterface, AnotherThreadMayStopTheRun) {
  const Options options = source_options();
  vestnik_stop* stop = nullptr;
  ASSERT_EQ(vestnik_stop_new(&stop), VESTNIK_OK);
  ASSERT_EQ(vestnik_options_set_stop(options.get(), stop), VESTNIK_OK);
  ASSERT_EQ(typeset(statistics(), options).status, VESTNIK_OK);
  vestnik_stop_request(stop);
  vestnik_stop_free(stop);
  EXPECT_EQ(typeset(statistics(), options).status, VESTNIK_CANCELLED);
}

TEST(CInterface, SectionsMayFollowAndNeedNoCountry) {
  const Issue issue = statistics();
  EXPECT_EQ(vestnik_issue_add_section(issue.get(), nullptr, 0, "Statistics", 10), VESTNIK_OK);
  EXPECT_EQ(vestnik_issue_add_article(issue.get(), figures().get()), VESTNIK_OK);
  const size_t apart = vestnik_release_pages(typeset(issue, source_options()).release.get());
  EXPECT_EQ(vestnik_issue_set_section_start(issue.get(), VESTNIK_START_FOLLOW), VESTNIK_OK);
  EXPECT_EQ(vestnik_section_set_listed(issue.get(), 0, 0), VESTNIK_OK);
  EXPECT_EQ(vestnik_release_pages(typeset(issue, source_options()).release.get()), apart - 1);
  EXPECT_EQ(vestnik_section_set_start(issue.get(), VESTNIK_START_PAGE), VESTNIK_OK);
  EXPECT_EQ(vestnik_release_pages(typeset(issue, source_options()).release.get()), apart);
  EXPECT_EQ(vestnik_section_set_start(issue.get(), static_cast<vestnik_section_start>(7)), VESTNIK_WRONG_ARGUMENT);
  vestnik_issue* empty = nullptr;
  ASSERT_EQ(vestnik_issue_new(&empty), VESTNIK_OK);
  EXPECT_EQ(vestnik_section_set_start(empty, VESTNIK_START_PAGE), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_section_set_listed(empty, 1, 1), VESTNIK_WRONG_ARGUMENT);
  vestnik_issue_free(empty);
}

TEST(CInterface, PicturesAreCroppedAndCredited) {
  const std::string
      name = "bars.svg",
      svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="9" height="9"/></svg>)";
  const Article article = figures();
  EXPECT_EQ(vestnik_article_set_picture_crop(article.get(), 0, 0, 1, 1), VESTNIK_WRONG_ARGUMENT) << "there is none yet";
  EXPECT_EQ(vestnik_article_set_picture_focus(article.get(), 0, 0), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_article_set_picture_credit(article.get(), "x", 1), VESTNIK_WRONG_ARGUMENT);
  const vestnik_picture picture = {name.data(), name.size(), svg.data(), svg.size(), "Bars", 4};
  ASSERT_EQ(vestnik_article_add_picture(article.get(), &picture, nullptr, 0, VESTNIK_WIDTH_AUTOMATIC), VESTNIK_OK);
  EXPECT_EQ(vestnik_article_set_picture_crop(article.get(), 0.5, 0, 0.5, 1), VESTNIK_OK);
  EXPECT_EQ(vestnik_article_set_picture_focus(article.get(), 0.5, 0.5), VESTNIK_OK);
  EXPECT_EQ(vestnik_article_set_picture_credit(article.get(), "Own photo", 9), VESTNIK_OK);
  EXPECT_EQ(vestnik_article_set_picture_credit(article.get(), nullptr, 1), VESTNIK_WRONG_ARGUMENT);
  const Issue issue = statistics();
  ASSERT_EQ(vestnik_issue_add_article(issue.get(), article.get()), VESTNIK_OK);
  EXPECT_EQ(typeset(issue, source_options()).status, VESTNIK_OK);
  EXPECT_EQ(vestnik_article_group_pictures(article.get(), 2, nullptr, 0, VESTNIK_WIDTH_AUTOMATIC),
            VESTNIK_WRONG_ARGUMENT)
      << "there is one";
  ASSERT_EQ(vestnik_article_add_picture(article.get(), &picture, nullptr, 0, VESTNIK_WIDTH_AUTOMATIC), VESTNIK_OK);
  EXPECT_EQ(vestnik_article_group_pictures(article.get(), 1, nullptr, 0, VESTNIK_WIDTH_AUTOMATIC),
            VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_article_group_pictures(article.get(), 2, "Both", 4, VESTNIK_WIDTH_ACROSS), VESTNIK_OK);
  ASSERT_EQ(vestnik_article_add_picture(article.get(), &picture, nullptr, 0, VESTNIK_WIDTH_AUTOMATIC), VESTNIK_OK);
  EXPECT_EQ(vestnik_article_group_pictures(article.get(), 2, nullptr, 0, VESTNIK_WIDTH_AUTOMATIC),
            VESTNIK_WRONG_ARGUMENT)
      << "a group stands in no other";
  EXPECT_EQ(vestnik_article_set_flag(article.get(), VESTNIK_ARTICLE_PHOTO_REPORT, 1), VESTNIK_OK);
  const Issue grouped = statistics();
  ASSERT_EQ(vestnik_issue_add_article(grouped.get(), article.get()), VESTNIK_OK);
  EXPECT_EQ(typeset(grouped, source_options()).status, VESTNIK_OK);
  EXPECT_EQ(vestnik_article_set_picture_crop(article.get(), 0.5, 0, 0.6, 1), VESTNIK_OK);
  const Issue wrong = statistics();
  ASSERT_EQ(vestnik_issue_add_article(wrong.get(), article.get()), VESTNIK_OK);
  const Typeset done = typeset(wrong, source_options());
  EXPECT_EQ(done.status, VESTNIK_ERRORS);
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < vestnik_diagnostics_count(done.diagnostics.get()); ++i) {
    codes.push_back(text_of(done.diagnostics, i, VESTNIK_CODE));
  }
  EXPECT_NE(std::ranges::find(codes, "picture-crop"), codes.end());
}

TEST(CInterface, RefusesWhatCannotBe) {
  const Issue issue = statistics();
  const Article article = figures();
  const vestnik_date never = {2025, 2, 30}, first = {2025, 3, 1}, last = {2025, 3, 31};
  EXPECT_EQ(vestnik_issue_set_period(issue.get(), first, never), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_set_period(issue.get(), last, first), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_set_number(issue.get(), 0, 2025), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_set_text(issue.get(), static_cast<vestnik_issue_text>(15), "x", 1), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_set_text(issue.get(), VESTNIK_ISSUE_PLACE, nullptr, 1), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_article_set_text(article.get(), static_cast<vestnik_article_text>(7), "x", 1),
            VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_article_set_date(article.get(), never), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_article_add_picture(article.get(), nullptr, nullptr, 0, VESTNIK_WIDTH_COLUMN),
            VESTNIK_WRONG_ARGUMENT);
  const Issue empty = make<Issue>(vestnik_issue_new);
  EXPECT_EQ(vestnik_issue_add_article(empty.get(), article.get()), VESTNIK_WRONG_ARGUMENT) << "there is no section yet";
  EXPECT_EQ(typeset(issue, source_options()).status, VESTNIK_OK) << "what is refused changes nothing";
}

TEST(CInterface, BearsNullEverywhere) {
  vestnik_issue* issue = nullptr;
  vestnik_release* release = nullptr;
  EXPECT_EQ(vestnik_options_new(nullptr), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_options_set_check_only(nullptr, 1), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_options_set_threads(nullptr, 1), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_options_set_stop(nullptr, nullptr), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_options_set(nullptr, VESTNIK_STRICT, 1), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_options_set_language(nullptr, VESTNIK_RUSSIAN), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_options_add_silence(nullptr, nullptr, 0), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_set_rule(nullptr, nullptr, 0, 1), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_add_divided_word(nullptr, "en", 2, nullptr, 1), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_add_silence(nullptr, nullptr, 1), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_article_add_silence(nullptr, nullptr, 0), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_set_emblem(nullptr, nullptr), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_issue_add_article(nullptr, nullptr), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_load_issue(nullptr, 1, nullptr, &issue, nullptr), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_typeset(nullptr, nullptr, &release, nullptr), VESTNIK_WRONG_ARGUMENT);
  EXPECT_EQ(vestnik_release_pdf(nullptr, nullptr), nullptr);
  EXPECT_EQ(vestnik_release_changes(nullptr), 0U);
  EXPECT_EQ(vestnik_release_change_text(nullptr, 0, VESTNIK_CHANGE_RULE, nullptr), nullptr);
  EXPECT_EQ(vestnik_release_change_line(nullptr, 0), 0);
  EXPECT_EQ(vestnik_diagnostics_end_line(nullptr, 0), 0);
  EXPECT_EQ(vestnik_diagnostics_count(nullptr), 0U);
  EXPECT_EQ(vestnik_diagnostics_text(nullptr, 0, VESTNIK_CODE, nullptr), nullptr);
  vestnik_stop_request(nullptr);
  vestnik_options_free(nullptr);
  vestnik_issue_free(nullptr);
  vestnik_article_free(nullptr);
  vestnik_release_free(nullptr);
  vestnik_diagnostics_free(nullptr);
  vestnik_stop_free(nullptr);
}

}  // namespace
