#include "document/charts/chart.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <memory>
#include <string>

#include "document/charts/chart_scale.hpp"

namespace vestnik {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr NumberFormat english{U'.', U',', 4};

DataItem item_of(DataKind kind, std::string csv) {
  DataItem item{.kind = kind};
  item.data.file = {"figures.csv", std::make_shared<const std::string>(std::move(csv))};
  return item;
}

Outcome<ChartData> data_of(const DataItem& item) {
  const Outcome<DataTable> table = read_data(item.data, 1, 1, 10'000);
  return chart_data(item, *table.value, english);
}

std::vector<std::string> codes(const Outcome<ChartData>& outcome) {
  std::vector<std::string> result;
  for (const Diagnostic& found : outcome.diagnostics) result.push_back(found.code);
  return result;
}

struct Drawn {
  Drawing drawing;
  double width = 0, height = 0;
};

Drawn draw(DataKind kind, const std::string& csv, double width = 240) {
  const DataItem item = item_of(kind, csv);
  const Outcome<ChartData> data = data_of(item);
  EXPECT_TRUE(data.value);
  const ChartStyle style{.width = width, .text_size = 8, .accent = {31, 58, 95}, .rule = {138, 151, 168}, .ink = {}};
  const auto picture = draw_chart(item, *data.value, style, english);
  return {std::get<Drawing>(picture->content), picture->natural_width.value, picture->natural_height.value};
}

std::vector<std::string> words(const Drawn& drawn) {
  std::vector<std::string> result;
  for (const Drawing::Text& text : drawn.drawing.texts) result.push_back(text.letters.front().text);
  return result;
}

/// How far texts, as wide as they are estimated, and shapes reach beyond the drawing.
double beyond(const Drawn& drawn) {
  double farthest = 0;
  const auto reach = [&](double x, double y) {
    farthest = std::max({farthest, -x, x - drawn.width, -y, y - drawn.height});
  };
  for (const Drawing::Text& text : drawn.drawing.texts) {
    const double width = estimated_width(text.letters.front().text, 8);
    const double left = text.anchor == Drawing::Anchor::start    ? text.at.x
                        : text.anchor == Drawing::Anchor::middle ? text.at.x - width / 2
                                                                 : text.at.x - width;
    reach(left, text.at.y - 5.6);
    reach(left + width, text.at.y);
  }
  for (const Drawing::Mark& mark : drawn.drawing.marks) {
    const auto* shape = std::get_if<Drawing::Shape>(&mark.what);
    if (shape == nullptr) continue;
    for (const Drawing::Segment& segment : shape->path) {
      if (segment.kind != Drawing::Segment::Kind::close) reach(segment.points[0].x, segment.points[0].y);
    }
  }
  return farthest;
}

constexpr const char* years = "Region,2022,2023,2024\nNorth,12,15,9\nSouth,7,8,30\nEast,1,2,3\n";

TEST(Chart, StaysWithinItsBox) {
  const std::string one = "Region,Growth\nA region with a long name,1.5\nNorth,-3\nThe south of the country,12\n";
  std::string many = "Month,Exports,Imports of all goods\n";
  for (int i = 0; i < 120; ++i) many += "2024-" + std::to_string(i) + "," + std::to_string(i * 37 % 101) + ",5\n";
  for (const double width : {180.0, 240.0, 500.0}) {
    for (const DataKind kind : {DataKind::bar_chart, DataKind::stacked_bar_chart, DataKind::line_chart}) {
      EXPECT_LT(beyond(draw(kind, years, width)), 1) << static_cast<int>(kind) << ' ' << width;
    }
    EXPECT_LT(beyond(draw(DataKind::bar_chart, one, width)), 1) << width;
    EXPECT_LT(beyond(draw(DataKind::line_chart, many, width)), 1) << width;
    EXPECT_LT(beyond(draw(DataKind::pie_chart, "Part,Sum\nEducation,40\nHealth care,30\nAll the rest,1\n", width)), 1)
        << width;
  }
}

TEST(Chart, NamesWhatItShows) {
  const std::vector<std::string> bars = words(draw(DataKind::bar_chart, years));
  for (const char* word : {"2022", "2023", "2024", "North", "South", "East"}) EXPECT_THAT(bars, Contains(word));
  const std::vector<std::string> lines = words(draw(DataKind::line_chart, years, 400));
  for (const char* word : {"2022", "2024", "North", "0"}) EXPECT_THAT(lines, Contains(word));
  EXPECT_THAT(words(draw(DataKind::pie_chart, "Part,Sum\nHealth,3\nRoads,1\n")),
              ElementsAre("Health 75\u00A0%", "Roads 25\u00A0%"));
  EXPECT_THAT(words(draw(DataKind::bar_chart, "Region,Sum\nNorth,1234.5\n")), Contains("1,234.5")) << "at its end";
}

TEST(Chart, SeriesDifferWithoutColour) {
  const ChartCanvas canvas({.width = 100, .text_size = 8, .accent = {31, 58, 95}, .rule = {}, .ink = {}});
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const Drawing::Paint one = canvas.fill(i), other = canvas.fill(k);
      if (one.index() != other.index()) continue;
      if (const auto* color = std::get_if<Color>(&one)) {
        EXPECT_GT(std::abs(color->green - std::get<Color>(other).green), 40) << i << ' ' << k;
      } else {
        const auto& tile = *std::get<std::shared_ptr<const Drawing::Pattern>>(one);
        const auto& second = *std::get<std::shared_ptr<const Drawing::Pattern>>(other);
        EXPECT_TRUE(tile.transform != second.transform || tile.marks.size() != second.marks.size()) << i << ' ' << k;
      }
    }
  }
}

TEST(Chart, RefusesWhatCannotBeDrawn) {
  EXPECT_THAT(codes(data_of(item_of(DataKind::bar_chart, "a,b\nc,d\n"))), Contains("chart-empty"));
  EXPECT_THAT(codes(data_of(item_of(DataKind::pie_chart, "a,b\nc,-1\nd,2\n"))), ElementsAre("chart-negative"));
  EXPECT_THAT(codes(data_of(item_of(DataKind::pie_chart, "a,b,c\nd,1,2\n"))), ElementsAre("chart-one-series"));
  EXPECT_THAT(codes(data_of(item_of(DataKind::bar_chart, "a,1,2,3,4,5,6,7,8,9\nb,1,2,3,4,5,6,7,8,9\n"))),
              ElementsAre("chart-crowded"));
  const auto gap = data_of(item_of(DataKind::line_chart, "a,b\nc,1\nd,twelve\ne,\nf,3\n"));
  EXPECT_THAT(codes(gap), ElementsAre("chart-gap"));
  ASSERT_TRUE(gap.value);
  EXPECT_FALSE(gap.value->series[0].values[1]);
  EXPECT_EQ(figures_in_words(*gap.value), "c 1, f 3");
}

TEST(Chart, TellsItsFigures) {
  const auto data = data_of(item_of(DataKind::bar_chart, "R,2023,2024\nNorth,1,2\nSouth,3,4\n"));
  EXPECT_EQ(figures_in_words(*data.value), "2023: North 1, South 3; 2024: North 2, South 4");
}

TEST(ChartScale, HasFewRoundTicks) {
  const auto shown = [](double least, double greatest, bool zero) {
    std::vector<std::string> result;
    for (const ChartTick& tick : make_scale(least, greatest, zero, english).ticks) result.push_back(tick.shown);
    return result;
  };
  EXPECT_THAT(shown(3, 97, true), ElementsAre("0", "20", "40", "60", "80", "100"));
  EXPECT_THAT(shown(98, 102, false), ElementsAre("98", "99", "100", "101", "102"));
  EXPECT_THAT(shown(-3.5, 7.5, true), ElementsAre("\u22125.0", "\u22122.5", "0", "2.5", "5.0", "7.5"));
  EXPECT_THAT(shown(0, 0, true), Not(IsEmpty()));
  for (const double size : {1e-9, 1.0, 123.0, 1e12}) EXPECT_LE(shown(0, size, true).size(), 7U) << size;
}

}  // namespace
}  // namespace vestnik
