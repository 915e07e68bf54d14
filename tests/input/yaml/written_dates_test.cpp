#include "input/yaml/written_dates.hpp"

#include <gtest/gtest.h>

#include <string>

#include "input/yaml/check_value.hpp"

namespace vestnik {
namespace {

std::string date(std::string_view text) {
  const auto read = written_date(text);
  return read ? shown(*read) : "none";
}

std::string period(std::string_view text) {
  const auto read = written_period(text);
  return read ? shown(read->first) + ".." + shown(read->second) : "none";
}

TEST(WrittenDates, AreReadInWordsAndFigures) {
  for (const char* text :
       {"18 декабря 2024", "18 декабря 2024 г.", "18 Декабря 2024 года", "18 дек. 2024", "18.12.2024", "18.12.24",
        "18/12/2024", "2024/12/18", "2024.12.18", "2024-12-18", "18-12-2024", "18–12–2024", "December 18, 2024",
        "18 Dec 2024", "18 December 2024", "18. 12. 2024."}) {
    EXPECT_EQ(date(text), "2024-12-18") << text;
  }
  EXPECT_EQ(date("1 мая 2024"), "2024-05-01");
  EXPECT_EQ(date("1 марта 2024"), "2024-03-01");
  EXPECT_EQ(date("1.2.2024"), "2024-02-01");
}

TEST(WrittenDates, AreNoneWhereTheyAreUncertain) {
  for (const char* text : {"", "?", "вчера", "декабрь 2024", "5/6/2024", "18 декабря", "30 февраля 2024", "2024", "18",
                           "1-15 апреля 2026", "18.12.2024 19.12.2024", "около 18 декабря 2024", "18 мак 2024"}) {
    EXPECT_EQ(date(text), "none") << text;
  }
}

TEST(WrittenDates, MakePeriods) {
  for (const char* text :
       {"1-15 апреля 2026", "1–15 апреля 2026 г.", "с 1 по 15 апреля 2026 года", "01.04.2026-15.04.2026",
        "1.04 — 15.04.2026", "2026-04-01 - 2026-04-15", "from 1 to 15 April 2026", "1.04.2026..15.04.2026"}) {
    EXPECT_EQ(period(text), "2026-04-01..2026-04-15") << text;
  }
  EXPECT_EQ(period("28 марта – 3 апреля 2026"), "2026-03-28..2026-04-03");
  EXPECT_EQ(period("28 декабря 2025 – 3 января 2026"), "2025-12-28..2026-01-03");
  for (const char* text :
       {"", "15-1 апреля 2026", "1-31 апреля 2026", "1-15 2026", "1-2-3 апреля 2026", "апрель 2026"}) {
    EXPECT_EQ(period(text), "none") << text;
  }
}

}  // namespace
}  // namespace vestnik
