#include "render/template_xlsx.hpp"

#include "read/progress/cell_advice.hpp"
#include "render/finding_words.hpp"
#include "render/xlsx.hpp"
#include "render/zip.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plantrack {
namespace {

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_schema = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view package_schema = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view office_schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::size_t spare_rows = 200;  // below the last, for more

// Indices into cellXfs of styles().
enum Look : int { any_cell, header_look, given_look, input_look, figure_look, day_look };

Text comment_on(std::optional<Column> column) {
  if (!column) {
    return say("What was reported last, for comparison. It is not read.",
               "Số đã báo cáo kỳ trước, để đối chiếu. Chương trình bỏ qua cột này.");
  }
  switch (*column) {
    case Column::plan: return say("The plan's id.", "Mã kế hoạch.");
    case Column::target: return say("The target, as the plan names it.", "Chỉ tiêu, đúng tên trong kế hoạch.");
    case Column::unit:
      return say(
          "The unit in which the figure is asked. Leave it as it is: another unit is warned of, not converted.",
          "Đơn vị tính của số liệu cần ghi. Giữ nguyên: nếu ghi đơn vị khác, chương trình cảnh báo chứ không quy đổi.");
    case Column::period:
      return say("2024, 2024-H1, 2024-Q3 or 2024-09.",
                 "Kỳ báo cáo: 2024, 6 tháng đầu năm 2024, Quý III/2024 hoặc Tháng 9/2024.");
    case Column::area:
      return say("The area of the figure; empty for the whole.", "Địa bàn của số liệu; để trống nếu là số chung.");
    case Column::value: return say("The figure, as a number without words.", "Số liệu, chỉ ghi con số.");
    case Column::numerator: return say("How many meet it: the 6 of 6/8.", "Tử số: số 6 trong 6/8.");
    case Column::denominator: return say("How many there are in all: the 8 of 6/8.", "Mẫu số: số 8 trong 6/8.");
    case Column::status: return say("Choose from the list.", "Chọn trong danh sách.");
    case Column::agency: return say("Who reports.", "Cơ quan báo cáo.");
    case Column::reported_on: return say("The day of the report.", "Ngày báo cáo.");
    case Column::estimate:
      return say("Yes where the period is not over and the figure an estimate.",
                 "Ghi “có” nếu kỳ chưa kết thúc và đây là số ước.");
    case Column::evidence:
      return say("Number or address of the document that proves the figure.",
                 "Số hiệu hoặc địa chỉ văn bản chứng minh số liệu.");
    case Column::note: return say("Remarks, if any.", "Ghi chú thêm, nếu có.");
  }
  return {};
}

std::string comment_at(const TemplateTable& table, std::size_t column, Lang lang) {
  const std::string comment = comment_on(table.columns[column]).in(lang);
  return table.columns[column] == Column::period && !table.years.empty() ? comment + " " + table.years : comment;
}

bool is_number(std::optional<Column> column) {
  return column == Column::value || column == Column::numerator || column == Column::denominator;
}

// Cells that are filled in already are grey; all but the header may be changed.
int look_of(std::optional<Column> column, bool filled) {
  if (filled) return given_look;
  return is_number(column) ? figure_look : column == Column::reported_on ? day_look : input_look;
}

int width_of(std::optional<Column> column) {
  if (!column) return 22;
  switch (*column) {
    case Column::target: return 46;
    case Column::agency: return 34;
    case Column::area:
    case Column::evidence:
    case Column::note: return 24;
    default: return 16;
  }
}

std::string text_at(const std::string& at, int look, std::string_view text) {
  if (text.empty()) return fmt::format(R"(<c r="{}" s="{}"/>)", at, look);
  return fmt::format(R"(<c r="{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", at, look,
                     xlsx_text(text));
}

// What may be chosen in the columns of names, a column each on a sheet of its own.
struct Offers {
  std::vector<std::pair<std::size_t, std::vector<std::string>>> lists;  // by the column of the table

  std::size_t place_of(std::size_t column) const {
    const auto found =
        std::find_if(lists.begin(), lists.end(), [column](const auto& each) { return each.first == column; });
    return static_cast<std::size_t>(found - lists.begin());
  }
};

Offers offers_of(const TemplateTable& table, const TemplateLists& offered, Lang lang) {
  Offers offers;
  const auto words = [lang](std::initializer_list<Text> all) {
    std::vector<std::string> list;
    for (const Text& each : all) list.push_back(each.in(lang));
    return list;
  };
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i]) continue;
    std::vector<std::string> list;
    switch (*table.columns[i]) {
      case Column::target: list = offered.targets; break;
      case Column::area: list = offered.areas; break;
      case Column::agency: list = offered.agencies; break;
      case Column::status:
        list = words({words_for(Progress::not_started), words_for(Progress::in_progress), words_for(Progress::done)});
        break;
      case Column::estimate: list = words({say("yes", "có"), say("no", "không")}); break;
      default: break;
    }
    if (!list.empty()) offers.lists.emplace_back(i, std::move(list));
  }
  return offers;
}

std::string rule_of(const TemplateTable& table, const Offers& offers, std::size_t column, std::string_view lists,
                    Lang lang) {
  const std::string letters = column_letters(static_cast<int>(column));
  const std::string cells = fmt::format("{0}2:{0}{1}", letters, table.rows.size() + 1 + spare_rows);
  const auto refused = [&](const Text& message) {
    return fmt::format(R"(allowBlank="1" showErrorMessage="1" errorTitle="{}" error="{}" sqref="{}")",
                       xlsx_text(table.header[column]), xlsx_text(message.in(lang)), cells);
  };
  const std::size_t place = offers.place_of(column);
  if (place < offers.lists.size()) {
    const std::string list = column_letters(static_cast<int>(place));
    return fmt::format(R"(<dataValidation type="list" {}><formula1>'{}'!${}$1:${}${}</formula1></dataValidation>)",
                       refused(say("choose from the list", "hãy chọn trong danh sách")), lists, list, list,
                       offers.lists[place].second.size());
  }
  if (is_number(table.columns[column])) {
    return fmt::format(
        R"(<dataValidation type="decimal" {}><formula1>-1E+15</formula1><formula2>1E+15</formula2></dataValidation>)",
        refused(say("write a number, without words", "hãy ghi một con số, không kèm chữ")));
  }
  if (table.columns[column] == Column::reported_on) {
    return fmt::format(
        R"(<dataValidation type="date" operator="greaterThan" {}><formula1>36526</formula1></dataValidation>)",
        refused(say("write a day, such as 31/12/2024", "hãy ghi ngày, ví dụ 31/12/2024")));
  }
  return {};
}

std::string data_sheet(const TemplateTable& table, const Offers& offers, std::string_view lists, Lang lang) {
  std::string out(xml);
  const std::string last = column_letters(static_cast<int>(table.columns.size()) - 1);
  out += fmt::format(
      R"(<worksheet xmlns="{}" xmlns:r="{}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{}{}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">)"
      R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)"
      R"(<sheetFormatPr defaultRowHeight="15"/><cols>)",
      main_schema, office_schema, last, table.rows.size() + 1);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    out += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1" style="{2}"/>)", i + 1,
                       width_of(table.columns[i]), static_cast<int>(look_of(table.columns[i], false)));
  }
  // A row can be deleted where all its cells may be changed, also those beside the table.
  out +=
      fmt::format(R"(<col min="{}" max="16384" style="{}"/>)", table.columns.size() + 1, static_cast<int>(input_look));
  out += "</cols><sheetData>";
  const auto write = [&](std::size_t line, const std::vector<std::string>& cells, bool is_header) {
    out += fmt::format(R"(<row r="{}">)", line);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int look = is_header ? static_cast<int>(header_look) : look_of(table.columns[i], !cells[i].empty());
      out += text_at(column_letters(static_cast<int>(i)) + std::to_string(line), look, cells[i]);
    }
    out += "</row>";
  };
  write(1, table.header, true);
  for (std::size_t i = 0; i < table.rows.size(); ++i) write(i + 2, table.rows[i], false);
  out += R"(</sheetData><sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" )"
         R"(deleteRows="0" sort="0" autoFilter="0"/>)";
  std::string rules;
  std::size_t count = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string rule = rule_of(table, offers, i, lists, lang);
    count += rule.empty() ? 0 : 1;
    rules += rule;
  }
  if (count > 0) out += fmt::format(R"(<dataValidations count="{}">{}</dataValidations>)", count, rules);
  out += R"(<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>)"
         R"(<pageSetup orientation="landscape" fitToHeight="0"/><legacyDrawing r:id="rId2"/></worksheet>)";
  return out;
}

std::string list_sheet(const Offers& offers) {
  std::string out = fmt::format(R"({}<worksheet xmlns="{}"><sheetData>)", xml, main_schema);
  std::size_t most = 0;
  for (const auto& [column, list] : offers.lists) most = std::max(most, list.size());
  for (std::size_t line = 0; line < most; ++line) {
    out += fmt::format(R"(<row r="{}">)", line + 1);
    for (std::size_t i = 0; i < offers.lists.size(); ++i) {
      const std::vector<std::string>& list = offers.lists[i].second;
      if (line >= list.size()) continue;
      out += text_at(column_letters(static_cast<int>(i)) + std::to_string(line + 1), any_cell, list[line]);
    }
    out += "</row>";
  }
  return out + "</sheetData></worksheet>";
}

std::string comments(const TemplateTable& table, Lang lang) {
  std::string out = fmt::format(R"({}<comments xmlns="{}"><authors><author>plantrack</author></authors><commentList>)",
                                xml, main_schema);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    out += fmt::format(R"(<comment ref="{}1" authorId="0"><text><t>{}</t></text></comment>)",
                       column_letters(static_cast<int>(i)), xlsx_text(comment_at(table, i, lang)));
  }
  return out + "</commentList></comments>";
}

// Where the comments are drawn, in the language that spreadsheets still ask for.
std::string drawing(const TemplateTable& table) {
  std::string out =
      R"(<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" )"
      R"(xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" )"
      R"(o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" )"
      R"(o:connecttype="rect"/></v:shapetype>)";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    out += fmt::format(
        R"(<v:shape id="_x0000_s{0}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" )"
        R"(o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/>)"
        R"(<x:SizeWithCells/><x:Anchor>{1}, 15, 1, 2, {2}, 15, 5, 4</x:Anchor><x:AutoFill>False</x:AutoFill>)"
        R"(<x:Row>0</x:Row><x:Column>{3}</x:Column></x:ClientData></v:shape>)",
        1025 + i, i + 1, i + 3, i);
  }
  return out + "</xml>";
}

std::string styles() {
  return fmt::format(
      R"({}<styleSheet xmlns="{}"><numFmts count="1"><numFmt )"
      R"(numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>)"
      R"(<font><b/><color rgb="FFFFFFFF"/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="4"><fill>)"
      R"(<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill )"
      R"(patternType="solid"><fgColor rgb="FF0B5A8A"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor )"
      R"(rgb="FFF1F3F5"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/>)"
      R"(</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
      R"(<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" )"
      R"(fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" )"
      R"(wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" )"
      R"(applyFill="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="1"/><protection )"
      R"(locked="0"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection )"
      R"(locked="0"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" )"
      R"(applyProtection="1"><protection locked="0"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" )"
      R"(applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle )"
      R"(name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)",
      xml, main_schema);
}

}  // namespace

TemplateLists lists_for(const std::vector<TemplatePart>& parts, const TemplateTable& table, Lang lang) {
  TemplateLists lists;
  const auto add = [](std::vector<std::string>& list, const std::string& name) {
    if (!name.empty() && std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
  };
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    for (const std::vector<std::string>& row : table.rows) {
      if (table.columns[i] == Column::target) add(lists.targets, row[i]);
      if (table.columns[i] == Column::area) add(lists.areas, row[i]);
      if (table.columns[i] == Column::agency) add(lists.agencies, row[i]);
    }
  }
  for (const TemplatePart& part : parts) {
    for (const Agency& agency : part.index->plan().agencies) {
      if (!agency.until) add(lists.agencies, agency.name.value.in(lang));
    }
  }
  return lists;
}

std::string template_xlsx(const TemplateTable& table, const TemplateLists& offered, Lang lang) {
  const Offers offers = offers_of(table, offered, lang);
  const std::string data = say("Data", "Số liệu").in(lang);
  const std::string lists = say("Lists", "Danh mục").in(lang);
  std::vector<ZipEntry> parts;
  parts.push_back(
      {"[Content_Types].xml",
       fmt::format(
           R"({}<Types xmlns="{}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
           R"(<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>)"
           R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
           R"(<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
           R"(<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
           R"(<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>)"
           R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)",
           xml, package_schema)});
  parts.push_back(
      {"_rels/.rels",
       fmt::format(R"({}<Relationships xmlns="{}/relationships"><Relationship Id="rId1" Type="{}/officeDocument" )"
                   R"(Target="xl/workbook.xml"/></Relationships>)",
                   xml, package_schema, office_schema)});
  parts.push_back(
      {"xl/workbook.xml",
       fmt::format(R"({}<workbook xmlns="{}" xmlns:r="{}"><sheets><sheet name="{}" sheetId="1" r:id="rId1"/>)"
                   R"(<sheet name="{}" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName )"
                   R"(name="_xlnm.Print_Titles" localSheetId="0">'{}'!$1:$1</definedName></definedNames></workbook>)",
                   xml, main_schema, office_schema, xlsx_text(data), xlsx_text(lists), xlsx_text(data))});
  parts.push_back(
      {"xl/_rels/workbook.xml.rels",
       fmt::format(R"({}<Relationships xmlns="{}/relationships"><Relationship Id="rId1" Type="{}/worksheet" )"
                   R"(Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{}/worksheet" )"
                   R"(Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{}/styles" )"
                   R"(Target="styles.xml"/></Relationships>)",
                   xml, package_schema, office_schema, office_schema, office_schema)});
  parts.push_back({"xl/styles.xml", styles()});
  parts.push_back({"xl/worksheets/sheet1.xml", data_sheet(table, offers, lists, lang)});
  parts.push_back(
      {"xl/worksheets/_rels/sheet1.xml.rels",
       fmt::format(R"({}<Relationships xmlns="{}/relationships"><Relationship Id="rId1" Type="{}/comments" )"
                   R"(Target="../comments1.xml"/><Relationship Id="rId2" Type="{}/vmlDrawing" )"
                   R"(Target="../drawings/vmlDrawing1.vml"/></Relationships>)",
                   xml, package_schema, office_schema, office_schema)});
  parts.push_back({"xl/comments1.xml", comments(table, lang)});
  parts.push_back({"xl/drawings/vmlDrawing1.vml", drawing(table)});
  parts.push_back({"xl/worksheets/sheet2.xml", list_sheet(offers)});
  return zip(parts);
}

}  // namespace plantrack
