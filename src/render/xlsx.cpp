#include "render/xlsx.hpp"

#include "base/failure.hpp"
#include "base/unicode.hpp"
#include "compute/changes.hpp"
#include "compute/coverage.hpp"
#include "compute/row_uses.hpp"
#include "render/presentation.hpp"
#include "render/svg.hpp"
#include "render/terminal.hpp"
#include "render/words.hpp"
#include "render/zip.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plantrack {
namespace {

constexpr std::size_t highest_row = 405;         // Excel's limit is 409 points
constexpr std::size_t most_rows = 1'048'573;     // of the format, without the two of the header
constexpr std::size_t most_characters = 32'767;  // of a cell
constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_schema = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view package_schema = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view office_schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Indices into cellXfs of styles(), which stand in this order; statuses follow the last.
enum Style : int {
  plain_cell,
  header_cell,
  name_cell,
  number_cell,
  percent_cell,
  share_cell,
  date_cell,
  wrapped_cell,
  first_status
};

struct StatusLook {
  std::string_view ink, ground;
};

StatusLook look_of(Status status) {
  switch (status) {
    case Status::met: return {"FF0B6B4F", "FFE3F3EC"};
    case Status::on_track: return {"FF0A58A8", "FFE6F0FB"};
    case Status::at_risk: return {"FF8F5300", "FFFDF1DC"};
    case Status::off_track:
    case Status::regressing:
    case Status::missed:
    case Status::overdue: return {"FFA40E26", "FFFDEAEC"};
    default: return {"FF59636E", "FFEFF2F5"};
  }
}

int style_of(Status status) {
  const auto found = std::find(std::begin(all_statuses), std::end(all_statuses), status);
  return first_status + static_cast<int>(found - std::begin(all_statuses));
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::string text_cell(const std::string& at, int style, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format(R"(<c r="{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", at, style,
                     xlsx_text(text));
}

std::string number_cell_of(const std::string& at, int style, std::string_view number) {
  return fmt::format(R"(<c r="{}" s="{}"><v>{}</v></c>)", at, style, number);
}

int width_of(const ColumnHead& head) {
  struct Width {
    std::string_view name;
    int characters;
  };
  constexpr Width of_names[] = {{"number", 6},   {"line", 7},         {"name", 30},         {"target", 34},
                                {"unit", 14},    {"compared_in", 14}, {"actual_words", 22}, {"why", 40},
                                {"remarks", 32}, {"note", 60},        {"reason", 50},       {"lead_name", 22},
                                {"agency", 30},  {"lead_now", 24}};
  for (const Width& width : of_names) {
    if (width.name == head.name) return width.characters;
  }
  switch (head.kind) {
    case DataKind::text:
    case DataKind::texts: return 30;
    case DataKind::id:
    case DataKind::ids: return 18;
    case DataKind::status: return 20;
    case DataKind::flag: return 10;
    default: return 13;
  }
}

struct CellWriter {
  const ColumnHead& head;
  std::string at;
  Lang lang;
  std::size_t& lines;  // that the row needs: of what wraps, at the width of its column

  std::string text(std::string_view shown) const {
    const auto width = static_cast<std::size_t>(width_of(head)) - 2;
    const std::size_t needed = (display_width(shown) + width - 1) / width;
    lines = std::max(lines, needed);
    const bool wraps = head.kind == DataKind::text || head.kind == DataKind::texts || needed > 1;
    return text_cell(at, wraps ? wrapped_cell : plain_cell, shown);
  }
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& shown) const { return text(shown); }
  std::string operator()(const std::vector<std::string>& ids) const { return text(plain_text(head, ids)); }
  std::string operator()(const Text& words) const { return text(words.in(lang)); }
  std::string operator()(const std::vector<Text>& all) const {
    std::string shown;
    for (const Text& each : all) shown += (shown.empty() ? "" : "; ") + each.in(lang);
    return text(shown);
  }
  std::string operator()(const Quantity& quantity) const {
    const bool column_of_percent = head.kind == DataKind::percent || head.kind == DataKind::achieved;
    if (!column_of_percent && !quantity.in_percent) {
      return number_cell_of(at, number_cell, rounded_text(quantity.value, quantity.decimals, false));
    }
    // A percentage is a fraction that is shown as one; what was rounded stays as it was.
    Decimal rounded;
    parse_decimal(plain_text(head, quantity), rounded);
    const Rational share = rational(rounded) / 100;
    return number_cell_of(at, column_of_percent ? percent_cell : share_cell, rounded_text(share, 14, false));
  }
  std::string operator()(std::int64_t number) const { return number_cell_of(at, number_cell, std::to_string(number)); }
  std::string operator()(bool flag) const { return text((flag ? say("yes", "có") : say("no", "không")).in(lang)); }
  std::string operator()(Status status) const { return (*this)(ToldStatus{status, status_words(status)}); }
  std::string operator()(const ToldStatus& told) const {
    return text_cell(at, style_of(told.status), std::string(status_sign(told.status)) + " " + told.words.in(lang));
  }
  std::string operator()(Month month) const { return text(month_words(month, lang)); }
  std::string operator()(Date date) const {
    return number_cell_of(at, date_cell, std::to_string(date.days - Date::of(1899, 12, 30).days));
  }
};

template <class Enum>
bool say_code(DataValue& value, std::string_view code) {
  for (const Word<Enum>& word : words<Enum>()) {
    if (word.name != code) continue;
    value = Text{std::string(word.en), std::string(word.vi)};
    return true;
  }
  return false;
}

// The stable outputs have codes where people want words: what came of a report, a row's use.
void say_codes(DataValue& value, std::string_view head) {
  const std::string* given = std::get_if<std::string>(&value);
  if (given == nullptr) return;
  const std::string code = *given;
  if (head == "state") say_code<ReportState>(value, code);
  if (head == "use") say_code<RowUse>(value, code);
  if (head == "kind") say_code<ChangeKind>(value, code) || say_code<Frequency>(value, code);
  if (head == "status" || head == "progress") say_code<Progress>(value, code);
  if (head == "document_status") say_code<DocumentStatus>(value, code);
}

// As people read it: codes in words, what has a name by that; others stay as they are.
DataValue in_words(const DataTable& table, std::size_t row, std::size_t column, const ReadableCell& readable,
                   Lang lang) {
  DataValue value = table.at(row, column);
  const std::string_view head = table.head(column).name;
  say_codes(value, head);
  if (!readable) return value;
  const bool may_have_name =
      std::holds_alternative<std::string>(value) || std::holds_alternative<std::vector<std::string>>(value);
  const bool beside_name = table.head(column).folds && (head == "target" || head == "area");  // ids stay for programs
  if (!may_have_name || beside_name) return value;
  const auto id_in = [&](std::string_view name) {
    for (std::size_t i = 0; i < table.columns(); ++i) {
      if (table.head(i).name == name) return plain_text(table.head(i), table.at(row, i));
    }
    return std::string();
  };
  const std::string plan = id_in("plan"), target = id_in("target");
  const auto name_of_one = [&](const std::string& id) {
    const auto words = readable(head, plan, target, id);
    return words ? words->in(lang) : id;
  };
  if (const std::string* id = std::get_if<std::string>(&value)) return name_of_one(*id);
  if (const auto* ids = std::get_if<std::vector<std::string>>(&value)) {
    std::string all;
    for (const std::string& id : *ids) all += (all.empty() ? "" : "; ") + name_of_one(id);
    return all;
  }
  return value;
}

// How many columns stay in sight when the others are scrolled: up to the name of what a row is about.
std::size_t frozen_columns(const DataTable& table) {
  std::size_t frozen = 0;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    if (table.head(column).name == "name" || table.head(column).name == "target") frozen = column + 1;
    if (table.head(column).name == "name") break;
  }
  return frozen > 4 ? 0 : frozen;
}

// The plan is worth its column where there are several.
std::vector<bool> folded_columns(const DataTable& table) {
  std::vector<bool> folds(table.columns());
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const ColumnHead& head = table.head(column);
    folds[column] = head.folds;
    for (std::size_t row = 1; folds[column] && head.name == "plan" && row < table.rows(); ++row) {
      folds[column] = plain_text(head, table.at(row, column)) == plain_text(head, table.at(0, column));
    }
  }
  return folds;
}

std::string sheet_xml(const Sheet& sheet, Lang lang, bool first) {
  const DataTable& table = sheet.table;
  if (table.rows() > most_rows) {
    throw Failure(say("{} rows are more than a sheet holds", "{} dòng là quá nhiều cho một trang tính", table.rows()),
                  say("--format csv has no such limit", "hãy dùng --format csv, định dạng này không có giới hạn"));
  }
  const std::size_t frozen = frozen_columns(table);
  const std::vector<bool> folds = folded_columns(table);
  const std::string last = column_letters(table.columns() - 1) + std::to_string(table.rows() + 2);
  const std::string corner = column_letters(frozen) + "3";
  std::string out(xml);
  out += fmt::format(R"(<worksheet xmlns="{}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{}"/>)",
                     main_schema, last);
  out += fmt::format(
      R"(<sheetViews><sheetView{} workbookViewId="0"><pane{} ySplit="2" topLeftCell="{}" )"
      R"(activePane="{}" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"{}/><cols>)",
      first ? " tabSelected=\"1\"" : "", frozen > 0 ? fmt::format(" xSplit=\"{}\"", frozen) : "", corner,
      frozen > 0 ? "bottomRight" : "bottomLeft",
      std::find(folds.begin(), folds.end(), true) == folds.end() ? "" : R"( outlineLevelCol="1")");
  for (std::size_t column = 0; column < table.columns(); ++column) {
    const bool hidden = folds[column];
    const bool after_fold = !hidden && column > 0 && folds[column - 1];
    out += fmt::format(R"(<col min="{}" max="{}" width="{}" customWidth="1"{}/>)", column + 1, column + 1,
                       width_of(table.head(column)),
                       hidden       ? R"( hidden="1" outlineLevel="1")"
                       : after_fold ? R"( collapsed="1")"
                                    : "");
  }
  // The names of the stable outputs, for programs, stand hidden above the titles: below them a filter would take them
  // for a row.
  out += "</cols><sheetData><row r=\"1\" hidden=\"1\">";
  for (std::size_t column = 0; column < table.columns(); ++column) {
    out += text_cell(column_letters(column) + "1", name_cell, table.head(column).name);
  }
  out += "</row><row r=\"2\" ht=\"32\" customHeight=\"1\">";
  for (std::size_t column = 0; column < table.columns(); ++column) {
    out += text_cell(column_letters(column) + "2", header_cell, table.head(column).title(lang));
  }
  out += "</row>";
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string number = std::to_string(row + 3);
    std::size_t lines = 1, unseen = 1;
    std::string cells;
    for (std::size_t column = 0; column < table.columns(); ++column) {
      const CellWriter writer{table.head(column), column_letters(column) + number, lang,
                              folds[column] ? unseen : lines};
      cells += std::visit(writer, in_words(table, row, column, sheet.readable, lang));
    }
    // Not every program makes rows as high as what wraps in them.
    const std::string height =
        lines > 1 ? fmt::format(" ht=\"{}\" customHeight=\"1\"", std::min<std::size_t>(15 * lines, highest_row)) : "";
    out += "<row r=\"" + number + "\"" + height + ">" + cells + "</row>";
  }
  out += "</sheetData>";
  if (table.rows() > 0) out += "<autoFilter ref=\"A2:" + last + "\"/>";
  std::string bars;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    if (table.head(column).kind != DataKind::achieved || table.head(column).name != "achieved_pct") continue;
    bars = fmt::format("{}3:{}{}", column_letters(column), column_letters(column), table.rows() + 2);
  }
  out += R"(<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>)"
         R"(<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>)";
  if (!bars.empty() && table.rows() > 0) {  // a bar from 0 to 100 %: only the extension of 2010 can say so
    out += fmt::format(
        R"(<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" )"
        R"(xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings>)"
        R"(<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule )"
        R"(type="dataBar" id="{{00000000-000E-0000-0000-000001000000}}"><x14:dataBar minLength="0" maxLength="100" )"
        R"(gradient="0" negativeBarColorSameAsPositive="1"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo )"
        R"(type="num"><xm:f>1</xm:f></x14:cfvo><x14:fillColor rgb="FFC9D6E6"/></x14:dataBar></x14:cfRule>)"
        R"(<xm:sqref>{}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>)",
        bars);
  }
  return out + "</worksheet>";
}

std::string styles(Lang lang) {
  std::string fonts =
      R"(<font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>)";
  std::string fills =
      R"(<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>)"
      R"(<fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF2"/></patternFill></fill>)";
  std::string cells =
      R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>)"
      R"(<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>)"
      R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>)"
      R"(<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>)"
      R"(<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>)"
      R"(<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>)"
      R"(<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>)"
      R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>)";
  int count = 0;
  for (const Status status : all_statuses) {
    const StatusLook look = look_of(status);
    fonts += fmt::format(R"(<font><b/><sz val="11"/><color rgb="{}"/><name val="Calibri"/></font>)", look.ink);
    fills +=
        fmt::format(R"(<fill><patternFill patternType="solid"><fgColor rgb="{}"/></patternFill></fill>)", look.ground);
    cells += fmt::format(
        R"(<xf numFmtId="0" fontId="{}" fillId="{}" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>)",
        2 + count, 3 + count);
    ++count;
  }
  return fmt::format(
      R"({}<styleSheet xmlns="{}"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.####"/><numFmt )"
      R"(numFmtId="165" formatCode="{}"/><numFmt numFmtId="166" formatCode="0.0#%"/></numFmts><fonts count="{}">{}</fonts>)"
      R"(<fills count="{}">{}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
      R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{}">{}</cellXfs>)"
      R"(<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)",
      xml, main_schema, lang == Lang::vi ? "dd/mm/yyyy" : "d mmm yyyy", 2 + count, fonts, 3 + count, fills,
      first_status + count, cells);
}

// Excel allows 31 characters, and none of []:*?/\.
std::string sheet_name(std::string name) {
  for (char& c : name) {
    if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos) c = ' ';
  }
  return name;
}

}  // namespace

// What XML cannot hold is a picture by now; `_x0041_` would be read as a character, so its underscore is one.
std::string xlsx_text(std::string_view text) {
  std::string shown = presentable(text);
  for (std::size_t at = shown.find("_x"); at != std::string::npos; at = shown.find("_x", at + 7)) {
    shown.replace(at, 1, "_x005F_");
  }
  if (shown.size() > most_characters) {
    std::size_t end = most_characters - 3;
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xc0U) == 0x80U) --end;
    shown = shown.substr(0, end) + "…";
  }
  return markup_escaped(shown);
}

std::string xlsx(const std::vector<Sheet>& sheets, Date made, Lang lang) {
  std::string types, links, list, names;
  std::vector<ZipEntry> parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const DataTable& table = sheets[i].table;
    const std::string name = sheet_name(sheets[i].title.in(lang));
    std::string range = fmt::format("'{}'!$2:$2", name);
    if (const std::size_t frozen = frozen_columns(table); frozen > 0) {
      range = fmt::format("'{}'!$A:${},", name, column_letters(frozen - 1)) + range;
    }
    types += fmt::format(
        R"(<Override PartName="/xl/worksheets/sheet{}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)",
        i + 1);
    links += fmt::format(R"(<Relationship Id="rId{}" Type="{}/worksheet" Target="worksheets/sheet{}.xml"/>)", i + 1,
                         office_schema, i + 1);
    list += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"/>)", markup_escaped(name), i + 1, i + 1);
    if (table.rows() > 0) {
      names += fmt::format(
          R"(<definedName name="_xlnm._FilterDatabase" localSheetId="{}" hidden="1">'{}'!$A$2:${}${}</definedName>)", i,
          markup_escaped(name), column_letters(table.columns() - 1), table.rows() + 2);
    }
    names += fmt::format(R"(<definedName name="_xlnm.Print_Titles" localSheetId="{}">{}</definedName>)", i,
                         markup_escaped(range));
  }
  const std::string day = made.text() + "T00:00:00Z";
  parts.push_back(
      {"[Content_Types].xml",
       fmt::format(
           R"({}<Types xmlns="{}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
           R"(<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" )"
           R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{}<Override PartName="/xl/styles.xml" )"
           R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" )"
           R"(ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)",
           xml, package_schema, types)});
  parts.push_back(
      {"_rels/.rels",
       fmt::format(
           R"({}<Relationships xmlns="{}/relationships"><Relationship Id="rId1" Type="{}/officeDocument" Target="xl/workbook.xml"/>)"
           R"(<Relationship Id="rId2" Type="{}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)",
           xml, package_schema, office_schema, package_schema)});
  parts.push_back(
      {"docProps/core.xml",
       fmt::format(
           R"({}<cp:coreProperties xmlns:cp="{}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" )"
           R"(xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>plantrack</dc:creator>)"
           R"(<dcterms:created xsi:type="dcterms:W3CDTF">{}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{}</dcterms:modified></cp:coreProperties>)",
           xml, package_schema, day, day)});
  parts.push_back(
      {"xl/workbook.xml",
       fmt::format(
           R"({}<workbook xmlns="{}" xmlns:r="{}"><bookViews><workbookView/></bookViews><sheets>{}</sheets><definedNames>{}</definedNames></workbook>)",
           xml, main_schema, office_schema, list, names)});
  parts.push_back(
      {"xl/_rels/workbook.xml.rels",
       fmt::format(
           R"({}<Relationships xmlns="{}/relationships">{}<Relationship Id="rId{}" Type="{}/styles" Target="styles.xml"/></Relationships>)",
           xml, package_schema, links, sheets.size() + 1, office_schema)});
  parts.push_back({"xl/styles.xml", styles(lang)});
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    parts.push_back({fmt::format("xl/worksheets/sheet{}.xml", i + 1), sheet_xml(sheets[i], lang, i == 0)});
  }
  return zip(parts);
}

constinit const ViewFormat writers::xlsx{"xlsx", "a workbook for spreadsheets", "bảng tính",
                                         [](const Presentation& shown, const TextStyle& style) {
                                           return plantrack::xlsx(shown.sheets(), shown.day(), style.lang);
                                         }};

}  // namespace plantrack
