/// @file docx.hpp
/// Word's .docx, read by pandoc (a program of its own).
#pragma once

#include <filesystem>
#include <string>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// The document as Markdown. Its pictures are put into `folder`/pictures/, and the Markdown names them by their paths
/// from `folder`, which must exist and be writable. Runs pandoc without a shell. Errors: "pandoc-missing" (the program
/// is not installed), "docx-unreadable".
[[nodiscard]] Outcome<std::string> markdown_of_docx(const std::filesystem::path& document,
                                                    const std::filesystem::path& folder);

}  // namespace vestnik
