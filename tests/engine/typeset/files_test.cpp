// Issues, assets and faces that are on no disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "engine/typeset/embedding.hpp"
#include "small_descriptor.hpp"
#include "tools/batch/folder.hpp"

namespace vestnik {
namespace {

using samples::options;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

std::string slurp(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<std::string> codes(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diagnostics) result.push_back(diagnostic.code);
  return result;
}

const std::string descriptor = small_descriptor(
    "body-file: texts/one.md\npictures: [{file: pictures/bars.svg, alternative: Bars}]", "../publisher.yaml");

std::shared_ptr<MemoryFiles> archive(std::shared_ptr<const FileSource> others = disk_files()) {
  auto files = std::make_shared<MemoryFiles>(std::move(others));
  files->add("archive/issue/issue.yaml", descriptor);
  files->add("archive/publisher.yaml", "name: Press\nfull-name: The Small Press\naddress: 1 Main Street\n");
  files->add("archive/issue/texts/one.md", "The fox jumps over the dog.\n");
  files->add("archive/issue/pictures/bars.svg",
             R"(<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="9" height="9"/></svg>)");
  return files;
}

TEST(Files, AnIssueOutOfMemoryIsTypeset) {
  TypesetOptions given = options();
  given.files = archive();
  const Outcome<Issue> issue = load_issue("archive/issue/issue.yaml", given);
  ASSERT_THAT(issue.diagnostics, IsEmpty());
  const Outcome<Release> release = typeset(*issue.value, given);
  EXPECT_THAT(release.diagnostics, IsEmpty());
  EXPECT_THAT(release.value.value().pdf, StartsWith("%PDF-1.7"));
}

TEST(Files, EverythingOutOfMemoryGivesTheSameBytes) {
  TypesetOptions given = options();
  given.files = archive();
  const std::string from_disk = typeset(*load_issue("archive/issue/issue.yaml", given).value, given).value.value().pdf;

  const std::shared_ptr<MemoryFiles> all = archive(nullptr);
  const std::filesystem::path sources = VESTNIK_SOURCE_DIR;
  for (const char* folder : {"fonts", "assets"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(sources / folder)) {
      if (entry.is_regular_file()) all->add("data" / entry.path().lexically_relative(sources), slurp(entry.path()));
    }
  }
  given.files = all;
  given.data_folder = "data";
  const Outcome<Issue> issue = load_issue("archive/issue/issue.yaml", given);
  ASSERT_TRUE(issue.ok());
  EXPECT_EQ(typeset(*issue.value, given).value.value().pdf, from_disk);
}

TEST(Files, VirtualOnesStayInTheirFolderToo) {
  const auto files = archive();
  files->add("archive/secret.md", "secret");
  std::string text = descriptor;
  text.replace(text.find("texts/one.md"), 12, "../secret.md");
  files->add("archive/issue/issue.yaml", text);
  files->add("archive/issue/pictures/bars.svg", "");
  TypesetOptions given = options();
  given.files = files;
  EXPECT_THAT(codes(load_issue("archive/issue/issue.yaml", given).diagnostics), ElementsAre("path-outside"));
}

TEST(Files, OnTheDiskByARelativePathAreFoundBesideThoseInMemory) {
  TypesetOptions given = options();
  auto files = std::make_shared<MemoryFiles>();
  files->add("elsewhere/note.md", "text");
  given.files = files;
  const std::filesystem::path sample = std::filesystem::path(VESTNIK_SOURCE_DIR) / "samples/2024-21/issue.yaml";
  const Outcome<Issue> issue = load_issue(std::filesystem::proximate(sample), given);
  EXPECT_THAT(issue.diagnostics, IsEmpty());
  EXPECT_TRUE(issue.ok());
}

TEST(Files, LinksOnTheDiskDoNotLeadOutBesideThoseInMemory) {
  const batch::Folder folder;
  folder.write("secret.md");
  std::filesystem::create_directories(folder.path() / "issue/texts");
  std::filesystem::create_symlink("../../secret.md", folder.path() / "issue/texts/one.md");
  const std::filesystem::path relative = std::filesystem::proximate(folder.path());
  auto files = std::make_shared<MemoryFiles>();
  files->add(relative / "issue/issue.yaml", descriptor);
  files->add(relative / "publisher.yaml", "name: Press\nfull-name: The Small Press\naddress: 1 Main Street\n");
  files->add(relative / "issue/pictures/bars.svg", "");
  TypesetOptions given = options();
  given.files = files;
  EXPECT_THAT(codes(load_issue(relative / "issue/issue.yaml", given).diagnostics), ElementsAre("path-outside"));
}

/// A source that does to files named `victim` what no source should.
class CarelessFiles final : public FileSource {
 public:
  enum class Fault : std::uint8_t { no_bytes, too_many, bytes_of_nothing, exception, no_exception };
  CarelessFiles(std::string victim, Fault fault) : victim_(std::move(victim)), fault_(fault) {}

  [[nodiscard]] FileContent read(const std::filesystem::path& path, std::size_t most) const override {
    using State = FileContent::State;
    if (path.filename() != victim_) return sound_->read(path, most);
    switch (fault_) {
      case Fault::no_bytes:
        return {.state = State::found, .bytes = nullptr};
      case Fault::too_many:
        return {.state = State::found, .bytes = std::make_shared<const std::string>(most + 1, 'x')};
      case Fault::bytes_of_nothing:
        return {.state = State::missing, .bytes = std::make_shared<const std::string>("bytes")};
      case Fault::exception:
        throw std::runtime_error("the archive is shut");
      case Fault::no_exception:
        throw 7;
    }
    return {};
  }
  [[nodiscard]] std::filesystem::path resolve(const std::filesystem::path& path) const override {
    return sound_->resolve(path);
  }

 private:
  std::shared_ptr<MemoryFiles> sound_ = archive();
  std::string victim_;
  Fault fault_;
};

TEST(Files, ACarelessSourceIsADiagnostic) {
  using Fault = CarelessFiles::Fault;
  const auto found = [](const char* victim, Fault fault) {
    TypesetOptions given = options();
    given.files = std::make_shared<CarelessFiles>(victim, fault);
    const Outcome<Issue> issue = load_issue("archive/issue/issue.yaml", given);
    if (!issue.ok()) return codes(issue.diagnostics);
    return codes(typeset(*issue.value, given).diagnostics);
  };
  for (const char* victim : {"issue.yaml", "publisher.yaml", "one.md", "bars.svg"}) {
    SCOPED_TRACE(victim);
    EXPECT_THAT(found(victim, Fault::no_bytes), ElementsAre("file-unreadable"));
    EXPECT_THAT(found(victim, Fault::bytes_of_nothing), ElementsAre("file-missing"));
  }
  for (const char* victim : {"issue.yaml", "one.md", "en.yaml", "bulletin.yaml", "PTF55F.ttf", "sRGB.icc"}) {
    SCOPED_TRACE(victim);
    EXPECT_THAT(found(victim, Fault::exception), ElementsAre("internal-error"));
    EXPECT_THAT(found(victim, Fault::no_exception), ElementsAre("internal-error"));
  }
  EXPECT_THAT(found("one.md", Fault::too_many), ElementsAre("file-too-large"));
  EXPECT_THAT(found("PTF55F.ttf", Fault::no_bytes), ElementsAre("font-missing"));
  EXPECT_THAT(found("PTF55F.ttf", Fault::too_many), ElementsAre("font-missing"));
  EXPECT_THAT(found("bulletin.yaml", Fault::no_bytes), ElementsAre("unknown-theme"));
}

TEST(Files, APathEndsWhereItEnds) {
  TypesetOptions given = options();
  given.files = archive();
  using namespace std::string_literals;
  const Outcome<Issue> issue = load_issue("archive/issue/issue.yaml\0.txt"s, given);
  EXPECT_FALSE(issue.value);
  EXPECT_THAT(codes(issue.diagnostics), ElementsAre("file-missing"));
}

TEST(Files, MissingDataIsReported) {
  TypesetOptions given = options();
  given.files = std::make_shared<MemoryFiles>(nullptr);
  const Outcome<Release> release = typeset(samples::statistics(), given);
  EXPECT_FALSE(release.value);
  EXPECT_THAT(codes(release.diagnostics), ElementsAre("asset-missing"));
}

TEST(Faces, OfTheCallersGoBeforeTheDataFolders) {
  Issue issue = samples::statistics();
  issue.theme_file = {"own.yaml", std::make_shared<const std::string>(
                                      "name: own\nextends: bulletin\nfamilies: {serif: {regular: house.ttf}}\n")};
  TypesetOptions given = options();
  EXPECT_THAT(codes(typeset(issue, given).diagnostics), ElementsAre("font-missing"));

  const auto face = std::make_shared<const std::string>(slurp(given.data_folder / "fonts/DejaVuSerif.ttf"));
  given.faces = {{"house.ttf", face}};
  const Outcome<Release> release = typeset(issue, given);
  ASSERT_THAT(codes(release.diagnostics), IsEmpty());
  issue.theme_file->bytes = std::make_shared<const std::string>(
      "name: own\nextends: bulletin\nfamilies: {serif: {regular: DejaVuSerif.ttf}}\n");
  EXPECT_TRUE(release.value->pdf == typeset(issue, options()).value.value().pdf) << "the same face by another name";
  EXPECT_FALSE(release.value->pdf == typeset(samples::statistics(), options()).value.value().pdf);
  EXPECT_EQ(face.use_count(), 2) << "the run gives back the bytes that it borrowed";
}

TEST(Faces, ThatAreNoneAreReported) {
  TypesetOptions given = options();
  given.faces = {{"PTF55F.ttf", std::make_shared<const std::string>("no font")}};
  const Outcome<Release> release = typeset(samples::statistics(), given);
  EXPECT_THAT(codes(release.diagnostics), ElementsAre("font-corrupt"));
  EXPECT_EQ(release.diagnostics[0].where.file, "PTF55F.ttf") << "not in the data folder";
  given.faces = {{"PTF55F.ttf", nullptr}};
  EXPECT_THAT(codes(typeset(samples::statistics(), given).diagnostics), ElementsAre("font-missing"));
}

TEST(Faces, AreNamedInTheirFolderAlone) {
  Issue issue = samples::statistics();
  const std::string outside = (options().data_folder / "fonts/DejaVuSerif.ttf").string();
  for (const std::string& name : {outside, std::string("../fonts/DejaVuSerif.ttf"), std::string("a/../../x.ttf")}) {
    issue.theme_file = {"own.yaml", std::make_shared<const std::string>(
                                        "name: own\nextends: bulletin\nfamilies: {serif: {regular: " + name + "}}\n")};
    EXPECT_THAT(codes(typeset(issue, options()).diagnostics), ElementsAre("font-missing")) << name;
  }
}

TEST(Faces, AreNamedWhereOneIsMissing) {
  Issue issue = samples::statistics();
  issue.theme_file = {"own.yaml", std::make_shared<const std::string>(
                                      "name: own\nextends: bulletin\nfamilies: {serif: {regular: hause.ttf}}\n")};
  TypesetOptions given = options();
  given.faces = {{"house.ttf", nullptr}, {"home.ttf", nullptr}};
  const Outcome<Release> release = typeset(issue, given);
  ASSERT_THAT(codes(release.diagnostics), ElementsAre("font-missing"));
  EXPECT_THAT(release.diagnostics[0].hint, testing::HasSubstr("gives these faces: house.ttf, home.ttf;"));
}

}  // namespace
}  // namespace vestnik
