#include "base/xml/escape.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(XmlEscaped, LeavesNothingThatMarkupIsMadeOf) {
  EXPECT_EQ(xml_escaped(R"(<a href="x">R&D</a>)"), "&lt;a href=&quot;x&quot;&gt;R&amp;D&lt;/a&gt;");
  EXPECT_EQ(xml_escaped("Қазақстан – “2024”"), "Қазақстан – “2024”");
}

TEST(XmlEscaped, KeepsEndsOfLinesWhereAttributesWouldLoseThem) {
  EXPECT_EQ(xml_escaped("one\r\n\ttwo"), "one&#13;&#10;&#9;two");
}

TEST(XmlEscaped, ReplacesWhatXmlHasNoPlaceFor) {
  using namespace std::string_view_literals;
  EXPECT_EQ(xml_escaped("a\0b\x1B\x7F\uFFFEc\uFFFF\uFFFD"sv), "a?b?\x7F?c?\uFFFD");
}

}  // namespace
}  // namespace vestnik
