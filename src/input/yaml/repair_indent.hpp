/// @file repair_indent.hpp
/// Tabs, dashes and their spaces: what makes the levels of a YAML file.
#pragma once

#include "findings/sink/findings.hpp"
#include "input/yaml/text_source.hpp"
#include "input/yaml/yaml_reader.hpp"

namespace vestnik {

/// The text with spaces for tabs in its indentation and with the dashes, and spaces after them, that it lacks, where
/// these are certain. Reports each as an error ("bad-yaml/tab", "bad-yaml/dash", "bad-yaml/dash-space").
[[nodiscard]] TextSource repair_indent(const TextSource& source, const ValueRule& rule, Findings& findings);

}  // namespace vestnik
