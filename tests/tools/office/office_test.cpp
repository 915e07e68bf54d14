#include "tools/office/office.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "base/files/output_file.hpp"
#include "base/files/temporary_folder.hpp"
#include "vestnik/file_source.hpp"

namespace vestnik::office {
namespace {

using std::chrono::milliseconds;

/// A program that stands in for LibreOffice: a script with the same arguments.
class StandIn {
 public:
  explicit StandIn(const std::string& script) {
    EXPECT_FALSE(replace_file(path(), "#!/bin/sh\n" + script));
    std::filesystem::permissions(path(), std::filesystem::perms::owner_all);
  }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "soffice"; }
  [[nodiscard]] std::filesystem::path beside(const std::string& name) const { return folder_.path() / name; }

 private:
  TemporaryFolder folder_;
};

// The last arguments are --outdir FOLDER FILE...
const std::string writes =
    "while [ \"$1\" != --outdir ]; do shift; done; mkdir -p \"$2\"; out=$2; shift 2\n"
    "for f in \"$@\"; do n=$(basename \"$f\"); cat \"$f\" > \"$out/${n%.*}.odt\"; done\n";

TEST(convert, gives_a_file_for_each) {
  const StandIn program(writes);
  const Converted made = convert(program.path(), {{"1.rtf", "one"}, {"2.doc", "two"}}, {"odt", "writer8"});
  EXPECT_FALSE(made.problem);
  EXPECT_EQ(made.files, (std::vector<std::string>{"one", "two"}));
}

TEST(convert, says_that_nothing_came) {
  const StandIn program("exit 0");
  const Converted made = convert(program.path(), {{"1.rtf", "one"}}, {"odt", ""});
  ASSERT_TRUE(made.problem);
  EXPECT_EQ(made.problem->en, "it made no file of it");
  EXPECT_EQ(made.files, std::vector<std::string>{""});
}

TEST(convert, says_that_the_program_does_not_start) {
  const Converted made = convert("/no/such/program", {{"1.rtf", "one"}}, {"odt", ""});
  ASSERT_TRUE(made.problem);
  EXPECT_EQ(made.problem->en, "it does not start");
}

TEST(convert, ends_a_program_that_hangs_and_what_it_started) {
  const StandIn program("cd " + std::filesystem::temp_directory_path().string() +
                        "\n(sleep 3; echo > \"$(dirname \"$0\")/late\") & sleep 100");
  const auto begin = std::chrono::steady_clock::now();
  const Converted made = convert(program.path(), {{"1.rtf", "one"}}, {"odt", ""}, milliseconds(300));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(3));
  ASSERT_TRUE(made.problem);
  EXPECT_TRUE(made.problem->en.starts_with("it took longer"));
  std::this_thread::sleep_until(begin + milliseconds(4'000));
  EXPECT_FALSE(std::filesystem::exists(program.beside("late")));
}

TEST(convert, leaves_nothing_on_the_disk_and_gives_no_secrets_away) {
  setenv("VESTNIK_SECRET", "x", 1);
  const StandIn program("env > \"$(dirname \"$0\")/env\"; pwd > \"$(dirname \"$0\")/home\"; " + writes);
  static_cast<void>(convert(program.path(), {{"1.rtf", "one"}}, {"odt", ""}));
  const FileContent environment = disk_files()->read(program.beside("env"), 10'000);
  const FileContent home = disk_files()->read(program.beside("home"), 10'000);
  ASSERT_TRUE(environment.bytes && home.bytes);
  EXPECT_EQ(environment.bytes->find("VESTNIK_SECRET"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(home.bytes->substr(0, home.bytes->size() - 1)));
}

TEST(find_program, looks_in_the_folders_of_the_path) {
  const StandIn program("exit 0");
  const char* before = std::getenv("PATH");
  const std::string path = before == nullptr ? "" : before;
  setenv("PATH", ("relative:" + program.path().parent_path().string()).c_str(), 1);
  EXPECT_EQ(find_program(), program.path());
  setenv("PATH", "/nowhere", 1);
  EXPECT_FALSE(find_program());
  setenv("PATH", path.c_str(), 1);
}

}  // namespace
}  // namespace vestnik::office
