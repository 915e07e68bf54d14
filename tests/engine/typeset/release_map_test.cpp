// Where lines and pictures stand, and where they come from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/typeset/embedding.hpp"
#include "small_descriptor.hpp"

namespace vestnik {
namespace {

const std::string descriptor = small_descriptor("body-file: one.md\npictures: [{file: bars.svg, alternative: Bars}]");

constexpr const char* body = R"(First paragraph, short.

Second paragraph, which is long enough to fill several lines of its column, so
that what stands on the second line of its source, beginning with MARKER and
going on for a while, is set on a line of the page that comes from there; and
so on.

- An item of a list.

| Head | Cell |
|---|---|
| alpha | beta |
)";

Outcome<Release> made(const std::string& text, bool map = true) {
  auto files = std::make_shared<MemoryFiles>();
  files->add("issue/issue.yaml", descriptor);
  files->add("issue/one.md", text);
  files->add("issue/bars.svg",
             R"(<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="9" height="9"/></svg>)");
  TypesetOptions options = samples::options();
  options.files = files;
  options.map = map;
  const Outcome<Issue> issue = load_issue("issue/issue.yaml", options);
  EXPECT_TRUE(issue.ok());
  return typeset(*issue.value, options);
}

std::vector<int> beginnings(const ReleaseMap& map, const std::string& file) {
  std::vector<int> lines;
  for (const MappedPage& page : map.pages) {
    for (const MappedPlace& place : page.places) {
      if (place.where.file == file && place.begins) lines.push_back(place.where.line);
    }
  }
  return lines;
}

TEST(ReleaseMap, ParagraphsBeginWhereTheirSourcesDo) {
  const auto release = made(body);
  ASSERT_TRUE(release.value && release.value->map);
  EXPECT_THAT(beginnings(*release.value->map, "one.md"), testing::IsSupersetOf({1, 3, 8, 10, 12}));
  // The section in the contents and above its articles, the title, and the picture, by the descriptor's lines.
  const std::vector<int> lines = beginnings(*release.value->map, "issue/issue.yaml");
  EXPECT_EQ(std::count(lines.begin(), lines.end(), 10), 2);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), 12), 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), 15), 1);
}

TEST(ReleaseMap, LinesOfAParagraphKnowTheirOwnPlaces) {
  const auto release = made(body);
  ASSERT_TRUE(release.value && release.value->map);
  std::vector<std::pair<int, int>> places;
  for (const MappedPage& page : release.value->map->pages) {
    for (const MappedPlace& place : page.places) {
      if (place.where.file == "one.md" && place.where.line >= 3 && place.where.line <= 6) {
        places.emplace_back(place.where.line, place.where.column);
        EXPECT_EQ(place.begins, places.size() == 1);
      }
    }
  }
  ASSERT_GE(places.size(), 4U);
  EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
  EXPECT_EQ(places.front(), std::pair(3, 1));
  EXPECT_GE(places.back().first, 5);
  EXPECT_GT(places[1].second, 20) << "the second line of the page begins amid the source's first";
}

TEST(ReleaseMap, PlacesLieOnThePage) {
  const auto release = made(body);
  ASSERT_TRUE(release.value && release.value->map);
  const ReleaseMap& map = *release.value->map;
  EXPECT_EQ(map.pages.size(), release.value->pages);
  std::size_t places = 0;
  for (const MappedPage& page : map.pages) {
    for (const MappedPlace& place : page.places) {
      ++places;
      EXPECT_GT(place.box.x, Pt{});
      EXPECT_GT(place.box.width, Pt{});
      EXPECT_GT(place.box.height, Pt{});
      EXPECT_LT(place.box.right(), map.page_width);
      EXPECT_LT(place.box.bottom(), map.page_height);
    }
  }
  EXPECT_GT(places, 20U);
  ASSERT_EQ(map.headings.size(), 2U);
  EXPECT_EQ(map.headings[1].title, "The one title");
  EXPECT_EQ(map.headings[1].level, 2);
}

TEST(ReleaseMap, OnlyPagesThatLookDifferentHaveAnotherLook) {
  std::string other = body;
  other.replace(other.find("beta"), 4, "teta");
  const auto first = made(body), again = made(body), changed = made(other), moved = made("\n\n" + std::string(body));
  ASSERT_TRUE(first.value && again.value && changed.value && moved.value);
  std::size_t different = 0;
  const auto& pages = first.value->map->pages;
  ASSERT_EQ(changed.value->map->pages.size(), pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    EXPECT_EQ(again.value->map->pages[i].look, pages[i].look);
    EXPECT_EQ(moved.value->map->pages[i].look, pages[i].look);
    different += changed.value->map->pages[i].look != pages[i].look ? 1 : 0;
  }
  EXPECT_EQ(different, 1U);
}

TEST(ReleaseMap, ChangesNothingAndIsMadeOnRequestOnly) {
  const auto with = made(body), without = made(body, false);
  ASSERT_TRUE(with.value && without.value);
  EXPECT_FALSE(without.value->map);
  EXPECT_EQ(with.value->pdf, without.value->pdf);
}

}  // namespace
}  // namespace vestnik
