#include "base/files/data_folder.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace vestnik {
namespace {

TEST(DataFolder, IsTheOneAskedForThenTheEnvironmentsThenTheOneBesideTheProgram) {
  setenv("VESTNIK_DATA", "/from/environment", 1);
  EXPECT_EQ(data_folder("/asked/for"), "/asked/for");
  EXPECT_EQ(data_folder({}), "/from/environment");
  unsetenv("VESTNIK_DATA");
  // The build folder is laid out like an installation.
  EXPECT_EQ(data_folder({}), std::filesystem::canonical(VESTNIK_SOURCE_DIR));
}

}  // namespace
}  // namespace vestnik
