#include "pdf/writer/object_writer.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstring>

#include "pdf/writer/haru.hpp"
#include "pdf/writer/number.hpp"

namespace vestnik {
namespace {

constexpr HPDF_UINT32 number_mask = 0x00FFFFFF;  // of an object's identifier; above it are flags
constexpr int real_digits = 3;

/// ISO 32000-1, 7.2.2.
bool is_regular(unsigned char c) {
  switch (c) {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
    case '#':
      return false;
    default:
      return c > ' ' && c < 0x7F;
  }
}

void append_name(std::string& out, const char* name) {
  out += '/';
  for (; *name != '\0'; ++name) {
    const auto c = static_cast<unsigned char>(*name);
    if (is_regular(c)) {
      out += *name;
    } else {
      out += fmt::format("#{:02X}", c);
    }
  }
}

void append_string(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    // A reader takes each kind of line end for a line feed.
    if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
  out += ')';
}

/// A token that needs a blank between itself and one before it that has no delimiter at its end either.
void separate(std::string& out) {
  if (!out.empty() && std::strchr(" ()<>[]/\n", out.back()) == nullptr) out += ' ';
}

const HPDF_Obj_Header& header_of(const void* object) { return *static_cast<const HPDF_Obj_Header*>(object); }

void append_dict(std::string& out, HPDF_Dict dict) {
  // libharu puts last things into pages and the page tree here.
  if (dict->before_write_fn != nullptr && dict->before_write_fn(dict) != HPDF_OK) {
    throw HaruError("an object cannot be written");
  }
  if (dict->write_fn != nullptr || dict->stream != nullptr) throw HaruError("a stream stands within another object");
  out += "<<";
  for (HPDF_UINT i = 0; i < dict->list->count; ++i) {
    const auto* element = static_cast<HPDF_DictElement>(HPDF_List_ItemAt(dict->list, i));
    if ((header_of(element->value).obj_id & HPDF_OTYPE_HIDDEN) != 0) continue;
    append_name(out, element->key);
    append_object(out, element->value);
  }
  out += ">>";
}

void append_array(std::string& out, HPDF_Array array) {
  out += '[';
  for (HPDF_UINT i = 0; i < array->list->count; ++i) append_object(out, HPDF_List_ItemAt(array->list, i));
  out += ']';
}

}  // namespace

void append_object(std::string& out, void* object) {
  if (object == nullptr) throw HaruError("an object is missing");
  switch (header_of(object).obj_class & HPDF_OCLASS_ANY) {
    case HPDF_OCLASS_NULL:
      separate(out);
      out += "null";
      return;
    case HPDF_OCLASS_BOOLEAN:
      separate(out);
      out += static_cast<HPDF_Boolean>(object)->value != HPDF_FALSE ? "true" : "false";
      return;
    case HPDF_OCLASS_NUMBER:
      separate(out);
      append_integer(out, static_cast<HPDF_Number>(object)->value);
      return;
    case HPDF_OCLASS_REAL:
      separate(out);
      append_number(out, static_cast<double>(static_cast<HPDF_Real>(object)->value), real_digits);
      return;
    case HPDF_OCLASS_NAME:
      append_name(out, static_cast<HPDF_Name>(object)->value);
      return;
    case HPDF_OCLASS_BINARY: {
      const auto* binary = static_cast<HPDF_Binary>(object);
      append_string(out, {reinterpret_cast<const char*>(binary->value), binary->len});
      return;
    }
    case HPDF_OCLASS_STRING: {
      const auto* string = static_cast<HPDF_String>(object);
      append_string(out, {reinterpret_cast<const char*>(string->value), string->len});
      return;
    }
    case HPDF_OCLASS_ARRAY:
      append_array(out, static_cast<HPDF_Array>(object));
      return;
    case HPDF_OCLASS_DICT:
      append_dict(out, static_cast<HPDF_Dict>(object));
      return;
    case HPDF_OCLASS_PROXY: {
      const HPDF_Obj_Header& target = header_of(static_cast<HPDF_Proxy>(object)->obj);
      separate(out);
      append_integer(out, target.obj_id & number_mask);
      out += ' ';
      append_integer(out, target.gen_no);
      out += " R";
      return;
    }
    default:
      throw HaruError("an object is of no kind that a PDF knows");
  }
}

}  // namespace vestnik
