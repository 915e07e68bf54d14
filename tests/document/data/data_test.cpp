#include "document/data/data.hpp"

#include <gmock/gmock.h>

#include <memory>

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

DataFile file(std::string text, DecimalSign sign = DecimalSign::automatic) {
  return {{"figures.csv", std::make_shared<const std::string>(std::move(text))}, sign};
}

double value(const Outcome<DataTable>& outcome, std::size_t row, std::size_t column) {
  const DataCell& cell = outcome.value->rows[row][column];
  return cell.number ? cell.number->value() : -1;
}

TEST(Data, ReadsNumbersBelowAndBesideHeads) {
  const auto data = read_data(file("2020;2021\n2019;1 234,5\nNorth;n/a\n"), 1, 1, 100);
  ASSERT_TRUE(data.value);
  EXPECT_THAT(data.diagnostics, IsEmpty());
  EXPECT_FALSE(data.value->rows[0][1].number) << "a head";
  EXPECT_FALSE(data.value->rows[1][0].number) << "a head of its row";
  EXPECT_DOUBLE_EQ(value(data, 1, 1), 1234.5);
  EXPECT_FALSE(data.value->rows[2][1].number);
  EXPECT_EQ(data.value->rows[2][1].where.line, 3);
  EXPECT_EQ(data.value->rows[2][1].where.column, 7);
}

TEST(Data, LearnsTheSignFromTheFile) {
  EXPECT_DOUBLE_EQ(value(read_data(file("a;b\nc;1,234\nd;1,5\n"), 1, 1, 100), 1, 1), 1.234);
  EXPECT_DOUBLE_EQ(value(read_data(file("a,b\nc,\"1,234\"\nd,1.5\n"), 1, 1, 100), 1, 1), 1234);
  EXPECT_DOUBLE_EQ(value(read_data(file("a,b\nc,\"1,234\"\n"), 1, 1, 100), 1, 1), 1234);
  EXPECT_DOUBLE_EQ(value(read_data(file("a;b\nc;1.234\n", DecimalSign::point), 1, 1, 100), 1, 1), 1.234);
}

TEST(Data, TellsOfTwoSigns) {
  const auto data = read_data(file("a;b\nc;1,5\nd;2.5\n"), 1, 1, 100);
  ASSERT_EQ(data.diagnostics.size(), 1U);
  EXPECT_EQ(data.diagnostics[0].code, "csv-numbers");
  EXPECT_EQ(data.diagnostics[0].where.line, 3);
  EXPECT_EQ(data.diagnostics[0].where.column, 3);
}

}  // namespace
}  // namespace vestnik
