#include "base/files/temporary_folder.hpp"

#include <gtest/gtest.h>

#include "base/files/output_file.hpp"

namespace vestnik {
namespace {

TEST(TemporaryFolder, is_for_its_owner_alone_and_goes_with_all_it_holds) {
  std::filesystem::path path;
  {
    const TemporaryFolder folder;
    path = folder.path();
    ASSERT_TRUE(std::filesystem::is_directory(path));
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_all);
    std::filesystem::create_directory(path / "in");
    EXPECT_FALSE(replace_file(path / "in/file", "x"));
    const TemporaryFolder other;
    EXPECT_NE(other.path(), path);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace vestnik
