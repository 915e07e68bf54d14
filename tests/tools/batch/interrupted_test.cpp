// A run that is killed at a named point of writing: what is there then is whole, and the next run makes the rest.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "small_descriptor.hpp"
#include "tools/batch/batch.hpp"
#include "tools/batch/folder.hpp"

namespace vestnik::batch {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

/// Kills the run, all of its processes, when the second issue's PDF or record is written.
class DeadlyDisk : public Disk {
 public:
  explicit DeadlyDisk(std::string point) : point_(std::move(point)) {}

  int rename(const std::string& from, const fs::path& to) override {
    if (to.filename() == "b.pdf") die_at("before the rename");
    const int code = Disk::rename(from, to);
    if (to.filename() == "b.pdf") die_at("after the rename");
    return code;
  }
  int open_file(const fs::path& path, int& descriptor) override {
    return noted(path, Disk::open_file(path, descriptor));
  }
  int create(const fs::path& path, int& descriptor) override { return noted(path, Disk::create(path, descriptor)); }
  int write(int descriptor, const char* bytes, std::size_t size, std::size_t& written) override {
    const int code = Disk::write(descriptor, bytes, of_record_ ? std::min<std::size_t>(size, 100) : size, written);
    if (of_record_) die_at("in the record");
    return code;
  }

 private:
  int noted(const fs::path& path, int code) {
    of_record_ = path.filename() == "b.pdf.json";
    return code;
  }
  void die_at(std::string_view point) const {
    if (point == point_) kill(0, SIGKILL);
  }

  std::string point_;
  bool of_record_ = false;
};

class InterruptedRun : public testing::Test {
 protected:
  InterruptedRun() {
    for (const char* name : {"a", "b", "c"}) archive_.write(std::string(name) + "/issue.yaml", descriptor("old"));
  }

  static std::string descriptor(const std::string& text) { return small_descriptor("body: It is " + text + "."); }

  /// Status by issue.
  std::map<std::string, Status> run(Disk& disk) {
    std::map<std::string, Status> statuses;
    auto jobs = find_jobs(archive_.path(), output_.path());
    BatchOptions options{.output_folder = output_.path(), .data_folder = VESTNIK_SOURCE_DIR, .disk = disk};
    options.task.typeset.data_folder = VESTNIK_SOURCE_DIR;
    const auto done = run_batch(std::move(*jobs.value), options,
                                [&](const Result& result, const Totals&) { statuses[result.issue] = result.status; });
    EXPECT_TRUE(done.value && done.value->head.complete);
    return statuses;
  }

  void run_killed_at(const std::string& point) {
    const pid_t child = fork();
    if (child == 0) {
      setpgid(0, 0);
      DeadlyDisk disk(point);
      run(disk);
      _exit(0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << point;
  }

  [[nodiscard]] std::string pdf(const std::string& name) const {
    std::ifstream file(output_.path() / (name + ".pdf"), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  /// Has an archive of which all is made, changes every issue, and kills the run that makes them again. Checks that the
  /// first is made, the third is not, and that the next run makes `again`.
  void expect(const std::string& point, bool replaced, std::map<std::string, Status> next) {
    Disk disk;
    run(disk);
    std::map<std::string, std::string> old;
    for (const char* name : {"a", "b", "c"}) {
      old[name] = pdf(name);
      archive_.write(std::string(name) + "/issue.yaml", descriptor("new"));
    }
    run_killed_at(point);
    EXPECT_NE(pdf("a"), old["a"]);
    EXPECT_EQ(pdf("c"), old["c"]);
    EXPECT_EQ(pdf("b"), replaced ? pdf("a") : old["b"]) << point;  // whole: the issues are alike
    EXPECT_EQ(run(disk), next) << point;
    for (const char* name : {"b", "c"}) EXPECT_EQ(pdf(name), pdf("a")) << point;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(output_.path())) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    EXPECT_THAT(names, ElementsAre(".vestnik", "a.pdf", "b.pdf", "c.pdf"));
    EXPECT_TRUE(fs::is_empty(output_.path() / ".vestnik/run-1-of-1"));
  }

  Folder archive_, output_;
  const std::map<std::string, Status> two_to_make_{
      {"a/issue.yaml", Status::unchanged}, {"b/issue.yaml", Status::built}, {"c/issue.yaml", Status::built}};
};

TEST_F(InterruptedRun, BeforeTheRenameTheOldPdfIsWhole) { expect("before the rename", false, two_to_make_); }

TEST_F(InterruptedRun, AfterTheRenameTheNewPdfIsWholeAndMadeAgain) { expect("after the rename", true, two_to_make_); }

TEST_F(InterruptedRun, ATornRecordCostsOneIssue) { expect("in the record", true, two_to_make_); }

TEST_F(InterruptedRun, WhatStandsInTheWayOfARecordCostsNoPdf) {
  Disk disk;
  run(disk);
  const fs::path records = output_.path() / ".vestnik/records";
  for (const char* name : {"a", "b", "c"}) fs::remove(records / (std::string(name) + ".pdf.json"));
  fs::create_symlink("/dev/zero", records / "a.pdf.json");
  fs::create_directory(records / "b.pdf.json");
  fs::create_symlink("c.pdf.json", records / "c.pdf.json");
  const std::map<std::string, Status> all{
      {"a/issue.yaml", Status::built}, {"b/issue.yaml", Status::built}, {"c/issue.yaml", Status::built}};
  EXPECT_EQ(run(disk), all);
  EXPECT_TRUE(fs::is_directory(records / "b.pdf.json"));
  fs::remove(records / "b.pdf.json");
  const std::map<std::string, Status> one{
      {"a/issue.yaml", Status::unchanged}, {"b/issue.yaml", Status::built}, {"c/issue.yaml", Status::unchanged}};
  EXPECT_EQ(run(disk), one);
}

}  // namespace
}  // namespace vestnik::batch
