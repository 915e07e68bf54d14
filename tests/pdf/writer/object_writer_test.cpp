#include "pdf/writer/object_writer.hpp"

#include <gtest/gtest.h>

#include "pdf/writer/haru.hpp"

namespace vestnik {
namespace {

std::string written(void* object) {
  std::string out;
  append_object(out, object);
  return out;
}

TEST(ObjectWriter, PutsBlanksOnlyWhereTokensWouldMeet) {
  Haru haru;
  HPDF_Array array = haru.array();
  haru.add(array, 1);
  haru.add(array, -20);
  haru.add_real(array, 0.5);
  haru.add_name(array, "Name");
  haru.add(array, 3);
  haru.add_bytes(array, "text");
  haru.add(array, 4);
  HPDF_Dict dict = haru.indirect_dict();
  haru.add(dict, "Flag", true);
  haru.add(dict, "List", array);
  const std::string list = "[1 -20 .5/Name 3(text)4]";
  EXPECT_EQ(written(array), list);
  EXPECT_EQ(written(dict), "<</Flag true/List" + list + ">>");
}

TEST(ObjectWriter, RefersToWhatIsIndirect) {
  Haru haru;
  HPDF_Dict target = haru.indirect_dict(), holder = haru.indirect_dict();
  haru.add(holder, "To", target);
  const auto number = target->header.obj_id & 0xFFFFFFU;
  EXPECT_EQ(written(holder), "<</To " + std::to_string(number) + " 0 R>>");
}

TEST(ObjectWriter, EscapesInNamesAndStrings) {
  Haru haru;
  HPDF_Array array = haru.array();
  haru.add_name(array, "text/plain with#");
  haru.add(haru.indirect_dict(), "Owner", array);
  haru.add_bytes(array, std::string_view("(\\)\r\n\0\xFF", 7));
  EXPECT_EQ(written(array), "[/text#2Fplain#20with#23(\\(\\\\\\)\\r\n" + std::string("\0\xFF)]", 4));
}

TEST(TextString, IsAsciiOrUtf16) {
  EXPECT_EQ(text_string("Alt (1)"), "Alt (1)");
  EXPECT_EQ(text_string("\u0410"), "\xFE\xFF\x04\x10");
  EXPECT_EQ(text_string("a\n"), std::string("\xFE\xFF\0a\0\n", 6));
}

}  // namespace
}  // namespace vestnik
