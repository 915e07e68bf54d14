#include "pdf/writer/number.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace vestnik {
namespace {

struct NumberCase {
  double value;
  int digits;
  const char* text;
};

class Number : public testing::TestWithParam<NumberCase> {};

TEST_P(Number, IsWrittenWithoutADigitTooMany) {
  std::string out;
  append_number(out, GetParam().value, GetParam().digits);
  EXPECT_EQ(out, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Cases, Number,
                         testing::Values(NumberCase{0, 2, "0"}, NumberCase{12.5, 2, "12.5"},
                                         NumberCase{-0.25, 2, "-.25"}, NumberCase{1.005, 1, "1"},
                                         NumberCase{0.004, 2, "0"}, NumberCase{3.10, 2, "3.1"},
                                         NumberCase{0.05, 2, ".05"}, NumberCase{1e300, 2, "0"}, NumberCase{-7, 0, "-7"},
                                         NumberCase{std::numeric_limits<double>::quiet_NaN(), 2, "0"}));

}  // namespace
}  // namespace vestnik
