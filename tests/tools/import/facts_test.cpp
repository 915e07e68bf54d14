#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/import/contents.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/samples.hpp"
#include "tools/import/source_line.hpp"

namespace vestnik::importing {
namespace {

using namespace std::chrono_literals;

struct PeriodCase {
  const char *language, *text;
  Period period;
};

TEST(find_period, in_numbers_and_in_words) {
  const std::vector<PeriodCase> cases{
      {"en", "16-31.12.2024", {2024y / 12 / 16, 2024y / 12 / 31}},
      {"en", "16–31.12.2024", {2024y / 12 / 16, 2024y / 12 / 31}},
      {"ru", "30.06-13.07.2022", {2022y / 6 / 30, 2022y / 7 / 13}},
      {"ru", "25.12.2024 – 05.01.2025", {2024y / 12 / 25, 2025y / 1 / 5}},
      {"en", "In the period from 16 to 31 December 2024, 13 events", {2024y / 12 / 16, 2024y / 12 / 31}},
      {"en", "December 16-31, 2024", {2024y / 12 / 16, 2024y / 12 / 31}},
      {"ru", "с 30 июня по 13 июля 2022 года", {2022y / 6 / 30, 2022y / 7 / 13}},
      {"ru", "в период с 1 по 15 марта 2023 года", {2023y / 3 / 1, 2023y / 3 / 15}},
  };
  for (const PeriodCase& expected : cases) {
    const auto found = find_period(expected.text, locales().at(expected.language));
    ASSERT_TRUE(found) << expected.text;
    EXPECT_EQ(found->period.first, expected.period.first) << expected.text;
    EXPECT_EQ(found->period.last, expected.period.last) << expected.text;
  }
}

TEST(find_period, what_is_none) {
  for (const char* text : {"31-16.12.2024", "16-31.13.2024", "30-31.02.2024", "+7 727 259 99 90", "ISO 17025-2017"}) {
    EXPECT_FALSE(find_period(text, locales().at("en"))) << text;
  }
}

TEST(CountryIndex, official_and_common_names_in_any_case) {
  const CountryIndex en = locales().at("en"), ru = locales().at("ru");
  EXPECT_EQ(en.named("REPUBLIC OF KAZAKHSTAN"), "KZ");
  EXPECT_EQ(en.named("The Kyrgyz Republic:"), "KG");
  EXPECT_EQ(en.named("2. Kyrgyzstan"), "KG");
  EXPECT_EQ(en.named("TÜRKİYE"), "TR");
  EXPECT_EQ(ru.named("КЫРГЫЗСКАЯ РЕСПУБЛИКА"), "KG");
  EXPECT_EQ(ru.named("Соединенные Штаты Америки"), "US");
  EXPECT_EQ(en.named("A meeting in Kazakhstan"), "");
  EXPECT_EQ(en.named("КЫРГЫЗСКАЯ РЕСПУБЛИКА"), "");
}

TEST(CountryIndex, headings_that_say_more_than_the_name) {
  const CountryIndex ru(locales().at("ru"), locales()), en(locales().at("en"), locales());
  EXPECT_EQ(ru.named("НОВОСТИ КАЗАХСТАНА"), "KZ");
  EXPECT_EQ(ru.named("События в Кыргызской Республике"), "KG");
  EXPECT_EQ(ru.named("По Российской Федерации:"), "RU");
  EXPECT_EQ(ru.named("Раздел II. Таджикистан"), "");
  EXPECT_EQ(ru.named("II. Таджикистан (2)"), "TJ");
  EXPECT_EQ(ru.named("Страна: Нигерия"), "NG");
  EXPECT_EQ(ru.named("В Нигере"), "NE");
  EXPECT_EQ(ru.named("КАЗАХСТАН / KAZAKHSTAN"), "KZ");
  EXPECT_EQ(ru.named("Республика Узбекистан (Republic of Uzbekistan)"), "UZ");
  EXPECT_EQ(ru.named("KYRGYZSTAN"), "KG");
  EXPECT_EQ(ru.named("🇰🇿 Казахстан"), "KZ");
  EXPECT_EQ(ru.named("🇺🇿"), "UZ");
  EXPECT_EQ(en.named("News from Kazakhstan"), "KZ");
  EXPECT_EQ(en.named("Kenya's news"), "KE");
}

TEST(CountryIndex, what_names_no_country_alone) {
  const CountryIndex ru(locales().at("ru"), locales());
  for (const char* text : {"Казахстана", "Новости", "В Казахстане прошла лекция", "Казахстан и Россия",
                           "Казахстан / Россия", "Казахстан – 5", "По данным МВД", "🇰🇿🇺🇿 встреча"})
    EXPECT_EQ(ru.named(text), "") << text;
}

TEST(find_month, in_any_case) {
  const auto found = find_month("за декабрь 2024 года", locales().at("ru"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->period.first, 2024y / 12 / 1);
  EXPECT_EQ(found->period.last, 2024y / 12 / 31);
  EXPECT_TRUE(find_month("Мая 2025", locales().at("ru")));
  EXPECT_TRUE(find_month("February 2024", locales().at("en")));
  EXPECT_FALSE(find_month("Алматы 2024", locales().at("ru")));
}

TEST(detect_language, of_most_of_the_text) {
  const std::string russian = "Сотрудники полиции провели для студентов лекцию о вреде наркотических средств.\n";
  const std::string kazakh = "Полиция қызметкерлері студенттерге есірткінің зияны туралы дәріс оқыды.\n";
  EXPECT_EQ(detect_language(russian + russian + kazakh), "ru");
  EXPECT_EQ(detect_language(kazakh + kazakh + russian), "kk");
  EXPECT_EQ(detect_language("Лекция\nhttps://www.police.example/a-long-address-in-latin-letters\n"), "ru");
}

TEST(detect_language, by_letters) {
  EXPECT_EQ(detect_language("A lecture was held in Қарағанды"), "en");
  EXPECT_EQ(detect_language("Лекция прошла в городе Шымкент"), "ru");
  EXPECT_EQ(detect_language("Қазақстан Республикасының ішкі істер органдары дәріс өткізді"), "kk");
  EXPECT_EQ(detect_language("Кыргыз Республикасынын Ички иштер министрлигинде жолугушуу өттү жана сүйлөштү"), "ky");
  EXPECT_EQ(detect_language("Дар Ҷумҳурии Тоҷикистон ҷаласаи шӯро баргузор гардид"), "tg");
}

struct SourceCase {
  const char *text, *name, *address;
};

TEST(read_source, in_all_its_forms) {
  for (const SourceCase& expected : {
           SourceCase{"https://a.example/b", "", "https://a.example/b"},
           {"<https://a.example/b>", "", "https://a.example/b"},
           {"(https://a.example/b)", "", "https://a.example/b"},
           {"[https://a.example/b]", "", "https://a.example/b"},
           {"Source: https://a.example/b.", "", "https://a.example/b"},
           {"(Источник: Лесной вестник, https://a.example/b)", "Лесной вестник", "https://a.example/b"},
           {"(Herat Daily, https://a.example/b)", "Herat Daily", "https://a.example/b"},
           {"Source: The Daily", "The Daily", ""},
           {"www.a.example/b", "", "https://www.a.example/b"},
           {"https://a.example/turkeстане/", "", "https://a.example/turkeстане/"},
       }) {
    const auto found = read_source(expected.text);
    ASSERT_TRUE(found) << expected.text;
    EXPECT_EQ(found->name, expected.name) << expected.text;
    EXPECT_EQ(found->address, expected.address) << expected.text;
  }
}

TEST(read_source, what_is_none) {
  for (const char* text :
       {"See https://a.example/b for more.", "The source of the river", "https:// broken", "(a note)"}) {
    EXPECT_FALSE(read_source(text)) << text;
  }
  EXPECT_EQ(bracketed_source("A text ends here. (Source: https://a.example/b)"), 18U);
}

TEST(is_contents_entry, leaders_gaps_and_tables) {
  const CountryIndex en = locales().at("en");
  for (const char* text :
       {"Kazakhstan . . . . . . 2", "Kazakhstan......12", "KAZAKHSTAN    2", "| Kazakhstan | 2 |", "A title … … … 7"}) {
    EXPECT_TRUE(is_contents_entry({.text = text}, en)) << text;
  }
  for (const char* text : {"Kazakhstan", "In December 2024", "Meetings 12"}) {
    EXPECT_FALSE(is_contents_entry({.text = text}, en)) << text;
  }
}

}  // namespace
}  // namespace vestnik::importing
