#include "tools/office/office.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "base/files/temporary_folder.hpp"
#include "findings/catalogue/message.hpp"
#include "tools/office/bounded_process.hpp"

namespace vestnik::office {
namespace {

constexpr std::size_t largest_result = std::size_t{256} << 20;

/// A profile's settings. Linked pictures would tell their server who reads the document: a proxy that does not exist
/// keeps every address from being reached, whatever a filter asks for.
constexpr std::string_view settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
)";

bool write(const std::filesystem::path& file, std::string_view bytes) {
  return !make_folders(file.parent_path()) && !replace_file(file, bytes, {.temporary_folder = {}, .flush_name = false});
}

std::vector<std::string> arguments_for(const std::filesystem::path& program, const std::filesystem::path& folder,
                                       const Target& target) {
  return {program.string(),
          fmt::format("-env:UserInstallation=file://{}/profile", folder.string()),
          "--headless",
          "--norestore",
          "--nologo",
          "--nodefault",
          "--nolockcheck",
          "--convert-to",
          target.filter.empty() ? target.ending : target.ending + ":" + target.filter,
          "--outdir",
          (folder / "out").string()};
}

}  // namespace

std::optional<std::filesystem::path> find_program() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? std::string_view() : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::filesystem::path folder(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::filesystem::path program = folder / "soffice";
    if (folder.is_absolute() && access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

Converted convert(const std::filesystem::path& program, const std::vector<File>& files, const Target& target,
                  std::chrono::milliseconds patience) {
  Converted result;
  result.files.resize(files.size());
  const TemporaryFolder folder;
  bool written = !folder.path().empty() && write(folder.path() / "profile/user/registrymodifications.xcu", settings);
  std::vector<std::string> arguments = arguments_for(program, folder.path(), target);
  for (const File& file : files) {
    const std::filesystem::path path = folder.path() / "in" / file.name;
    written = written && write(path, file.bytes);
    arguments.push_back(path.string());
  }
  if (!written) {
    result.problem = term("no temporary file can be written");
    return result;
  }
  switch (run_bounded(arguments, folder.path(), patience)) {
    case Ending::not_started:
      result.problem = term("it does not start");
      return result;
    case Ending::too_slow:
      result.problem =
          term("it took longer than {} s", std::chrono::duration_cast<std::chrono::seconds>(patience).count());
      return result;
    case Ending::ended:
      break;
  }
  bool any = false;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string name = std::filesystem::path(files[i].name).stem().string() + "." + target.ending;
    FileContent content = read_disk_file(folder.path() / "out" / name, largest_result);
    if (content.bytes) result.files[i] = *content.bytes;
    any = any || !result.files[i].empty();
  }
  if (!any) result.problem = term("it made no file of it");
  return result;
}

}  // namespace vestnik::office
