#include "findings/display/finding_json.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vestnik {
namespace {

using Json = nlohmann::ordered_json;

Diagnostic warning() {
  return {Severity::warning,          "wrong-type", "a «b»", {"file", 1, 2, 3, 4}, "hint", "variant",
          {{"name", {"one", "один"}}}};
}

TEST(FindingJson, GivesBackTheFinding) {
  const Diagnostic read = finding_of(as_record(warning()));
  EXPECT_EQ(as_record(read), as_record(warning()));
  EXPECT_EQ(read.values.at(0).text.in(UiLanguage::ru), "один");
  EXPECT_EQ(finding_of(Json::parse(R"({"code": 7, "line": "x", "values": [1]})")).code, "");
}

TEST(FindingJson, EscapesWhatATerminalWouldObey) {
  const Json plain = "Сводка № 5 – ұғым \"x\" 漢字 🎈";
  EXPECT_EQ(dumped(plain, -1), plain.dump());
  const std::string steering = "a\x1b[31m\x7F\u009B31m\u202Eb\u2066\u200F\u061C\u2028ж";
  const std::string text = dumped(Json(steering), -1);
  EXPECT_EQ(text, "\"a\\u001b[31m\\u007f\\u009b31m\\u202eb\\u2066\\u200f\\u061c\\u2028ж\"");
  EXPECT_EQ(parsed_json(text)->get<std::string>(), steering);
  EXPECT_EQ(dumped(Json("\xFF"), -1), "\"\uFFFD\"");
}

TEST(FindingJson, ReadsNothingThatWouldExhaustTheStack) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(parsed_json(nested(60)));
  EXPECT_FALSE(parsed_json(nested(1'000'000)));
  EXPECT_FALSE(parsed_json(std::string(1'000'000, '{')));
  EXPECT_TRUE(parsed_json("[\"" + std::string(1'000'000, '[') + "\\\"[[\"]"));
  EXPECT_TRUE(parsed_json(nested(60).substr(0, 119) + "," + nested(3) + "]"));
  EXPECT_FALSE(parsed_json("[1"));
}

}  // namespace
}  // namespace vestnik
