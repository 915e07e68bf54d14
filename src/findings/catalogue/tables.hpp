/// @file tables.hpp
/// The parts that the catalogue is put together from. For catalogue.cpp.
#pragma once

#include <span>

#include "findings/catalogue/catalogue.hpp"

namespace vestnik::messages {

[[nodiscard]] std::span<const CodeEntry> file_codes();
[[nodiscard]] std::span<const CodeEntry> yaml_codes();
[[nodiscard]] std::span<const CodeEntry> descriptor_codes();
[[nodiscard]] std::span<const CodeEntry> built_codes();
[[nodiscard]] std::span<const CodeEntry> theme_codes();
[[nodiscard]] std::span<const CodeEntry> markup_codes();
[[nodiscard]] std::span<const CodeEntry> content_codes();
[[nodiscard]] std::span<const CodeEntry> text_codes();
[[nodiscard]] std::span<const CodeEntry> picture_codes();
[[nodiscard]] std::span<const CodeEntry> data_codes();
[[nodiscard]] std::span<const CodeEntry> setting_codes();
[[nodiscard]] std::span<const CodeEntry> import_codes();
[[nodiscard]] std::span<const CodeEntry> document_codes();
[[nodiscard]] std::span<const CodeEntry> archive_codes();

[[nodiscard]] std::span<const MessageEntry> file_messages();
[[nodiscard]] std::span<const MessageEntry> yaml_messages();
[[nodiscard]] std::span<const MessageEntry> descriptor_messages();
[[nodiscard]] std::span<const MessageEntry> built_messages();
[[nodiscard]] std::span<const MessageEntry> theme_messages();
[[nodiscard]] std::span<const MessageEntry> markup_messages();
[[nodiscard]] std::span<const MessageEntry> content_messages();
[[nodiscard]] std::span<const MessageEntry> text_messages();
[[nodiscard]] std::span<const MessageEntry> picture_messages();
[[nodiscard]] std::span<const MessageEntry> data_messages();
[[nodiscard]] std::span<const MessageEntry> setting_messages();
[[nodiscard]] std::span<const MessageEntry> import_messages();
[[nodiscard]] std::span<const MessageEntry> document_messages();
[[nodiscard]] std::span<const MessageEntry> archive_messages();

}  // namespace vestnik::messages
