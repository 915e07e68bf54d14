/// @file desk_command.hpp
/// `vestnik desk`, which starts the same program as `vestnik preview`.
#pragma once

#include "programs/common/command.hpp"

namespace vestnik::cli {

Command add_desk(CLI::App& program);

}  // namespace vestnik::cli
