#include "tools/batch/record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>

#include "findings/catalogue/message.hpp"
#include "tools/batch/archive.hpp"
#include "tools/batch/folder.hpp"

namespace vestnik::batch {
namespace {

using Verdict = KnownFile::Verdict;

KnownFile known(const std::filesystem::path& file) {
  return {file.string(), FileSignature::of(file).value(), file_hash(file)};
}

/// As if the file had been looked at long after its last change.
KnownFile settled(const std::filesystem::path& file) {
  KnownFile result = known(file);
  result.signature.settled = true;
  return result;
}

TEST(FileSignature, YoungFilesAreNotSettled) {
  const Folder folder;
  EXPECT_FALSE(FileSignature::of(folder.write("young"))->settled);
  EXPECT_FALSE(FileSignature::of(folder.path() / "none"));
  EXPECT_FALSE(FileSignature::of(folder.path()));
}

TEST(FileSignature, ATimeSetByHandDoesNotMakeAFileSettled) {
  const Folder folder;
  const auto file = folder.write("backdated");
  std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1000));
  EXPECT_FALSE(FileSignature::of(file)->settled);
}

TEST(KnownFile, SameContentIsSameWhateverTheTimes) {
  const Folder folder;
  const auto file = folder.write("file");
  KnownFile before = settled(file);
  std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_EQ(before.compare(file, true), Verdict::same_but_signature);
  EXPECT_TRUE(before.signature.looks_like(*FileSignature::of(file)));
}

TEST(KnownFile, AnEditWithinTheClocksTickShows) {
  const Folder folder;
  const auto file = folder.write("file", "old!");
  KnownFile before = known(file);
  folder.write("file", "new!");
  // The same time, the same size, and let the clock have stood still.
  before.signature = *FileSignature::of(file);
  EXPECT_EQ(before.compare(file, true), Verdict::changed);
}

TEST(KnownFile, AnEditWithTheOldTimePutBackShows) {
  const Folder folder;
  const auto file = folder.write("file", "old!");
  const auto time = std::filesystem::last_write_time(file);
  KnownFile before = settled(file);
  folder.write("file", "new!");
  std::filesystem::last_write_time(file, time);
  EXPECT_EQ(before.compare(file, true), Verdict::changed);
}

TEST(KnownFile, ASettledSignatureSavesReading) {
  const Folder folder;
  const auto file = folder.write("file");
  KnownFile before = settled(file);
  before.hash = "not that of the file";
  EXPECT_EQ(before.compare(file, true), Verdict::same);
  EXPECT_EQ(before.compare(file, false), Verdict::changed);
}

TEST(KnownFile, AMissingOrShorterFileHasChanged) {
  const Folder folder;
  const auto file = folder.write("file");
  KnownFile before = settled(file);
  std::filesystem::resize_file(file, 2);
  EXPECT_EQ(before.compare(file, true), Verdict::changed);
  std::filesystem::remove(file);
  EXPECT_EQ(before.compare(file, true), Verdict::changed);
}

Record sample() {
  return {.environment = "e",
          .inputs = {{"issue.yaml", {1, 2, 3, 4, 5, true}, "h"}, {"../publisher.yaml", {1, 9, 3, 4, 5, false}, "i"}},
          .pdf = {{}, {1, 3, 99, 4, 5, true}, "p"},
          .pages = 12,
          .articles = 7,
          .findings = {finding("doubled-word"_id, {.file = "", .line = 3, .column = 4}, value<"word">("\"дом\""))}};
}

TEST(Record, IsReadAsItWasWritten) {
  const std::optional<Record> read = Record::parsed(sample().serialised());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->serialised(), sample().serialised());
  EXPECT_EQ(read->inputs[1].path, "../publisher.yaml");
  EXPECT_EQ(read->pdf.signature.size, 99U);
  EXPECT_TRUE(read->pdf.signature.settled);
  EXPECT_EQ(read->findings[0].where.line, 3);
  EXPECT_EQ(in_language(read->findings[0], UiLanguage::ru).message, "слово «\"дом\"» стоит дважды");
}

TEST(Record, IsRefusedWhereverItIsCutOrChanged) {
  const std::string text = sample().serialised();
  for (std::size_t size = 0; size < text.size(); ++size) EXPECT_FALSE(Record::parsed(text.substr(0, size))) << size;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string other = text;
    other[at] = static_cast<char>(other[at] ^ 1);
    if (at == 32) continue;  // the line's end after the hash
    EXPECT_FALSE(Record::parsed(other)) << at;
  }
}

TEST(Archive, OneRunAtATime) {
  const Folder folder;
  const Archive whole(folder.path(), {}), first(folder.path(), {1, 2}), second(folder.path(), {2, 2});
  {
    Lock lock, other;
    ASSERT_FALSE(whole.open(lock));
    EXPECT_TRUE(whole.open(other));
    EXPECT_TRUE(first.open(other));
  }
  Lock one, two, three;
  ASSERT_FALSE(first.open(one));
  ASSERT_FALSE(second.open(two));
  EXPECT_TRUE(first.open(three));
  EXPECT_TRUE(whole.open(three));
}

TEST(Archive, ClearsAwayWhatAKilledRunLeft) {
  const Folder folder;
  folder.write(".vestnik/run-1-of-1/.a.pdf.x.tmp");
  folder.write(".vestnik/run-2-of-3/.b.pdf.x.tmp");
  Lock lock;
  ASSERT_FALSE(Archive(folder.path(), {}).open(lock));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / ".vestnik/run-1-of-1/.a.pdf.x.tmp"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / ".vestnik/run-2-of-3"));
}

TEST(Archive, PutsAndFindsRecords) {
  const Folder folder;
  const Archive archive(folder.path(), {});
  Lock lock;
  ASSERT_FALSE(archive.open(lock));
  const Job job{"2024/21/issue.yaml", folder.path() / "x", "2024/21.pdf"};
  EXPECT_FALSE(archive.record(job));
  ASSERT_FALSE(archive.put_record(job, sample()));
  ASSERT_TRUE(archive.record(job));
  EXPECT_EQ(archive.record(job)->pages, 12U);
  ASSERT_FALSE(archive.put_pdf(job, "%PDF"));
  EXPECT_EQ(file_hash(folder.path() / "2024/21.pdf"), content_hash("%PDF"));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / ".vestnik/run-1-of-1"));
}

TEST(Archive, AShorterRecordLeavesNothingOfTheOneBefore) {
  const Folder folder;
  const Archive archive(folder.path(), {});
  Lock lock;
  ASSERT_FALSE(archive.open(lock));
  const Job job{"2024/21/issue.yaml", folder.path() / "x", "2024/21.pdf"};
  ASSERT_FALSE(archive.put_record(job, sample()));
  Record shorter = sample();
  shorter.findings.clear();
  shorter.pages = 9;
  ASSERT_LT(shorter.serialised().size(), sample().serialised().size());
  ASSERT_FALSE(archive.put_record(job, shorter));
  ASSERT_TRUE(archive.record(job));
  EXPECT_EQ(archive.record(job)->pages, 9U);
}

TEST(Archive, ARecordThatCannotBeWrittenIsReported) {
  const Folder folder;
  const Archive archive(folder.path(), {});
  const Job job{"2024/21/issue.yaml", folder.path() / "x", "2024/21.pdf"};
  std::filesystem::create_directories(folder.path() / ".vestnik/records/2024/21.pdf.json");
  const std::optional<LocalText> problem = archive.put_record(job, sample());
  ASSERT_TRUE(problem);
  EXPECT_THAT(problem->en, testing::HasSubstr("21.pdf.json: Is a directory"));
  EXPECT_THAT(problem->ru, testing::HasSubstr("21.pdf.json: это папка"));
}

}  // namespace
}  // namespace vestnik::batch
