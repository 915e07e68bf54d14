/// @file text_messages.cpp
/// Addresses and letters in an editor's texts.
#include "findings/catalogue/table_check.hpp"
#include "findings/catalogue/tables.hpp"

namespace vestnik::messages {
namespace {

constexpr Severity warning = Severity::warning;

constexpr CodeEntry codes[] = {
    {"address-divided",
     warning,
     {"an address that may go on in the next line", "адрес, который, возможно, продолжается на следующей строке"},
     {"Mail programs and narrow columns divide addresses. Where the next line plainly goes on with one, both lines are "
      "one link. Where that is not certain, the link ends with the line.",
      "Почтовые программы и узкие колонки разрывают адреса. Если следующая строка явно продолжает адрес, обе строки "
      "становятся одной ссылкой. Если уверенности нет, ссылка кончается вместе со строкой."},
     "See https://example.org/news/\n20241216",
     "See https://example.org/news/20241216"},
};

constexpr MessageEntry messages[] = {
    {"address-divided",
     {"the address ends with its line; what follows is no part of the link",
      "адрес кончается вместе со строкой; следующая строка в ссылку не входит"},
     {"if it goes on, put it on one line or between < and >; if not, put a comma or a full stop behind it",
      "если адрес продолжается, напишите его в одну строку или заключите в < и >; если нет, поставьте после него "
      "запятую или точку"}},
};

constexpr int bad_code = wrong_code(codes, messages);
constexpr int bad_message = wrong_message(messages);
constexpr int undeclared = undeclared_message(messages);
static_assert(bad_code == no_row, "this code lacks a language or a message, or is there twice");
static_assert(bad_message == no_row,
              "this message lacks a language, is there twice, or its languages differ in places");
static_assert(undeclared == no_row, "declarations.hpp lacks this message, or has it with other places");

}  // namespace

std::span<const CodeEntry> text_codes() { return codes; }
std::span<const MessageEntry> text_messages() { return messages; }

}  // namespace vestnik::messages
