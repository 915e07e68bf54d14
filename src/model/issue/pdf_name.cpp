#include "model/issue/pdf_name.hpp"

namespace vestnik {

std::filesystem::path pdf_name(const std::filesystem::path& descriptor, bool proof) {
  std::filesystem::path name = descriptor.stem();
  // Issues are mostly called issue.yaml in a folder with their name.
  if (name == "issue") name = std::filesystem::absolute(descriptor).parent_path().filename();
  return name += proof ? "-proof.pdf" : ".pdf";
}

}  // namespace vestnik
