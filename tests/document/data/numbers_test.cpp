#include "document/data/numbers.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

constexpr NumberFormat english{U'.', U',', 4}, russian{U',', U'\u202F', 5};

std::string in_english(std::string_view text, FractionSign sign = FractionSign::point) {
  const auto number = parse_number(text, sign);
  return number ? english.text(*number) : "none";
}

TEST(Numbers, ReadsWhatOfficesWrite) {
  EXPECT_EQ(in_english("1234.5"), "1,234.5");
  EXPECT_EQ(in_english("1,234.50"), "1,234.50");
  EXPECT_EQ(in_english("1 234,5", FractionSign::comma), "1,234.5");
  EXPECT_EQ(in_english("1\u00A0234\u00A0567"), "1,234,567");
  EXPECT_EQ(in_english("1.234.567,8", FractionSign::comma), "1,234,567.8");
  EXPECT_EQ(in_english("1'234"), "1,234");
  EXPECT_EQ(in_english("-3"), "\u22123");
  EXPECT_EQ(in_english("\u22123.0"), "\u22123.0");
  EXPECT_EQ(in_english("(12)"), "\u221212");
  EXPECT_EQ(in_english("+5"), "5");
  EXPECT_EQ(in_english("-0.0"), "0.0");
  EXPECT_EQ(in_english("12 %"), "12\u00A0%");
  EXPECT_EQ(in_english("12%"), "12%");
  EXPECT_EQ(in_english("0.5"), "0.5");
}

TEST(Numbers, LeavesTextsAlone) {
  for (const char* text : {"", "-", "n/a", "12.05.2024", "007", "1,23,4", "12 apples", "1.2.3", "1,5", "5-7", "1e5",
                           "12 34", "--3", "%", "\xFF"}) {
    EXPECT_EQ(in_english(text), "none") << text;
  }
}

TEST(Numbers, KnowsWhichSignPartsFractions) {
  EXPECT_EQ(fraction_sign_of("1,5"), FractionSign::comma);
  EXPECT_EQ(fraction_sign_of("1.25"), FractionSign::point);
  EXPECT_EQ(fraction_sign_of("1,234.5"), FractionSign::point);
  EXPECT_EQ(fraction_sign_of("1.234,5"), FractionSign::comma);
  EXPECT_EQ(fraction_sign_of("1,234,567"), FractionSign::point) << "commas part groups";
  EXPECT_EQ(fraction_sign_of("0,123"), FractionSign::comma) << "no group is alone behind 0";
  for (const char* doubt : {"1,234", "12.345", "12", "12.05.2024", "North, South", ""}) {
    EXPECT_EQ(fraction_sign_of(doubt), FractionSign::unknown) << doubt;
  }
}

TEST(Numbers, WritesThemAsTheLanguageDoes) {
  const auto text = [](std::string_view number) { return russian.text(*parse_number(number, FractionSign::point)); };
  EXPECT_EQ(text("1234.5"), "1234,5");
  EXPECT_EQ(text("12345.5"), "12\u202F345,5");
  EXPECT_EQ(text("-1234567"), "\u22121\u202F234\u202F567");
  EXPECT_EQ(russian.text(rounded(0.25, 1)), "0,2");
  EXPECT_EQ(russian.text(rounded(-0.001, 1)), "0,0");
  EXPECT_EQ(russian.text(rounded(1e6, 0)), "1\u202F000\u202F000");
}

TEST(Numbers, GivesValues) {
  EXPECT_DOUBLE_EQ(parse_number("1 234,5", FractionSign::comma)->value(), 1234.5);
  EXPECT_DOUBLE_EQ(parse_number("(0.25)", FractionSign::point)->value(), -0.25);
}

}  // namespace
}  // namespace vestnik
