#include "layout/assembly/running_head.hpp"

#include <gtest/gtest.h>

#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

std::size_t length(std::string_view text) {
  std::size_t count = 0, next = 0;
  for (std::size_t at = 0; at < text.size(); at = next, ++count) (void)character_at(text, at, &next);
  return count;
}

/// `title` stands in the head before ", #3, 2024"; every character is as wide as every other.
FittedHead fitted(const std::string& title, const std::string& short_title, std::size_t room) {
  RunningHead head{.text = {}, .title = title, .short_title = short_title};
  head.text.append(title + ", #3, 2024");
  return fit_running_head(head, [&](const std::string& text) { return length(text) <= room; });
}

TEST(RunningHead, StaysAsItIsWhereItFits) {
  const FittedHead head = fitted("Review of events", "Review", 26);
  EXPECT_EQ(head.text, "Review of events, #3, 2024");
  EXPECT_FALSE(head.shortened);
}

TEST(RunningHead, TakesTheShortTitleWhereTheTitleIsTooLong) {
  const FittedHead head = fitted("Review of events", "Review", 25);
  EXPECT_EQ(head.text, "Review, #3, 2024");
  EXPECT_FALSE(head.shortened);
}

TEST(RunningHead, LosesTheTitlesLastWords) {
  EXPECT_EQ(fitted("Review of past events", "", 30).text, "Review of past…, #3, 2024");
  EXPECT_EQ(fitted("Review of past events", "", 24).text, "Review of…, #3, 2024");
  EXPECT_EQ(fitted("Обзор событий, дня", "", 24).text, "Обзор событий…, #3, 2024");
  EXPECT_TRUE(fitted("Review of past events", "", 24).shortened);
}

TEST(RunningHead, TakesNoBreakSpacesForTheEndsOfWords) {
  EXPECT_EQ(fitted("Review\u00A0of\u00A0past\u00A0events", "", 24).text, "Review\u00A0of…, #3, 2024");
}

TEST(RunningHead, ShortensTheShortTitleToo) {
  EXPECT_EQ(fitted("Review of past events", "Past events", 16).text, "Past…, #3, 2024");
}

TEST(RunningHead, LosesItsOwnLastWordsAndThenLetters) {
  EXPECT_EQ(fitted("Announcements", "", 20).text, "Announcements, #3…");
  EXPECT_EQ(fitted("Announcements", "", 15).text, "Announcements…");
  EXPECT_EQ(fitted("Announcements", "", 9).text, "Announce…");
  EXPECT_EQ(fitted("Announcements", "", 1).text, "…");
}

TEST(RunningHead, IsCutAtItsEndWhereItDoesNotNameTheSeries) {
  RunningHead head{.text = {}, .title = "Review", .short_title = "R"};
  head.text.append("Republic of Kazakhstan");
  const auto fits = [](const std::string& text) { return length(text) <= 13; };
  EXPECT_EQ(fit_running_head(head, fits).text, "Republic of…");
}

}  // namespace
}  // namespace vestnik
