#include "pdf/writer/metadata.hpp"

#include <fmt/format.h>

#include <string>

#include "base/xml/escape.hpp"
#include "pdf/writer/text_string.hpp"

namespace vestnik {
namespace {

constexpr std::string_view producer = "Vestnik";

struct Moment {
  std::chrono::year_month_day day;
  std::chrono::hh_mm_ss<std::chrono::seconds> time;
};

Moment moment_of(std::chrono::sys_seconds date) {
  const auto midnight = std::chrono::floor<std::chrono::days>(date);
  return {std::chrono::year_month_day(midnight), std::chrono::hh_mm_ss(date - midnight)};
}

std::string formatted(std::chrono::sys_seconds date, std::string_view pattern) {
  const Moment m = moment_of(date);
  return fmt::format(fmt::runtime(pattern), static_cast<int>(m.day.year()), static_cast<unsigned>(m.day.month()),
                     static_cast<unsigned>(m.day.day()), m.time.hours().count(), m.time.minutes().count(),
                     m.time.seconds().count());
}

std::string joined(const std::vector<std::string>& keywords) {
  std::string result;
  for (const std::string& keyword : keywords) {
    if (!result.empty()) result += ", ";
    result += keyword;
  }
  return result;
}

void write_info(Haru& haru, const Metadata& metadata) {
  HPDF_Dict info = haru.doc()->info;
  haru.add_text(info, "Title", metadata.title);
  haru.add_text(info, "Author", metadata.author);
  haru.add_text(info, "Subject", metadata.subject);
  if (!metadata.keywords.empty()) haru.add_text(info, "Keywords", joined(metadata.keywords));
  haru.add_text(info, "Creator", producer);
  haru.add_text(info, "Producer", producer);
  const std::string date = pdf_date(metadata.date);
  haru.add_bytes(info, "CreationDate", date);
  haru.add_bytes(info, "ModDate", date);
}

/// XMP (ISO 16684-1) with the identification of PDF/A and PDF/UA-1; the latter's schema is described, as
/// ISO 19005-2, 6.6.2.3 asks of what is not predefined.
std::string xmp(const Metadata& metadata, int pdfa_part) {
  const std::string date = formatted(metadata.date, "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z");
  const auto alternative = [](const std::string& text) {
    return "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml_escaped(text) + "</rdf:li></rdf:Alt>";
  };
  std::string keywords;
  if (!metadata.keywords.empty()) {
    keywords = "<pdf:Keywords>" + xml_escaped(joined(metadata.keywords)) + "</pdf:Keywords>\n";
  }
  std::string packet =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
      "<pdfaid:part>";
  packet += fmt::format("{}", pdfa_part);
  packet += "</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n";
  packet += "<dc:format>application/pdf</dc:format>\n";
  packet += "<dc:title>" + alternative(metadata.title) + "</dc:title>\n";
  packet += "<dc:creator><rdf:Seq><rdf:li>" + xml_escaped(metadata.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
  packet += "<dc:description>" + alternative(metadata.subject) + "</dc:description>\n";
  packet += "<dc:language><rdf:Bag><rdf:li>" + xml_escaped(metadata.language) + "</rdf:li></rdf:Bag></dc:language>\n";
  packet += keywords;
  packet += fmt::format(
      "<pdf:Producer>{0}</pdf:Producer>\n<xmp:CreatorTool>{0}</xmp:CreatorTool>\n"
      "<xmp:CreateDate>{1}</xmp:CreateDate>\n<xmp:ModifyDate>{1}</xmp:ModifyDate>\n"
      "</rdf:Description>\n",
      producer, date);
  packet +=
      "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
      "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
      "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
      "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
      "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
      "<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
      "<pdfaProperty:category>internal</pdfaProperty:category>\n"
      "<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\n"
      "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";
  return packet + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

void write_output_intent(Haru& haru, std::string_view icc_profile) {
  HPDF_Dict profile = haru.shared_stream(icc_profile);
  haru.add(profile, "N", 3);
  HPDF_Dict intent = haru.indirect_dict();
  haru.add_name(intent, "Type", "OutputIntent");
  haru.add_name(intent, "S", "GTS_PDFA1");
  haru.add_bytes(intent, "OutputConditionIdentifier", "sRGB");
  haru.add_bytes(intent, "Info", "sRGB IEC61966-2.1");
  haru.add(intent, "DestOutputProfile", profile);
  HPDF_Array intents = haru.array();
  haru.add(intents, intent);
  haru.add(haru.catalog(), "OutputIntents", intents);
}

}  // namespace

std::string pdf_date(std::chrono::sys_seconds date) { return formatted(date, "D:{:04}{:02}{:02}{:02}{:02}{:02}Z"); }

void write_metadata(Haru& haru, const Metadata& metadata, int pdfa_part, std::string_view icc_profile) {
  write_info(haru, metadata);
  // XMP stays readable without a PDF library: it is never compressed.
  HPDF_Dict packet = haru.stream(xmp(metadata, pdfa_part), Packing::none);
  haru.add_name(packet, "Type", "Metadata");
  haru.add_name(packet, "Subtype", "XML");
  haru.add(haru.catalog(), "Metadata", packet);
  haru.add_bytes(haru.catalog(), "Lang", metadata.language);
  HPDF_Dict preferences = haru.dict();
  haru.add(preferences, "DisplayDocTitle", true);
  haru.add(haru.catalog(), "ViewerPreferences", preferences);
  write_output_intent(haru, icc_profile);
}

}  // namespace vestnik
