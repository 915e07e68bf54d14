#include "tools/preview/editor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace vestnik::preview {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(std::string_view command, const char* file = "/a b/c.md") {
  const auto parsed = EditorCommand::parse(command);
  return parsed ? parsed->words(file, 12, 3) : std::vector<std::string>{};
}

TEST(EditorCommand, FillsInThePlace) {
  EXPECT_THAT(words("code -g {file}:{line}:{column}"), ElementsAre("code", "-g", "/a b/c.md:12:3"));
  EXPECT_THAT(words("kate  -l {line}\t{file}"), ElementsAre("kate", "-l", "12", "/a b/c.md"));
}

TEST(EditorCommand, TakesTheFileAsLastWordIfItIsNotNamed) {
  EXPECT_THAT(words("gedit +{line}"), ElementsAre("gedit", "+12", "/a b/c.md"));
}

TEST(EditorCommand, WordsInQuotesHoldSpaces) {
  EXPECT_THAT(words("'/opt/my editor' \"{file}\" ''"), ElementsAre("/opt/my editor", "/a b/c.md", ""));
  EXPECT_THAT(words("a'b c'd {file}"), ElementsAre("ab cd", "/a b/c.md"));
}

TEST(EditorCommand, NoShellReadsIt) {
  EXPECT_THAT(words("e {file}; rm -rf $HOME `x` | y"),
              ElementsAre("e", "/a b/c.md;", "rm", "-rf", "$HOME", "`x`", "|", "y"));
  EXPECT_THAT(words("e {file}", "/$(reboot)/{line};'\".md"), ElementsAre("e", "/$(reboot)/{line};'\".md"));
}

TEST(EditorCommand, RefusesWhatIsNoCommand) {
  for (const char* command : {"", "  ", "\"code", "code 'x", "'' {file}"}) {
    EXPECT_FALSE(EditorCommand::parse(command)) << command;
  }
}

TEST(EditorCommand, StartsTheProgramAndSaysWhereItCannot) {
  const auto folder = std::filesystem::temp_directory_path() / "vestnik-editor-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto file = folder / "a name; with $signs";
  const auto command = EditorCommand::parse("cp /etc/hostname {file}");
  ASSERT_TRUE(command);
  ASSERT_EQ(command->start(file, 1, 1), std::nullopt);
  for (int i = 0; i < 500 && !std::filesystem::exists(file); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_TRUE(std::filesystem::exists(file));
  std::filesystem::remove_all(folder);
  const auto missing = EditorCommand::parse("vestnik-no-such-editor {file}")->start(file, 1, 1);
  ASSERT_TRUE(missing);
  EXPECT_THAT(missing->in(UiLanguage::ru), testing::HasSubstr("нельзя запустить"));
  EXPECT_THAT(missing->en, testing::HasSubstr("vestnik-no-such-editor"));
}

}  // namespace
}  // namespace vestnik::preview
