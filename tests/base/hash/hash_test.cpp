#include "base/hash/hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace vestnik {
namespace {

// From the reference implementation, xxhsum -H3, -H2 and -H1.
TEST(Hash, HasTheValuesOfTheReference) {
  EXPECT_EQ(hash64(""), 0x2D06800538D394C2U);
  EXPECT_EQ(to_hex(hash128("")), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(shard_hash(""), 0xEF46DB3751D8E999U);
  EXPECT_EQ(shard_hash("abc"), 0x44BC2CF5AD770999U);
}

TEST(Hash, WritesAllDigits) { EXPECT_EQ(to_hex({1, 0xA0}), "000000000000000100000000000000a0"); }

TEST(Hash, PiecesGiveTheHashOfTheWhole) {
  std::mt19937 random(3);
  for (const std::size_t size : {0U, 1U, 16U, 17U, 128U, 240U, 241U, 1024U, 5000U}) {
    std::string bytes(size, '\0');
    std::ranges::generate(bytes, [&] { return static_cast<char>(random()); });
    Hasher hasher;
    for (std::size_t at = 0; at < size;) {
      const std::size_t piece = std::min<std::size_t>(1 + random() % 300, size - at);
      hasher.add(std::string_view(bytes).substr(at, piece));
      at += piece;
    }
    EXPECT_EQ(hasher.hash64(), hash64(bytes)) << size;
    EXPECT_EQ(hasher.hash128(), hash128(bytes)) << size;
  }
}

TEST(Hash, OtherBytesHaveAnotherHash) {
  EXPECT_NE(hash64("one"), hash64("two"));
  EXPECT_NE(hash128("one"), hash128("two"));
}

}  // namespace
}  // namespace vestnik
