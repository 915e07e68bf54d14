#include "pdf/writer/haru.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(Haru, StoresEqualStreamsOnce) {
  Haru haru;
  EXPECT_EQ(haru.shared_stream("a subset"), haru.shared_stream("a subset"));
  EXPECT_NE(haru.shared_stream("a subset"), haru.shared_stream("another"));
}

TEST(Haru, CompressesBetterWhenAsked) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i * i % 997) + " ";
  const std::string quick = Haru(Compression::quick).deflated(text), best = Haru(Compression::best).deflated(text);
  EXPECT_LT(best.size(), quick.size());
  EXPECT_EQ(quick, Haru(Compression::quick).deflated(text));
}

TEST(Haru, RefusesTextsThatNoPdfAHolds) {
  Haru haru;
  EXPECT_THROW(haru.add_text(haru.indirect_dict(), "Alt", std::string(40'000, 'a')), HaruError);
}

}  // namespace
}  // namespace vestnik
