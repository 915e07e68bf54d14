#include "tools/import/habits.hpp"

#include <gtest/gtest.h>

namespace vestnik::importing {
namespace {

TEST(HostOf, IsWhatAddressesOfOneMediumShare) {
  EXPECT_EQ(host_of("https://www.Polisia.kz/ru/1?x=2"), "polisia.kz");
  EXPECT_EQ(host_of("http://polisia.kz:80/"), "polisia.kz");
  EXPECT_EQ(host_of("polisia.kz/2"), "polisia.kz");
  EXPECT_EQ(host_of(""), "");
}

}  // namespace
}  // namespace vestnik::importing
