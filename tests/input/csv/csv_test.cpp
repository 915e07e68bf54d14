#include "input/csv/csv.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <string>

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Outcome<CsvTable> read(std::string bytes, std::size_t most_cells = 1'000) {
  const FileBytes file{"figures.csv", std::make_shared<const std::string>(std::move(bytes))};
  return read_csv(file, most_cells);
}

std::vector<std::vector<std::string>> texts(const Outcome<CsvTable>& outcome) {
  std::vector<std::vector<std::string>> rows;
  if (!outcome.value) return rows;
  for (const std::vector<CsvCell>& row : outcome.value->rows) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (const CsvCell& cell : row) cells.push_back(cell.text);
  }
  return rows;
}

std::vector<std::string> found(const Outcome<CsvTable>& outcome) {
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    result.push_back(diagnostic.code + " " + std::to_string(diagnostic.where.line) + ":" +
                     std::to_string(diagnostic.where.column));
  }
  return result;
}

using Rows = std::vector<std::vector<std::string>>;

std::string utf16(std::u16string_view text, bool little, bool mark) {
  std::string bytes;
  const auto add = [&](char16_t unit) {
    const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
    bytes += little ? low : high;
    bytes += little ? high : low;
  };
  if (mark) add(0xFEFF);
  for (const char16_t unit : text) add(unit);
  return bytes;
}

TEST(Csv, FindsTheDelimiter) {
  const Rows wanted{{"Region", "2023", "2024"}, {"North", "1", "2"}};
  for (const char delimiter : {',', ';', '\t', '|'}) {
    std::string text = "Region,2023,2024\nNorth,1,2\n";
    for (char& c : text) c = c == ',' ? delimiter : c;
    const auto outcome = read(text);
    EXPECT_EQ(texts(outcome), wanted) << delimiter;
    EXPECT_THAT(found(outcome), IsEmpty());
  }
}

TEST(Csv, TakesDecimalCommasForNoDelimiter) {
  EXPECT_EQ(texts(read("Region;2023;2024\nNorth;1,5;2,5\nSouth;3,25;4\n")),
            (Rows{{"Region", "2023", "2024"}, {"North", "1,5", "2,5"}, {"South", "3,25", "4"}}));
  EXPECT_EQ(texts(read("Place;Share\nAlmaty, city;12,5\nAstana, city;7,5\n"))[1],
            (std::vector<std::string>{"Almaty, city", "12,5"}));
}

TEST(Csv, ObeysExcelsOwnFirstLine) { EXPECT_EQ(texts(read("sep=|\na;b|c\nd|e\n")), (Rows{{"a;b", "c"}, {"d", "e"}})); }

TEST(Csv, ReadsQuotesAsTheStandardHasThem) {
  EXPECT_EQ(texts(read("a,\"b, \"\"c\"\"\",d\n\"two\nlines\",,\" e \"\n")),
            (Rows{{"a", "b, \"c\"", "d"}, {"two\u2028lines", "", "e"}}));
  EXPECT_EQ(texts(read("5\" pipe,1\n6\" pipe,2\n")), (Rows{{"5\" pipe", "1"}, {"6\" pipe", "2"}}));
}

TEST(Csv, TellsWhereQuotesDoNotMatch) {
  const auto open = read("a,b\nc,\"d\ne,f\n");
  EXPECT_THAT(found(open), ElementsAre("csv-quote 2:3"));
  EXPECT_EQ(texts(open)[2], (std::vector<std::string>{"e", "f"})) << "the rest of the file is not taken in";
  EXPECT_THAT(found(read("a,b\n\"c\"x,d\n")), ElementsAre("csv-quote 2:4"));
  EXPECT_THAT(found(read("a,b\n\"c\nd\"x,e\n")), ElementsAre("csv-quote 3:3"));
}

TEST(Csv, ReadsEncodings) {
  const Rows wanted{{"Регион", "Год"}, {"Север", "1"}};
  EXPECT_EQ(texts(read("\xEF\xBB\xBFРегион;Год\nСевер;1\n")), wanted);
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      EXPECT_EQ(texts(read(utf16(u"Регион;Год\r\nСевер;1\r\n", little, mark))), wanted) << little << mark;
    }
  }
  const auto windows = read("\xD0\xE5\xE3\xE8\xEE\xED;\xC3\xEE\xE4\n\xD1\xE5\xE2\xE5\xF0;1\n");
  EXPECT_EQ(texts(windows), wanted);
  EXPECT_THAT(found(windows), IsEmpty());
  const auto accents = read("Caf\xE9,1\nTh\xE9,2\n");
  EXPECT_EQ(texts(accents), (Rows{{"Café", "1"}, {"Thé", "2"}}));
  EXPECT_THAT(found(accents), ElementsAre("csv-encoding 0:0"));
}

TEST(Csv, TellsOfRaggedRows) {
  const auto shorter = read("a,b,c\nd,e\nf,g,h\n");
  EXPECT_EQ(texts(shorter), (Rows{{"a", "b", "c"}, {"d", "e", ""}, {"f", "g", "h"}}));
  EXPECT_THAT(found(shorter), ElementsAre("csv-ragged 2:1"));
  const auto longer = read("a,b\nc,1,234\nd,2\n");
  EXPECT_THAT(found(longer), ElementsAre("csv-cells-lost 2:5"));
  EXPECT_THAT(found(read("a,b,,\nc,d,,\n,,,\n")), IsEmpty()) << "what a spreadsheet leaves empty";
  EXPECT_EQ(read("a,b,,\nc,d,,\n,,,\n").value->columns, 2U);
}

TEST(Csv, KnowsPlaces) {
  const auto outcome = read("Регион; 2023\r\n\r\n\"Се\nвер\"; 5\r\n");
  ASSERT_TRUE(outcome.value);
  ASSERT_THAT(outcome.value->rows, SizeIs(2));
  const CsvCell& figure = outcome.value->rows[1][1];
  EXPECT_EQ(figure.text, "5");
  EXPECT_EQ(figure.line, 4);
  EXPECT_EQ(figure.column, 7);
}

TEST(Csv, RefusesWhatIsNoCsv) {
  EXPECT_THAT(found(read("PK\x03\x04 and so on")), ElementsAre("csv-format 0:0"));
  EXPECT_THAT(found(read(std::string("a\0b\0\0\0c", 7))), ElementsAre("csv-format 0:0"));
  for (const char* empty : {"", "\n\n", ";;;\n;;;\n", "\xEF\xBB\xBF", "\"\"\n"}) {
    EXPECT_THAT(found(read(empty)), ElementsAre("csv-empty 0:0")) << empty;
    EXPECT_FALSE(read(empty).value);
  }
}

TEST(Csv, StopsAtTheLimit) {
  std::string text;
  for (int i = 0; i < 250'000; ++i) text += "1;2;3;4\n";
  const auto outcome = read(text, 1'000);
  EXPECT_FALSE(outcome.value);
  EXPECT_THAT(found(outcome), ElementsAre("csv-too-large 251:1"));
}

TEST(Csv, SurvivesAnything) {
  const std::string pieces[] = {"\"", ",", ";", "\n", "\r", "\xD0", "\xFF\xFE", "a", " ", "\u2028", "sep=", "\t"};
  unsigned state = 1;
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      state = state * 1'664'525U + 1'013'904'223U;
      text += pieces[(state >> 16U) % std::size(pieces)];
    }
    const auto outcome = read(text);
    if (!outcome.value) continue;
    for (const auto& row : outcome.value->rows) EXPECT_THAT(row, SizeIs(outcome.value->columns));
  }
}

}  // namespace
}  // namespace vestnik
