#include "input/markup/addresses.hpp"

#include <gmock/gmock.h>

#include <string>

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(const std::string& text) {
  std::vector<std::string> addresses;
  for (const TextStretch& stretch : addresses_in(text)) {
    addresses.push_back(text.substr(stretch.begin, stretch.end - stretch.begin));
  }
  return addresses;
}

TEST(Addresses, OfTheWeb) {
  EXPECT_THAT(found("see https://a.kz/b?c=1&d=2#e now"), ElementsAre("https://a.kz/b?c=1&d=2#e"));
  EXPECT_THAT(found("www.caricc.org"), ElementsAre("www.caricc.org"));
  EXPECT_THAT(found("https://www.mvd.gov.kz/a,b"), ElementsAre("https://www.mvd.gov.kz/a,b"));
  EXPECT_THAT(found("ftp://a.kz и https://мвд.рф/новости"), ElementsAre("ftp://a.kz", "https://мвд.рф/новости"));
}

TEST(Addresses, OfMail) {
  EXPECT_THAT(found("press.service@mchs.gov.kg,сайт"), ElementsAre("press.service@mchs.gov.kg"));
  EXPECT_THAT(found("почта@пример.рф; a+b@c.de."), ElementsAre("почта@пример.рф", "a+b@c.de"));
  EXPECT_THAT(found("e-mail:info@a.kz"), ElementsAre("info@a.kz"));
  EXPECT_THAT(found("mailto:info@a.kz"), ElementsAre("info@a.kz"));
}

/// Whatever stands beside it, the address is the same.
TEST(Addresses, EndWhereTheSentenceGoesOn) {
  for (const std::string address : {"https://a.kz/b", "www.a.kz", "info@a.kz"}) {
    for (const auto& [before, behind] : {std::pair("", "."),
                                         {"", ", и"},
                                         {"(", ")."},
                                         {"«", "»,"},
                                         {"“", "”"},
                                         {"'", "'"},
                                         {"сайт:", "…"},
                                         {"\"", "\";"},
                                         {"<", ">"},
                                         {"слово,", " и"},
                                         {"[", "]("},
                                         {"", "?!"},
                                         {"слово(", "):"},
                                         {"", ",также"},
                                         {"", ";а"},
                                         {"", "...»"}}) {
      EXPECT_THAT(found(before + address + behind), ElementsAre(address)) << before << address << behind;
    }
  }
  EXPECT_THAT(found("(https://en.wikipedia.org/wiki/A_(b))"), ElementsAre("https://en.wikipedia.org/wiki/A_(b)"));
}

TEST(Addresses, AreNotEverything) {
  for (const char* text : {"", "://", "a://", "@", "@name", "a@", "a@b", "a@...", "№5@%...", "a.b", "wwww.",
                           "awww.b.kz", "www.", "@ b.kz", "polisia.kz", "\xF0\x9F://a"}) {
    EXPECT_THAT(found(text), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace vestnik
