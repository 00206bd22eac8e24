// Rules for progress files as files (F) and for single cells (C).
#include "model/rules.hpp"

namespace plantrack {

constexpr Rule file_rules[] = {
    {"F001", "file-not-decodable", Severity::error,
     "The file is not text in UTF-8, in UTF-16 with its mark, or in Windows-1258.",
     "Tệp không phải văn bản theo UTF-8, UTF-16 (có dấu ở đầu tệp) hay Windows-1258.",
     "A wrong guess would change letters and digits unseen, so no row of the file is read.",
     "Đoán sai bảng mã sẽ làm sai chữ và số mà không ai biết, nên không đọc dòng nào của tệp.",
     "Save the file in Excel as \"CSV UTF-8 (Comma delimited)\", or name its encoding with --encoding.",
     "Trong Excel, lưu lại tệp với kiểu \"CSV UTF-8 (Comma delimited)\", hoặc nêu bảng mã bằng --encoding.",
     "target,period,value,note\n"
     "new-crafts,2024,3,Làng ngh\\xEA",
     "target,period,value,note\n"
     "new-crafts,2024,3,Làng nghề"},
    {"F002", "file-empty", Severity::error, "The file is empty, or has a header without rows (then a warning).",
     "Tệp không có nội dung, hoặc chỉ có dòng tiêu đề (khi đó chỉ cảnh báo).",
     "An empty file usually means that saving or sending it failed.", "Tệp trống thường là do lưu hoặc gửi bị lỗi.",
     "Send the file again with its rows, or leave it out.", "Gửi lại tệp có số liệu, hoặc không gửi tệp này.",
     "target,period,value",
     "target,period,value\n"
     "new-crafts,2024,3"},
    {"F003", "header-missing", Severity::error, "The first line names none of the columns.",
     "Dòng đầu không nêu tên cột nào.", "Without a header nothing says what the cells mean.",
     "Không có dòng tiêu đề thì không biết các ô có nghĩa gì.",
     "Begin the file with a header such as target,period,value, and remove titles above it.",
     "Đặt dòng tiêu đề ở đầu tệp, ví dụ chỉ tiêu,kỳ báo cáo,giá trị, và bỏ các dòng tên bảng phía trên.",
     "new-crafts,2024,3\n"
     "new-villages,2024,1",
     "Chỉ tiêu,Kỳ báo cáo,Thực hiện\n"
     "new-crafts,2024,3\n"
     "new-villages,2024,1"},
    {"F004", "column-repeated", Severity::error, "A column stands twice in the header.",
     "Một cột xuất hiện hai lần ở dòng tiêu đề.", "The two may differ, and nothing tells which one holds.",
     "Hai cột có thể khác nhau và không biết phải lấy cột nào.", "Remove or rename one of them.",
     "Bỏ hoặc đổi tên một trong hai cột.",
     "target,period,value,Value\n"
     "new-crafts,2024,3,3",
     "target,period,value,note\n"
     "new-crafts,2024,3,value"},
    {"F005", "column-ambiguous", Severity::error, "A header can mean two columns, or two headers mean the same one.",
     "Một tiêu đề có thể hiểu là hai cột, hoặc hai tiêu đề cùng chỉ một cột.",
     "A guess could take the unit for the area, or the plan for the result.",
     "Đoán sai có thể nhầm đơn vị tính với địa bàn, hoặc kế hoạch với kết quả.",
     "Use the names given in the description of the progress file, each once.",
     "Dùng tên cột trong phần mô tả tệp báo cáo, mỗi tên một lần.",
     "chỉ tiêu,kỳ báo cáo,thực hiện,kết quả\n"
     "new-crafts,2024,3,3",
     "chỉ tiêu,kỳ báo cáo,thực hiện,ước thực hiện\n"
     "new-crafts,2024,3,không"},
    {"F006", "column-missing", Severity::error, "A column that every row needs is not in the header.",
     "Thiếu một cột mà dòng nào cũng cần.",
     "Without target, period and a figure, and with several plans the plan, a row says nothing.",
     "Không có chỉ tiêu, kỳ báo cáo và số liệu (và mã kế hoạch khi có nhiều kế hoạch) thì dòng không có nghĩa.",
     "Add the column and fill it in.", "Thêm cột đó và điền dữ liệu.",
     "target,value\n"
     "new-crafts,3",
     "Mã chỉ tiêu,Kỳ,Kết_quả\n"
     "new-crafts,2024,3"},
    {"F007", "column-unknown", Severity::warning, "A column has a name that is not in the format, and is not read.",
     "Tên cột không có trong mẫu nên chương trình bỏ qua cột.",
     "It may be a misspelt column whose figures would be lost.",
     "Có thể tên cột bị gõ sai và số liệu trong đó sẽ bị bỏ sót.", "Correct the name, or leave the column out.",
     "Sửa lại tên cột, hoặc bỏ cột đó.",
     "target,period,value,evidense\n"
     "new-crafts,2024,3,12/BC",
     "target,period,value,EVIDENCE\n"
     "new-crafts,2024,3,12/BC"},
    {"F008", "wrong-field-count", Severity::error, "A row has more or fewer fields than the header.",
     "Số ô của dòng khác số cột của dòng tiêu đề.",
     "Its cells can no longer be told apart: a figure may stand under the wrong column.",
     "Không còn xác định được ô nào thuộc cột nào, số liệu có thể nằm sai cột.",
     "Put texts with separators in double quotes, and give each column its field.",
     "Đặt các ô có dấu phân cách trong ngoặc kép và điền đủ ô cho mỗi cột.",
     "target,period,value,note\n"
     "new-crafts,2024,3,two, three and more",
     "target,period,value,note\n"
     "new-crafts,2024,3,\"two, three and more\""},
    {"F009", "quote-never-closed", Severity::error, "A double quote opens a field and is never closed.",
     "Dấu ngoặc kép mở đầu ô nhưng không được đóng lại.",
     "It would swallow the rows below; here only its own line is lost.",
     "Nó có thể nuốt mất các dòng bên dưới; ở đây chỉ bỏ riêng dòng đó.",
     "Close the quote at the end of the field, or remove it.", "Đóng ngoặc kép ở cuối ô, hoặc bỏ dấu này đi.",
     "target,period,value,note\n"
     "new-crafts,2023,3,\"not closed",
     "target,period,value,note\n"
     "new-crafts,2023,3,\"closed\n"
     "on the next line\""},
    {"F010", "stray-quote", Severity::error, "A double quote stands inside a field.", "Dấu ngoặc kép nằm giữa ô.",
     "Programs read such a row in different ways.", "Mỗi chương trình sẽ đọc dòng đó theo một cách khác nhau.",
     "Put the whole field in quotes and double those inside.",
     "Đặt cả ô trong ngoặc kép và viết đôi các dấu ngoặc kép bên trong.",
     "target,period,value,note\n"
     "new-crafts,2023,3,by the \"letter\"",
     "target,period,value,note\n"
     "new-crafts,2023,3,\"by the \"\"letter\"\"\""},
    {"F011", "nul-byte", Severity::error, "A NUL byte stands in the row.", "Trong dòng có byte NUL.",
     "Text never holds one: the file is damaged or in another encoding.",
     "Văn bản không bao giờ có byte này: tệp bị hỏng hoặc dùng bảng mã khác.", "Save the file again as CSV UTF-8.",
     "Lưu lại tệp với kiểu CSV UTF-8.",
     "target,period,value\n"
     "new-crafts,2023,3\\x00",
     "target,period,value\n"
     "new-crafts,2023,3"},
    {"F012", "mixed-line-ends", Severity::warning, "Lines end in different ways (LF, CR LF, CR).",
     "Các dòng kết thúc theo những cách khác nhau (LF, CR LF, CR).",
     "Such files were put together from several, and other programs may join lines.",
     "Tệp như vậy thường được ghép từ nhiều tệp, và chương trình khác có thể nối nhầm các dòng.",
     "Open the file in one program and save it again.", "Mở tệp bằng một chương trình rồi lưu lại.",
     "target,period,value\\r\n"
     "new-crafts,2023,3\n"
     "new-crafts,2024,3\\r",
     "target,period,value\\r\n"
     "new-crafts,2023,3\\r\n"
     "new-crafts,2024,3\\r"},
    {"F013", "blank-line", Severity::note, "There are lines without content between the rows.",
     "Giữa các dòng số liệu có dòng trống.", "They do no harm, but may stand where a row was lost.",
     "Dòng trống không gây hại, nhưng có thể là chỗ bị mất một dòng số liệu.", "Remove them.", "Xóa các dòng trống.",
     "target,period,value\n"
     "new-crafts,2023,3\n"
     "\n"
     "new-crafts,2024,3",
     "target,period,value\n"
     "new-crafts,2023,3\n"
     "new-crafts,2024,3"},
    {"F014", "field-too-long", Severity::error,
     "A field is longer than 1 MiB, a row longer than 4 MiB, or the header has more than 4096 columns.",
     "Có ô dài hơn 1 MiB, dòng dài hơn 4 MiB, hoặc dòng tiêu đề có hơn 4096 cột.",
     "No report holds that: the file is damaged or no CSV.",
     "Không báo cáo nào dài như vậy: tệp bị hỏng hoặc không phải CSV.",
     "Check that the file is CSV and that its lines end.",
     "Kiểm tra xem tệp có đúng là CSV và có xuống dòng hay không.",
     "target,period,value,note\n"
     "new-crafts,2023,3,{1048577 × x}",
     "target,period,value,note\n"
     "new-crafts,2023,3,{1000 × x}"},
    {"F015", "file-taken-for", Severity::note,
     "The file is not in UTF-8 with commas, and was read as what it looks like.",
     "Tệp không phải dạng UTF-8 với dấu phẩy ngăn ô, và được đọc theo dạng nhận biết được.",
     "Encoding and delimiter also decide how letters and numbers are read, so the choice is told.",
     "Bảng mã và dấu ngăn ô quyết định cách đọc chữ và số, nên cách đọc được nêu rõ.",
     "Nothing if it is right; else say how the file is with --encoding, --delimiter and --numbers.",
     "Nếu đúng thì không cần làm gì; nếu không, nêu rõ bằng --encoding, --delimiter và --numbers.",
     "target;period;value\n"
     "new-crafts;2024;3",
     "target,period,value\n"
     "new-crafts,2024,3"},
    {"F016", "file-not-read", Severity::warning, "A file lies among the submissions and is not read.",
     "Có tệp nằm trong thư mục báo cáo nhưng chương trình không đọc.",
     "Whoever sent it believes that the figures have arrived.", "Người gửi tưởng rằng số liệu đã được tiếp nhận.",
     "Save it as CSV, .xlsx or .ods, or take it out of the folder.",
     "Lưu lại thành CSV, .xlsx hoặc .ods, hoặc đưa tệp ra khỏi thư mục.", "# report.xls beside report.csv",
     "# report.csv alone"},
    {"F017", "areas-column-unread", Severity::error,
     "A column that is not read holds names of areas, and no column says which area a row is of.",
     "Một cột bị bỏ qua lại chứa tên địa bàn, trong khi không có cột địa bàn.",
     "Without the area one district's figure would pass for that of the whole.",
     "Thiếu địa bàn thì số liệu của một huyện sẽ bị hiểu là số liệu chung.", "Name the column `area`.",
     "Đặt tên cột là `địa phương`.",
     "target,period,place,value\n"
     "sold,2024,Tràng Định,5",
     "target,period,area,value\n"
     "sold,2024,Tràng Định,5"},
    {"F018", "rows-not-read", Severity::note, "Headings of groups, totals or signatures stand among the rows.",
     "Giữa các dòng số liệu có dòng tiêu đề nhóm, dòng tổng cộng hoặc phần chữ ký.",
     "They name no target and have no figure of their own, so they are not read.",
     "Các dòng này không nêu chỉ tiêu và không có số liệu riêng nên chương trình bỏ qua.",
     "Nothing need be done, if they are what they look like.", "Không cần sửa, nếu đúng là các dòng như vậy.",
     "target,period,value\n"
     "I. Villages,,\n"
     "new-crafts,2023,3",
     "target,period,value\n"
     "new-crafts,2023,3"},
    {"F019", "planned-figures", Severity::note, "The column `kế hoạch` holds planned figures, not ids of plans.",
     "Cột `kế hoạch` chứa số kế hoạch, không phải mã kế hoạch.",
     "What was planned stands in the plan file, so the column is not read.",
     "Số kế hoạch đã có trong tệp kế hoạch nên chương trình bỏ qua cột này.", "Nothing need be done.",
     "Không cần sửa gì.",
     "target,period,kế hoạch,value\n"
     "new-crafts,2023,4,3",
     "target,period,kế hoạch,value\n"
     "new-crafts,2023,rules,3"},
    {"F020", "content-unlike-name", Severity::note, "A file holds something else than the end of its name says.",
     "Nội dung của tệp khác với đuôi tên tệp.",
     "It is read as what it is; whoever opens it by its name may not succeed.",
     "Tệp được đọc theo nội dung; người mở tệp theo tên có thể không mở được.", "Correct the end of the name.",
     "Sửa lại đuôi tên tệp.", "# report.csv, which is an Excel workbook", "# report.xlsx, which is one"},
    {"F021", "workbook-not-readable", Severity::error,
     "A workbook is damaged, protected by a password, of a format that is not read (.xls, .xlsb), or not what "
     "spreadsheets write.",
     "Tệp bảng tính bị hỏng, có mật khẩu, theo định dạng không đọc được (.xls, .xlsb), hoặc không giống tệp do phần "
     "mềm "
     "bảng tính ghi.",
     "None of its rows is read: what is left of a damaged file need not be what was sent.",
     "Không đọc dòng nào của tệp: phần còn lại của tệp hỏng có thể không đúng với bản đã gửi.",
     "Open it in a spreadsheet, save it as .xlsx without a password and send it again.",
     "Mở tệp bằng Excel hoặc LibreOffice, lưu lại với kiểu .xlsx, không đặt mật khẩu, rồi gửi lại.",
     "# report.xlsx, whose second half is missing", "# report.xlsx, whole"},
    {"F022", "sheet-not-read", Severity::warning,
     "A sheet is hidden, or (a note) has figures and no header beside one that has a header.",
     "Trang tính bị ẩn, hoặc (chỉ lưu ý) có số liệu nhưng không có dòng tiêu đề, trong khi trang khác có.",
     "Whoever sent it may believe that its figures have arrived.",
     "Người gửi có thể tưởng rằng số liệu trong đó đã được tiếp nhận.",
     "Show the sheet, give it a header, or name it with --sheet; delete it if it does not belong to the report.",
     "Bỏ ẩn trang, thêm dòng tiêu đề, hoặc nêu tên trang bằng --sheet; xóa đi nếu không thuộc báo cáo.",
     "# a workbook with a hidden sheet of last year's figures", "# a workbook whose sheets are all shown"},
    {"F023", "hidden-rows", Severity::note, "Rows or columns of a sheet are hidden, and are read like all others.",
     "Trang tính có dòng hoặc cột bị ẩn; chúng vẫn được đọc như mọi dòng, cột khác.",
     "Whoever looks at the sheet does not see what is counted.", "Người xem trang tính không thấy số liệu được tính.",
     "Nothing if they belong to the report; else delete them.",
     "Không cần làm gì nếu chúng thuộc báo cáo; nếu không thì xóa đi.", "# a sheet with a filter set",
     "# a sheet whose rows are all shown"},
    {"F024", "sheet-missing", Severity::error, "The workbook has no sheet of the name that --sheet says.",
     "Tệp bảng tính không có trang như tên nêu ở --sheet.", "Another sheet would have other figures.",
     "Trang khác có thể chứa số liệu khác.", "Name one of its sheets, or leave the option out.",
     "Nêu đúng tên một trang của tệp, hoặc bỏ tùy chọn này.", "# --sheet 2023 with a workbook that has Sheet1 alone",
     "# --sheet Sheet1 with the same"},
    {"F025", "merged-cell", Severity::warning,
     "A merged cell goes over several rows, and holds for the first of them alone.",
     "Ô được gộp qua nhiều dòng nhưng chỉ có giá trị cho dòng đầu.",
     "Targets, areas, periods and agencies hold for all their rows; a date, a document or a remark may be meant for "
     "one.",
     "Chỉ tiêu, địa bàn, kỳ và cơ quan có giá trị cho mọi dòng; ngày, tài liệu hoặc ghi chú có thể chỉ cho một "
     "dòng.",
     "Split the cells, and fill in each row.", "Bỏ gộp ô và điền cho từng dòng.",
     "# reported_on in one cell over two rows", "# target in one cell over two rows"},
    {"C001", "bad-number", Severity::error, "A cell for a figure holds something that is not a plain number.",
     "Ô số liệu chứa nội dung không phải là số.", "A figure is taken exactly as written or not at all.",
     "Số liệu được lấy đúng như đã ghi, hoặc không lấy.",
     "Write the number alone, without unit, sign of percent or words.",
     "Chỉ ghi con số, không kèm đơn vị, dấu % hay chữ.",
     "target,period,value\n"
     "new-crafts,2023,3 nghề",
     "target,period,value\n"
     "new-crafts,2023,\" 3 \""},
    {"C002", "ambiguous-number", Severity::error,
     "A number can be read in two ways: 1.234 as a thousand and more, or as one and a fraction.",
     "Số có thể đọc theo hai cách: 1.234 là hơn một nghìn, hoặc là một phẩy hai ba bốn.",
     "The two readings differ by a factor of a thousand, so neither is chosen silently.",
     "Hai cách đọc chênh nhau một nghìn lần nên không tự chọn cách nào.",
     "Say --numbers en or --numbers vi, or write the number without thousands separators.",
     "Dùng --numbers en hoặc --numbers vi, hoặc ghi số không có dấu phân cách hàng nghìn.",
     "target;period;value\n"
     "output;2023;1.234",
     "target;period;value\n"
     "output;2023;1234"},
    {"C003", "too-many-digits", Severity::error,
     "A number has more than 15 digits before or 15 after the decimal point.",
     "Số có hơn 15 chữ số phần nguyên hoặc hơn 15 chữ số phần thập phân.",
     "Figures are kept exactly, and within these bounds.", "Số liệu được giữ chính xác trong giới hạn này.",
     "Round the number, or use a larger unit.", "Làm tròn số, hoặc dùng đơn vị lớn hơn.",
     "target,period,value\n"
     "output,2023,1234567890123456\n"
     "output,2022,0.1234567890123456",
     "target,period,value\n"
     "output,2023,123456789012345\n"
     "output,2022,123456789012345.123456789012345"},
    {"C004", "fraction-in-count", Severity::error, "A target that is counted has a figure with a fraction.",
     "Chỉ tiêu tính bằng số lượng nhưng số liệu có phần lẻ.",
     "There are no half villages: the figure belongs to another target, or is a mean.",
     "Không có nửa làng nghề: số liệu có thể của chỉ tiêu khác, hoặc là số bình quân.", "Write a whole number.",
     "Ghi số nguyên.",
     "target,period,value\n"
     "new-crafts,2023,2.5",
     "target,period,value\n"
     "new-crafts,2023,2.0\n"
     "output,2023,2.5"},
    {"C005", "negative-figure", Severity::error, "A count, a part of a ratio or a percentage is below zero.",
     "Số đếm, tử số, mẫu số hoặc tỷ lệ phần trăm nhỏ hơn 0.",
     "These cannot be negative; amounts of money and the like can.",
     "Các số này không thể âm; số tiền và các đại lượng khác thì có thể.", "Check the sign.",
     "Kiểm tra lại dấu của số.",
     "target,period,value,numerator,denominator\n"
     "new-crafts,2023,-1,,\n"
     "effective,2023,,-1,8",
     "target,period,value,numerator,denominator\n"
     "output,2023,-1.5,,\n"
     "new-crafts,2023,0,,"},
    {"C006", "bad-period", Severity::error, "The period is in none of the known forms.",
     "Kỳ báo cáo không đúng dạng nào.", "Without its period a figure cannot be put in order.",
     "Không biết kỳ thì không xếp được số liệu theo thời gian.", "Write 2024, 2024-H1, 2024-Q3 or 2024-09.",
     "Ghi 2024, 2024-H1 (6 tháng đầu năm), 2024-Q3 (quý III) hoặc 2024-09 (tháng 9).",
     "target,period,value\n"
     "new-crafts,2023-13,3",
     "target,period,value\n"
     "new-crafts,Tháng 12/2023,3\n"
     "new-villages,quý iii/2023,1\n"
     "villages,6 tháng đầu năm 2024,8"},
    {"C007", "bad-date", Severity::error, "The date is not of a known form, or there is no such day.",
     "Ngày không đúng dạng, hoặc không có ngày đó.", "The day of the report decides which of two rows counts.",
     "Ngày báo cáo quyết định dòng nào được tính khi có nhiều dòng.", "Write 31/12/2024 or 2024-12-31.",
     "Ghi 31/12/2024 hoặc 2024-12-31.",
     "target,period,value,reported_on\n"
     "new-crafts,2023,3,30/02/2024",
     "target,period,value,reported_on\n"
     "new-crafts,2023,3,29/02/2024"},
    {"C008", "bad-status", Severity::error, "The status is none of not-started, in-progress, done.",
     "Tình trạng không phải là chưa thực hiện, đang thực hiện hay hoàn thành.",
     "Only done fulfils a qualitative target, so other words are not guessed at.",
     "Chỉ \"hoàn thành\" mới tính là đạt, nên không đoán nghĩa của từ khác.", "Write one of the three.",
     "Ghi một trong ba từ đó.",
     "target,period,status\n"
     "programme,2023,nearly done",
     "target,period,status\n"
     "programme,2023,Đang thực hiện\n"
     "programme,2024,DONE"},
    {"C009", "bad-estimate", Severity::error, "The cell does not say yes or no to the figure being an estimate.",
     "Ô không cho biết số liệu có phải là ước hay không.", "Estimates are marked in reports.",
     "Số ước được đánh dấu trong báo cáo.", "Write yes or no, or leave the cell empty.",
     "Ghi có, ước hoặc không, hay để trống.",
     "target,period,value,estimate\n"
     "new-crafts,2023,3,perhaps",
     "target,period,value,estimate\n"
     "new-crafts,2023,3,Ước thực hiện\n"
     "new-crafts,2024,3,"},
    {"C010", "invisible-character", Severity::warning,
     "An id or name holds characters that cannot be seen, or unusual spaces.",
     "Mã hoặc tên có ký tự không nhìn thấy hoặc dấu cách lạ.",
     "It is read without them, but other programs will not find the name.",
     "Ô được đọc sau khi bỏ các ký tự đó, nhưng chương trình khác sẽ không nhận ra tên.",
     "Type the cell again instead of pasting it.", "Gõ lại ô thay vì dán.",
     "target,period,value\n"
     "new-\\u200Bcrafts,2023,3",
     "target,period,value\n"
     " new-crafts ,2023,3"},
    {"C011", "formula-text", Severity::warning, "A text begins with =, +, - or @ and would be run as a formula.",
     "Đoạn chữ bắt đầu bằng =, +, - hoặc @ nên Excel coi là công thức.",
     "A spreadsheet would show an error in its place, or do what a stranger wrote.",
     "Bảng tính sẽ báo lỗi, hoặc chạy công thức do người khác viết.", "Begin the text with a letter.",
     "Bắt đầu đoạn chữ bằng chữ cái.",
     "target,period,value,note\n"
     "new-crafts,2023,3,\"=HYPERLINK(\"\"http://x\"\")\"",
     "target,period,value,note\n"
     "new-crafts,2023,3,-5\n"
     "new-crafts,2024,3,3 = 1 + 2"},
    {"C012", "excel-date-for-number", Severity::error, "A cell for a number holds a date such as 02-Jan.",
     "Ô số liệu chứa ngày tháng như 02-Jan.", "Excel turns entries such as 1-2 or 1/2 into dates when they are typed.",
     "Excel tự đổi các ô như 1-2 hoặc 1/2 thành ngày khi gõ.",
     "Format the column as Text and type the one figure again.",
     "Định dạng cột là Văn bản (Text) rồi gõ lại một con số.",
     "target,period,value\n"
     "new-crafts,2023,02-Jan\n"
     "new-villages,2023,2-Thg1",
     "target,period,value\n"
     "new-crafts,2023,2"},
    {"C013", "excel-date-for-period", Severity::error, "A period has become a date such as Sep-24.",
     "Kỳ báo cáo bị đổi thành ngày như Sep-24.", "Excel turns 2024-09 into a date and shows it in its own way.",
     "Excel tự đổi 2024-09 thành ngày và hiển thị theo cách của nó.",
     "Format the column as Text and type the period again.", "Định dạng cột là Văn bản (Text) rồi gõ lại kỳ báo cáo.",
     "target,period,value\n"
     "new-crafts,Sep-24,3",
     "target,period,value\n"
     "new-crafts,2024-09,3"},
    {"C014", "excel-scientific", Severity::error, "A number is written with an exponent, such as 4.5E+04.",
     "Số được ghi dạng lũy thừa như 4,5E+04.", "Excel shortens long numbers so, and digits may be lost.",
     "Excel rút gọn số dài theo cách này và có thể làm mất chữ số.",
     "Widen the column or format it as Number, and save the file again.",
     "Nới rộng cột hoặc định dạng là Number rồi lưu lại tệp.",
     "target;period;value\n"
     "output;2023;4,5E+04",
     "target;period;value\n"
     "output;2023;45000"},
    {"C015", "excel-error", Severity::error, "A cell holds an error message of Excel, such as #N/A or #REF!.",
     "Ô chứa thông báo lỗi của Excel như #N/A hoặc #REF!.",
     "The value was lost in the workbook before the file was saved.",
     "Giá trị đã bị mất trong tệp Excel trước khi lưu tệp.", "Mend the formula in the workbook, or type the value.",
     "Sửa công thức trong tệp Excel, hoặc gõ giá trị.",
     "target,period,value\n"
     "output,2023,#DIV/0!",
     "target,period,value,note\n"
     "output,2023,5,#1 in the country"},
    {"C016", "excel-serial-date", Severity::error, "A date has become a number such as 45292.",
     "Ngày bị đổi thành số như 45292.",
     "Excel keeps dates as days since 1900, and shows them so in cells formatted as numbers.",
     "Excel lưu ngày bằng số ngày tính từ năm 1900 và hiện số đó khi ô được định dạng là số.",
     "Format the column as Date, or type the date as 2024-01-01.",
     "Định dạng cột là Date, hoặc gõ lại ngày theo dạng 01/01/2024.",
     "target,period,value,reported_on\n"
     "new-crafts,2023,3,45292",
     "target,period,value,reported_on\n"
     "new-crafts,2023,3,01/01/2024"},
    {"C017", "mixed-decimal-signs", Severity::warning,
     "Points and commas both stand for the decimal sign in one column.",
     "Trong cùng một cột, cả dấu chấm và dấu phẩy đều được dùng làm dấu thập phân.",
     "Each of these numbers has one reading, but they were not written by one hand.",
     "Từng số vẫn đọc được, nhưng có thể số liệu được ghép từ nhiều nguồn viết khác nhau.",
     "Write all numbers of the file in one way.", "Viết mọi số trong tệp theo một cách.",
     "target,period,value\n"
     "output,2023,100.5\n"
     "output,2024,\"101,5\"",
     "target,period,value\n"
     "output,2023,100.5\n"
     "output,2024,101.5"},
    {"C018", "ambiguous-date", Severity::error,
     "The date can be read as day/month or as month/day, and nothing in the file settles it.",
     "Ngày có thể hiểu là ngày/tháng hoặc tháng/ngày, và trong tệp không có căn cứ để chọn.",
     "A wrong guess would move the report by months.", "Đoán sai sẽ làm lệch ngày báo cáo nhiều tháng.",
     "Write the date as 2024-05-04, or say --dates dmy or mdy.",
     "Ghi ngày theo dạng 2024-05-04, hoặc dùng --dates dmy hay mdy.",
     "target,period,value,reported_on\n"
     "new-crafts,2023,3,05/14/2024\n"
     "new-villages,2023,3,25/04/2024\n"
     "output,2023,100,04/05/2024",
     "target,period,value,reported_on\n"
     "new-crafts,2023,3,14/05/2024\n"
     "output,2023,100,04/05/2024"},
    {"C019", "ambiguous-period", Severity::error,
     "The period may be a year or a month, or either of two years, of a plan whose years do not begin in January.",
     "Kỳ báo cáo có thể là năm hoặc tháng, hoặc một trong hai năm, do năm kế hoạch không bắt đầu từ tháng 1.",
     "The figure would be counted for a time that it is not of.", "Số liệu sẽ bị tính vào thời gian khác.",
     "Write the year as 2010 or 2010/11, the month as 11/2010.", "Ghi năm là 2010 hoặc 2010/11, ghi tháng là 11/2010.",
     "# in a plan with `year_begins: 4`\n"
     "target,period,value\n"
     "calls,FY2024,3",
     "# in a plan with `year_begins: 4`\n"
     "target,period,value\n"
     "calls,2024/25,3"},
    {"C020", "no-figure-in-words", Severity::error, "The cell says in words or signs that there is no figure.",
     "Ô số liệu ghi bằng chữ hoặc ký hiệu là không có số liệu.",
     "It may stand for nothing known or for zero, which are not the same.",
     "Có thể là chưa biết hoặc là bằng 0, hai điều này khác nhau.",
     "Delete the row where nothing is known; write 0 where it is zero.",
     "Xóa dòng nếu chưa có số liệu; ghi 0 nếu số liệu bằng 0.",
     "target,period,value\n"
     "new-crafts,2023,Chưa có số liệu",
     "target,period,value\n"
     "new-crafts,2023,0"},
    {"C021", "rate-for-amount", Severity::error, "A percentage stands where an amount or a number of things is asked.",
     "Ô ghi tỷ lệ phần trăm, trong khi chỉ tiêu cần số tuyệt đối.",
     "10% is no output: how far it is from the year before is computed from the figures.",
     "10% không phải là giá trị: mức tăng được tính từ chính số liệu các năm.",
     "Write the figure itself, in the plan's unit.", "Ghi chính số liệu, theo đơn vị của kế hoạch.",
     "target,period,value\n"
     "output,2023,10%",
     "target,period,value\n"
     "output,2023,110\n"
     "effective,2023,75%"},
    {"C022", "unit-differs", Severity::warning, "The row, the header or a title names another unit than the target's.",
     "Đơn vị tính ghi ở dòng, ở tiêu đề cột hoặc trên bảng khác với đơn vị của chỉ tiêu.",
     "The figure is read in the plan's unit, whatever stands beside it.",
     "Số liệu luôn được hiểu theo đơn vị của kế hoạch.", "Convert the figure, and correct the unit.",
     "Quy đổi số liệu và sửa lại đơn vị tính.",
     "target,unit,period,value\n"
     "output,triệu đồng,2023,110",
     "target,unit,period,value\n"
     "output,Tỷ đồng,2023,110"},
    {"C023", "formula-without-result", Severity::error, "A cell of a spreadsheet has a formula, but no stored result.",
     "Ô bảng tính có công thức nhưng trong tệp không có kết quả.",
     "Programs that only write files do not compute; what the formula would give is not known here.",
     "Một số chương trình chỉ ghi tệp mà không tính toán, nên không biết công thức cho kết quả gì.",
     "Open the file in a spreadsheet and save it once, or type the figure.",
     "Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại một lần, hoặc gõ chính con số.",
     "# a workbook made by a script, with =B2/C2 as value", "# the same, opened and saved once"},
    {"C024", "merged-figure", Severity::error, "One figure stands in a merged cell over several rows.",
     "Một con số nằm trong ô gộp qua nhiều dòng.", "It may be the figure of each row, or of all of them together.",
     "Đó có thể là số liệu của từng dòng, hoặc của tất cả các dòng cộng lại.",
     "Split the cells, and write each row's own figure.", "Bỏ gộp ô và ghi số liệu riêng cho từng dòng.",
     "# value in one cell over two rows", "# value in a cell of its own in each row"},
};

static_assert(are_named(file_rules, file_rule_names));

}  // namespace plantrack
