// Rules for plan files and the catalogue of indicators: P0 the file as YAML, P1 its keys and values, P2 ids and
// references, P3 goals, P4 what must fit together, P5 the figure as the source prints it, P6 responsibility.
#include "model/rules.hpp"

namespace plantrack {

constexpr Rule plan_rules[] = {
    {"P001", "unreadable-yaml", Severity::error,
     "The file is not well-formed YAML, or holds characters that no text has.",
     "Tệp không đúng cú pháp YAML, hoặc chứa ký tự không có trong văn bản.",
     "Where the structure is broken, a key can end up under the wrong parent or be swallowed whole.",
     "Khi cấu trúc hỏng, một khóa có thể rơi vào nhầm chỗ hoặc mất hẳn.",
     "Look at the line named and the one above: indentation, quotes, brackets, a space behind each colon.",
     "Xem dòng được nêu và dòng ngay trên: thụt đầu dòng, dấu nháy, dấu ngoặc, dấu cách sau mỗi dấu hai chấm.",
     "title: {vi: \"Làng nghề, en: \"Craft villages\"}", "title: {vi: 'Làng nghề', en: \"Craft villages\"}"},
    {"P002", "plan-not-utf8", Severity::error, "The file is not encoded in UTF-8.", "Tệp không dùng bảng mã UTF-8.",
     "In another encoding Vietnamese letters would be read as other letters.",
     "Với bảng mã khác, chữ tiếng Việt sẽ bị đọc thành chữ khác.", "Save the file as UTF-8 in the editor.",
     "Lưu lại tệp dưới dạng UTF-8 trong trình soạn thảo.", "province: {name: H\\xE0 Nam, code: \"35\"}",
     "province: {name: Hà Nam, code: \"35\"}"},
    {"P003", "empty-plan", Severity::error, "The file holds nothing but blanks and comments.",
     "Tệp chỉ có khoảng trắng và chú thích.", "A plan without content checks nothing and counts nothing.",
     "Kế hoạch không có nội dung thì không kiểm tra và không tính được gì.",
     "Fill the file, or take it out of the folder.", "Điền nội dung vào tệp, hoặc bỏ tệp khỏi thư mục.",
     "# a plan will be written here",
     "# a plan\n"
     "schema: plantrack/plan@1\n"
     "id: example"},
    {"P004", "several-documents", Severity::error, "The file holds more than one YAML document.",
     "Tệp chứa nhiều hơn một tài liệu YAML.",
     "Only the first would be read, and nobody would see that the others are missing.",
     "Chỉ tài liệu đầu tiên được đọc, và không ai thấy các phần còn lại bị bỏ sót.",
     "Give each plan a file of its own.", "Để mỗi kế hoạch trong một tệp riêng.",
     "    goal: {at_least: 8, by: 2025}\n"
     "---\n"
     "schema: plantrack/plan@1\n"
     "id: another",
     "---\n"
     "schema: plantrack/plan@1"},
    {"P005", "anchor-or-alias", Severity::error, "An anchor, alias, merge key or type tag of YAML stands in the file.",
     "Trong tệp có neo, bí danh, khóa gộp hoặc nhãn kiểu của YAML.",
     "They hide what a value is from whoever reads the plan, and can make a small file endless.",
     "Chúng làm người đọc kế hoạch không thấy giá trị thật, và có thể làm tệp nhỏ phình ra vô hạn.",
     "Write the value out where it belongs; put text that begins with & * or ! in quotes.",
     "Ghi đầy đủ giá trị tại chỗ; đặt văn bản bắt đầu bằng & * hoặc ! trong dấu nháy.",
     "document: {issuer: &issuer UBND tỉnh, status: draft, source: example}",
     "document: {issuer: \"&issuer UBND tỉnh\", status: draft, source: example}"},
    {"P006", "plan-too-large", Severity::error, "The file is larger, deeper or longer than any plan.",
     "Tệp lớn hơn, lồng sâu hơn hoặc dài hơn mọi kế hoạch.",
     "Limits keep a broken or hostile file from using up the machine.",
     "Giới hạn này giữ cho tệp hỏng hoặc tệp phá hoại không làm cạn máy.",
     "Check that it is the right file; put thousands of areas into a CSV (areas_from).",
     "Kiểm tra xem có đúng tệp không; đưa hàng nghìn địa bàn vào tệp CSV (areas_from).",
     "period: {from: 2021, to: 2300}", "period: {from: 2021, to: 2099}"},
    {"P101", "repeated-key", Severity::error, "A key stands twice in the same place.",
     "Một khóa xuất hiện hai lần ở cùng một chỗ.", "Most programs keep one of them silently, and not the same one.",
     "Phần lớn chương trình lặng lẽ giữ một khóa, và mỗi chương trình giữ một kiểu.", "Keep the right one.",
     "Giữ lại khóa đúng.",
     "lead: so-ct\n"
     "goal: {at_least: 8, by: 2025}\n"
     "lead: so-ct",
     "lead: so-ct\n"
     "goal: {at_least: 8, by: 2025}\n"
     "support: [so-ct]"},
    {"P102", "unknown-key", Severity::error, "A key that the plan format does not have.",
     "Khóa không có trong định dạng kế hoạch.",
     "A key with a slip in its name would be passed over, and its value with it.",
     "Khóa viết sai tên sẽ bị bỏ qua cùng với giá trị của nó.", "Correct the name, or take the key out.",
     "Sửa tên khóa, hoặc bỏ khóa đi.", "leed: so-ct", "lead: so-ct"},
    {"P103", "missing-key", Severity::error, "A key that is needed is not there.", "Thiếu một khóa bắt buộc.",
     "Without it the plan, or the target, cannot be judged.",
     "Thiếu khóa này thì không đánh giá được kế hoạch hoặc chỉ tiêu.", "Add the key.", "Thêm khóa đó.",
     "period: {from: 2021}", "period: {from: 2021, to: 2030}"},
    {"P104", "wrong-type", Severity::error, "A value is of another kind than its key asks for.",
     "Giá trị không đúng loại mà khóa yêu cầu.",
     "A code such as 010 would turn into another number, a figure in quotes into text.",
     "Mã như 010 sẽ thành số khác, con số đặt trong dấu nháy sẽ thành văn bản.",
     "Write the value in the form that the message names.", "Ghi giá trị theo dạng nêu trong thông báo.",
     "province: {name: Hà Nam, code: 35}", "province: {name: Hà Nam, code: 08}"},
    {"P105", "bad-plan-number", Severity::error,
     "A number is not written plainly, has too many digits, or is out of range.",
     "Con số không viết đúng cách, quá nhiều chữ số, hoặc ngoài phạm vi cho phép.",
     "Figures are kept exactly; what could be read in two ways is never guessed.",
     "Số liệu được giữ chính xác; cách viết có thể hiểu hai nghĩa thì không bao giờ đoán.",
     "Write digits with one decimal point: 1500 or 1.5.", "Chỉ dùng chữ số và một dấu chấm thập phân: 1500 hoặc 1.5.",
     "goal: {at_least: 08, by: 2025}", "goal: {at_least: 8.0, by: 2025}"},
    {"P106", "bad-plan-date", Severity::error,
     "A date is not a day of the calendar in the form year-month-day, or a period is none.",
     "Ngày không có thật hoặc không viết theo dạng năm-tháng-ngày; hoặc kỳ không hợp lệ.",
     "Whether an agency existed, or a report was late, hangs on the exact day.",
     "Cơ quan còn tồn tại hay không, báo cáo muộn hay không đều dựa vào đúng ngày.",
     "Write a day as 2025-02-28, a period as 2025, 2025-H1, 2025-Q2 or 2025-03.",
     "Ghi ngày theo dạng 2025-02-28, kỳ theo dạng 2025, 2025-H1, 2025-Q2 hoặc 2025-03.",
     "document: {issuer: UBND tỉnh, status: draft, issued: 2023-02-29, source: example}",
     "document: {issuer: UBND tỉnh, status: draft, issued: 2024-02-29, source: example}"},
    {"P107", "unknown-schema", Severity::error, "The file names a schema that this version does not know.",
     "Tệp khai báo lược đồ mà phiên bản này không biết.", "Read by other rules, its figures could mean something else.",
     "Nếu đọc theo quy tắc khác, con số có thể mang nghĩa khác.",
     "Write schema: plantrack/plan@1, or use a newer version of the program.",
     "Ghi schema: plantrack/plan@1, hoặc dùng phiên bản mới hơn của chương trình.", "schema: plantrack/plan@2",
     "schema: plantrack/plan@1"},
    {"P108", "reversed-plan-period", Severity::error, "The plan ends before it begins.",
     "Kế hoạch kết thúc trước khi bắt đầu.", "No goal can fall due in such a period.",
     "Không mức phấn đấu nào có thể đến hạn trong giai đoạn như vậy.", "Exchange the years.", "Đổi chỗ hai năm.",
     "period: {from: 2030, to: 2021}", "period: {from: 2025, to: 2025}"},
    {"P109", "bad-areas-file", Severity::error,
     "The list of areas beside the plan cannot be read, or one of its rows is wrong.",
     "Không đọc được danh sách địa bàn cạnh kế hoạch, hoặc có dòng sai.",
     "An area that is left out would be missing from every sum.", "Địa bàn bị bỏ sót sẽ thiếu trong mọi phép cộng.",
     "Correct the CSV: id,name,level,from,until,aliases,succeeded_by.",
     "Sửa tệp CSV: id,name,level,from,until,aliases,succeeded_by.",
     "178,Thành phố Lạng Sơn,district,,31/06/2025,TP Lạng Sơn",
     "178,\"Thành phố \"\"Lạng Sơn\"\"\",district,,2025-06-30,TP Lạng Sơn|Lạng Sơn"},
    {"P110", "unknown-rule", Severity::error, "`validation` names a rule, or a severity, that there is not.",
     "`validation` nêu một quy tắc hoặc một mức độ không tồn tại.",
     "The wish would be passed over, and nobody would see that it has no effect.",
     "Yêu cầu đó sẽ bị bỏ qua mà không ai biết là nó không có tác dụng.",
     "Write a rule's code or name, and one of note, warning, error.",
     "Ghi mã hoặc tên quy tắc, và một trong các mức note, warning, error.", "validation: {ignore: [S080]}",
     "validation: {ignore: [S008, revision], severity: {r009: error, S013: note}}"},
    {"P111", "error-eased", Severity::error, "`validation` ignores an error, or makes it less than one.",
     "`validation` bỏ qua một lỗi, hoặc hạ lỗi xuống mức thấp hơn.",
     "What has such an error has no clear figure: it would be counted wrongly, or left out in silence.",
     "Chỗ có lỗi như vậy không có số liệu rõ ràng: sẽ bị tính sai, hoặc bị bỏ đi mà không ai biết.",
     "Take the rule out of `validation` and mend the rows; warnings, notes, R016 and R018 can be set freely.",
     "Bỏ quy tắc này khỏi `validation` và sửa số liệu; có thể tùy chỉnh các cảnh báo, lưu ý, R016 và R018.",
     "validation: {ignore: [R002]}",
     "validation: {ignore: [evidence-missing], severity: {over-hundred-percent: warning, R002: error}}"},
    {"P201", "bad-id", Severity::error, "An id has characters that ids cannot have, or is a reserved word.",
     "Mã chứa ký tự không được phép, hoặc là từ dành riêng.",
     "Ids are typed into spreadsheets by many hands and must be easy to write alike.",
     "Nhiều người gõ mã vào bảng tính, nên mã phải dễ viết giống nhau.",
     "Use small letters a–z, digits, and single hyphens between them.",
     "Dùng chữ thường a–z không dấu, chữ số, và từng dấu gạch nối ở giữa.", "- id: Villages_2", "- id: villages-2"},
    {"P202", "repeated-id", Severity::error, "Two things of the same kind have the same id.",
     "Hai mục cùng loại có cùng một mã.", "A row could not say which of them it means.",
     "Dòng số liệu không thể cho biết nói về mục nào.", "Give each its own id.", "Đặt mã riêng cho từng mục.",
     "- id: villages\n"
     "- id: villages",
     "- id: villages\n"
     "- id: villages-2"},
    {"P203", "dangling-reference", Severity::error, "An id is named that nothing has.",
     "Có mã được nhắc đến nhưng không mục nào mang mã đó.",
     "The reference would be lost: no lead, no denominator, no comparison.",
     "Tham chiếu sẽ bị mất: không có chủ trì, không có mẫu số, không so sánh được.",
     "Correct the id, or add what it names.", "Sửa mã, hoặc thêm mục mang mã đó.",
     "- {id: so-ct, name: Sở Công Thương}\n"
     "  lead: so-cp",
     "- {id: so-ct, name: Sở Công Thương}\n"
     "  lead: so-ct"},
    {"P204", "name-claimed-twice", Severity::error, "Two agencies, or two areas, share a name, alias or id.",
     "Hai cơ quan hoặc hai địa bàn trùng tên, bí danh hoặc mã.", "A row that uses the name could mean either.",
     "Dòng số liệu dùng tên đó có thể hiểu là một trong hai.", "Give one of them another name or alias.",
     "Đặt tên hoặc bí danh khác cho một bên.",
     "- {id: so-ct, name: Sở Công Thương, aliases: [Sở CT]}\n"
     "- {id: so-tc, name: Sở Tài chính, aliases: [\"SỞ  CT\"]}",
     "- {id: so-ct, name: Sở Công Thương, aliases: [Sở CT]}\n"
     "- {id: so-tc, name: Sở Tài chính, aliases: [Sở TC]}"},
    {"P205", "reference-cycle", Severity::error, "References lead in a ring back to where they began.",
     "Các tham chiếu nối thành vòng tròn.",
     "A figure that builds on itself has no value; an office cannot succeed itself.",
     "Con số dựa trên chính nó thì không có giá trị; cơ quan không thể kế thừa chính mình.",
     "Take one of the references out.", "Bỏ một trong các tham chiếu.",
     "- id: total\n"
     "  sum_of: [total-2]\n"
     "- id: total-2\n"
     "  sum_of: [total]",
     "- id: total\n"
     "  sum_of: [villages, total-2]\n"
     "- id: total-2\n"
     "  sum_of: [crafts]\n"
     "- id: crafts"},
    {"P206", "parts-differ", Severity::error, "The parts of a sum, or the sum and its parts, are of different kinds.",
     "Các phần của một tổng, hoặc tổng và các phần, không cùng loại.",
     "Adding unlike figures gives a number that means nothing.", "Cộng các số liệu khác loại cho ra con số vô nghĩa.",
     "Add only targets that share measure and accrual (and, for amounts, the unit).",
     "Chỉ cộng các chỉ tiêu có cùng measure và accrual (với amount thì cùng cả đơn vị).",
     "  sum_of: [crafts, villages]\n"
     "- id: crafts\n"
     "  accrual: flow\n"
     "- id: villages\n"
     "  accrual: stock",
     "  sum_of: [crafts, villages]\n"
     "- id: crafts\n"
     "  accrual: flow\n"
     "- id: villages\n"
     "  accrual: flow"},
    {"P207", "parts-do-not-add", Severity::error,
     "A sum is made of shares, of yearly rates, or of what says `across: none`.",
     "Tổng gồm các tỷ lệ, tốc độ tăng hằng năm, hoặc chỉ tiêu có `across: none`.",
     "60 of 100 women and 50 of 80 men are 110 of 180, not 122.5 %.",
     "60 trên 100 nữ và 50 trên 80 nam là 110 trên 180, không phải 122,5%.",
     "Add up numerators and denominators as targets of their own, and write ratio_of.",
     "Lập chỉ tiêu tổng cho tử số và cho mẫu số, rồi ghi ratio_of.",
     "  sum_of: [women, men]\n"
     "- id: women\n"
     "  measure: ratio",
     "  ratio_of: [trained, workers]\n"
     "- id: trained\n"
     "  measure: count"},
    {"P208", "part-counted-twice", Severity::error, "A sum reaches one of its parts by two ways.",
     "Một tổng chứa cùng một phần qua hai đường.", "The part's figure would be added twice.",
     "Số liệu của phần đó sẽ bị cộng hai lần.", "Take the part out of one of the sums.",
     "Bỏ phần đó khỏi một trong các tổng.",
     "- id: total\n"
     "  sum_of: [crafts, restored]\n"
     "- id: restored\n"
     "  sum_of: [crafts, villages]",
     "- id: total\n"
     "  sum_of: [restored]\n"
     "- id: restored\n"
     "  sum_of: [crafts, villages]"},
    {"P301", "goal-condition-count", Severity::error, "A goal has no condition, or more than one.",
     "Mức phấn đấu không có điều kiện, hoặc có nhiều hơn một.", "It would be unclear when the goal is met.",
     "Sẽ không rõ khi nào thì đạt.", "Keep exactly one, such as at_least: 8.",
     "Giữ đúng một điều kiện, ví dụ at_least: 8.", "goal: {at_least: 8, at_most: 10, by: 2025}",
     "goal: {between: [8, 10], by: 2025}"},
    {"P302", "goal-time-count", Severity::error, "A goal has no time, or more than one.",
     "Mức phấn đấu không có thời hạn, hoặc có nhiều hơn một.", "It would be unclear when the goal is judged.",
     "Sẽ không rõ đánh giá vào lúc nào.", "Write either by: YEAR or every: year (half, quarter, month).",
     "Ghi by: NĂM hoặc every: year (half, quarter, month).", "goal: {at_least: 8, by: 2025, every: year}",
     "goal: {at_least: 8, every: year, from: 2023, to: 2025}"},
    {"P303", "bad-condition-value", Severity::error, "A condition has a value that it cannot have.",
     "Điều kiện có giá trị không phù hợp.", "done, increase and decrease take no figure; the others need one.",
     "done, increase và decrease không nhận con số; các điều kiện khác thì cần.", "Write done: true, or at_least: 8.",
     "Ghi done: true, hoặc at_least: 8.", "goal: {done: 8, by: 2025}", "goal: {done: true, by: 2025}"},
    {"P304", "due-outside-plan", Severity::error, "A goal falls due outside the plan's period.",
     "Thời hạn của mức phấn đấu nằm ngoài giai đoạn kế hoạch.", "No row of the plan could ever count for it.",
     "Không dòng số liệu nào của kế hoạch được tính cho mức này.", "Correct the year, or the plan's period.",
     "Sửa năm, hoặc sửa giai đoạn của kế hoạch.", "goal: {at_least: 8, by: 2031}", "goal: {at_least: 8, by: 2030}"},
    {"P305", "bounds-reversed", Severity::error, "A lower bound is above its upper bound.",
     "Cận dưới lớn hơn cận trên.", "Nothing can lie between them.", "Không giá trị nào nằm giữa được.",
     "Exchange the two.", "Đổi chỗ hai giá trị.", "goal: {between: [3, 2], by: 2025}",
     "goal: {between: [2, 2], by: 2025}"},
    {"P306", "milestone-backwards", Severity::warning, "A later milestone asks for less than an earlier one.",
     "Mốc sau yêu cầu thấp hơn mốc trước.", "It is most often a figure in the wrong line.",
     "Thường là do ghi nhầm dòng.", "Check both figures against the source.", "Đối chiếu cả hai con số với nguồn.",
     "- {at_least: 8, by: 2025}\n"
     "- {at_least: 5, by: 2030}",
     "- {at_most: 8, by: 2025}\n"
     "- {at_most: 5, by: 2030}"},
    {"P307", "same-due-twice", Severity::error,
     "Two goals of one target fall due at the same time and are in force on the same day.",
     "Hai mức phấn đấu của cùng một chỉ tiêu đến hạn cùng lúc và có hiệu lực cùng một ngày.",
     "A report shows one current goal for each target, and could not choose.",
     "Báo cáo nêu một mức hiện hành cho mỗi chỉ tiêu, nên không thể chọn.",
     "Keep one, make two targets, or say by in_force which replaced the other.",
     "Chỉ giữ một mức, tách thành hai chỉ tiêu, hoặc ghi in_force để biết mức nào thay mức nào.",
     "- {at_least: 9, every: year, from: 2024, to: 2026}", "- {at_least: 9, every: year, from: 2026, to: 2028}"},
    {"P308", "due-before-baseline", Severity::warning, "A goal falls due in its baseline year or before.",
     "Mức phấn đấu đến hạn trong năm gốc hoặc trước đó.", "There is no time in which to make progress.",
     "Không có thời gian để đạt tiến bộ.", "Correct the due year or the baseline year.",
     "Sửa năm đến hạn hoặc năm gốc.", "baseline: {year: 2025, value: 3}", "baseline: {year: 2024, value: 3}"},
    {"P309", "missing-baseline", Severity::error, "A goal compares with a baseline that the target does not have.",
     "Mức phấn đấu so với năm gốc nhưng chỉ tiêu không có năm gốc.",
     "Growth, multiples and directions have no meaning without a start.",
     "Tốc độ tăng, số lần và xu hướng không có nghĩa nếu thiếu điểm xuất phát.",
     "Add baseline: {year: …} to the target.", "Thêm baseline: {year: …} vào chỉ tiêu.",
     "goal: {at_least: 1.5, basis: times-baseline, by: 2025}",
     "baseline: {year: 2020}\n"
     "goal: {at_least: 1.5, basis: times-baseline, by: 2025}"},
    {"P310", "in-each-level", Severity::error,
     "A goal must hold in each area of a level by which the target is not reported, as a sum never is.",
     "Mức phấn đấu phải đạt ở từng địa bàn của một cấp mà chỉ tiêu không báo cáo theo cấp đó; chỉ tiêu tổng không "
     "báo "
     "cáo theo cấp nào.",
     "There would be no figure for any of those areas.", "Sẽ không có số liệu cho địa bàn nào trong số đó.",
     "Make the target's level and in_each the same.", "Ghi level của chỉ tiêu và in_each giống nhau.",
     "level: district\n"
     "goal: {at_least: 2, in_each: commune, by: 2025}",
     "level: district\n"
     "goal: {at_least: 2, in_each: district, by: 2025}"},
    {"P311", "limit-without-direction", Severity::warning,
     "A natural limit is given, but no goal is increase or decrease.",
     "Có ghi giới hạn tự nhiên (limit) nhưng không mức phấn đấu nào là increase hoặc decrease.",
     "The limit then has no effect.", "Khi đó giới hạn không có tác dụng.", "Take limit out.", "Bỏ khóa limit.",
     "limit: 100\n"
     "goal: {at_least: 80, by: 2025}",
     "limit: 100\n"
     "baseline: {year: 2020}\n"
     "goal: {increase: true, by: 2025}"},
    {"P312", "baseline-on-flow", Severity::error,
     "A flow has a baseline, or a goal that compares it with one (times-baseline, growth, change, a direction).",
     "Số phát sinh (flow) có năm gốc, hoặc có mức phấn đấu so với năm gốc (số lần, tốc độ tăng, change, xu hướng).",
     "What was added in a period has no level to start from: with nothing done it would seem on its way.",
     "Số cộng thêm trong kỳ không có mức xuất phát: chưa làm gì mà vẫn như đang tiến triển.",
     "Write accrual: yearly for a year's total, stock for a level, or take the baseline out.",
     "Ghi accrual: yearly nếu là số cả năm, stock nếu là hiện trạng, hoặc bỏ năm gốc.",
     "accrual: flow\n"
     "baseline: {year: 2020, value: 12}",
     "accrual: yearly\n"
     "baseline: {year: 2020, value: 12}"},
    {"P313", "in-each-basis", Severity::error, "A goal for each area compares with the baseline.",
     "Mức phấn đấu cho từng địa bàn lại so với năm gốc.",
     "The target has one baseline, and each area would need its own.",
     "Chỉ tiêu chỉ có một số gốc, trong khi từng địa bàn phải có số riêng.",
     "State the goal by its figure, or take in_each out.", "Ghi mức bằng chính số liệu, hoặc bỏ in_each.",
     "goal: {at_least: 2, in_each: district, basis: times-baseline, by: 2025}",
     "goal: {at_least: 2, in_each: district, by: 2025}"},
    {"P314", "due-within-year", Severity::error,
     "A yearly figure, or a yearly rate, falls due in a month that ends no plan year.",
     "Số liệu cả năm, hoặc tốc độ tăng hằng năm, đến hạn vào tháng không phải cuối năm kế hoạch.",
     "Such a figure is that of whole years: at that month there is none.",
     "Số liệu này tính theo cả năm: đến tháng đó chưa có số.", "Write the year, such as by: 2025.",
     "Ghi năm, ví dụ by: 2025.",
     "accrual: yearly\n"
     "goal: {at_least: 8, by: 2025-Q3}",
     "accrual: yearly\n"
     "goal: {at_least: 8, by: 2025-Q4}"},
    {"P315", "due-without-report", Severity::warning, "A goal falls due in a month at which no report ends.",
     "Mức phấn đấu đến hạn vào tháng không có kỳ báo cáo nào kết thúc.", "No figure will be there when it is judged.",
     "Đến khi đánh giá sẽ không có số liệu.",
     "Write the end of a reported period, or give the target a reporting of its own.",
     "Ghi cuối một kỳ báo cáo, hoặc ghi reporting riêng cho chỉ tiêu.",
     "reporting: {every: year}\n"
     "goal: {at_least: 8, by: 2025-H1}",
     "reporting: {every: half}\n"
     "goal: {at_least: 8, by: 2025-H1}"},
    {"P401", "measure-mismatch", Severity::error,
     "Measure, unit, accrual and condition of a target do not fit each other.",
     "Loại số liệu, đơn vị, cách cộng dồn và điều kiện của chỉ tiêu không khớp nhau.",
     "A share of 120 % or half a village is most often a slip.", "Tỷ lệ 120% hay nửa làng nghề thường là do ghi nhầm.",
     "Correct what the message names.", "Sửa chỗ được nêu trong thông báo.",
     "unit: \"%\"\n"
     "goal: {at_least: 120, by: 2025}",
     "unit: \"%\"\n"
     "baseline: {year: 2020}\n"
     "goal: {at_least: 120, basis: growth-per-year, by: 2025}"},
    {"P402", "indicator-mismatch", Severity::error,
     "A target and the indicator it names differ in measure, unit, or in which way is better.",
     "Chỉ tiêu và chỉ số mà nó nêu khác nhau về loại số liệu, đơn vị, hoặc chiều nào là tốt hơn.",
     "Comparisons between provinces would set unlike figures side by side.",
     "So sánh giữa các tỉnh sẽ đặt số liệu khác loại cạnh nhau.", "Correct the target, or name another indicator.",
     "Sửa chỉ tiêu, hoặc chọn chỉ số khác.",
     "- {id: recognised-villages, name: Villages recognised, measure: amount, unit: làng nghề, better: higher}\n"
     "  indicator: recognised-villages\n"
     "  measure: count",
     "- {id: recognised-villages, name: Villages recognised, measure: count, unit: làng nghề, better: higher}\n"
     "  indicator: recognised-villages\n"
     "  measure: count"},
    {"P403", "means-added-up", Severity::warning,
     "An amount whose unit is per something, a share or an index is added up over areas.",
     "Đại lượng bình quân, tỷ lệ hoặc chỉ số được cộng dồn qua các địa bàn.",
     "The mean incomes of four districts, 8, 7, 6 and 5, would make 26.",
     "Thu nhập bình quân của bốn huyện 8, 7, 6, 5 sẽ thành 26.",
     "Write across: none, or make it a ratio with numerator and denominator.",
     "Ghi across: none, hoặc chuyển thành tỷ lệ có tử số và mẫu số.",
     "unit: triệu đồng/người\n"
     "level: district",
     "unit: triệu đồng/người\n"
     "level: district\n"
     "across: none"},
    {"P404", "share-of-last-month", Severity::warning,
     "A ratio has a goal for each year, is reported more often, and does not say whether it adds up over the year.",
     "Tỷ lệ có mức hằng năm, được báo cáo nhiều lần trong năm, nhưng không ghi có cộng dồn trong năm hay không.",
     "A ratio is a state unless it says otherwise: the year would be judged by its last report alone.",
     "Tỷ lệ là hiện trạng nếu không ghi khác: cả năm chỉ được đánh giá theo báo cáo cuối.",
     "Write accrual: flow for the share of the whole year, accrual: stock where the last state counts.",
     "Ghi accrual: flow nếu là tỷ lệ của cả năm, accrual: stock nếu chỉ tính hiện trạng cuối năm.",
     "reporting: {every: month}\n"
     "goal: {at_least: 95, every: year}",
     "reporting: {every: month}\n"
     "accrual: flow\n"
     "goal: {at_least: 95, every: year}"},
    {"P405", "ratio-per-many", Severity::error, "A ratio's unit speaks of so many per thousand or per 100,000.",
     "Đơn vị của tỷ lệ tính trên một nghìn, mười nghìn hay 100.000.",
     "Only % multiplies the quotient: 61 per 100,000 would be read as 0.00061 and meet any goal that is a limit.",
     "Chỉ % mới nhân thương số: 61 trên 100.000 sẽ thành 0,00061 và đạt mọi mức “không quá”.",
     "Make it an amount (accrual: stock, across: none), and report the figure itself; or a ratio in %.",
     "Đổi thành amount (accrual: stock, across: none) và báo cáo chính con số đó; hoặc dùng tỷ lệ theo %.",
     "measure: ratio\n"
     "unit: per 100,000 residents",
     "measure: amount\n"
     "accrual: stock\n"
     "across: none\n"
     "unit: per 100,000 residents"},
    {"P501", "stated-without-goal", Severity::warning,
     "The figure as printed in the source does not contain the goal's figure.",
     "Con số như nguồn ghi không có con số của mức phấn đấu.", "The goal may have been copied wrongly.",
     "Có thể mức phấn đấu đã chép sai.", "Correct the goal, or stated.", "Sửa mức phấn đấu, hoặc sửa stated.",
     "stated: \"ít nhất 10 làng nghề\"\n"
     "goal: {at_least: 8, by: 2025}",
     "unit: đồng\n"
     "stated: \"trên 08 triệu đồng và 1,5 lần\"\n"
     "  - {more_than: 8000000, by: 2025}\n"
     "  - {at_least: 1.5, basis: times-baseline, by: 2030}"},
    {"P502", "stated-contradiction", Severity::warning, "The figures that the source prints contradict each other.",
     "Các con số mà nguồn ghi mâu thuẫn với nhau.", "Readers must know which of them is judged.",
     "Người đọc cần biết con số nào được dùng để đánh giá.",
     "Keep the source's words, say in a note which figure counts, and write validation: {ignore: [P502]}.",
     "Giữ nguyên lời của nguồn, ghi chú con số nào được dùng, và thêm validation: {ignore: [P502]}.",
     "stated: \"trên 80% (6/8 làng nghề)\"", "stated: \"trên 80% (7/8 làng nghề), xong trước 15/11\""},
    {"P601", "no-lead", Severity::warning, "A target has no lead agency, and no note that says why.",
     "Chỉ tiêu không có cơ quan chủ trì và không có ghi chú lý do.", "Nobody is asked for what is missing.",
     "Không biết hỏi ai khi thiếu số liệu.", "Add lead, or a note that the source names none.",
     "Thêm lead, hoặc ghi chú rằng nguồn không nêu.",
     "support: [so-ct]\n"
     "goal: {at_least: 8, by: 2025}",
     "support: [so-ct]\n"
     "note: {vi: \"Nguồn không nêu cơ quan chủ trì\", en: \"The source names no lead\"}\n"
     "goal: {at_least: 8, by: 2025}"},
    {"P602", "unused-agency", Severity::warning, "An agency is listed to which nothing refers.",
     "Có cơ quan trong danh sách nhưng không được nhắc đến.", "A lead or support was perhaps forgotten.",
     "Có thể đã quên ghi chủ trì hoặc phối hợp.", "Name it as lead or support, or take it out.",
     "Ghi cơ quan này làm lead hoặc support, hoặc bỏ đi.",
     "- {id: so-ct, name: Sở Công Thương}\n"
     "- {id: so-tc, name: Sở Tài chính}\n"
     "  lead: so-ct",
     "- {id: so-ct, name: Sở Công Thương}\n"
     "- {id: so-tc, name: Sở Tài chính}\n"
     "  lead: so-ct\n"
     "  support: [so-tc]"},
    {"P603", "unused-area", Severity::warning, "Areas are listed of a level by which no target is reported.",
     "Có địa bàn thuộc cấp mà không chỉ tiêu nào báo cáo theo.", "A target's level was perhaps forgotten.",
     "Có thể đã quên ghi level của chỉ tiêu.", "Give a target that level, or take the areas out.",
     "Ghi level đó cho một chỉ tiêu, hoặc bỏ các địa bàn này.",
     "- {id: \"178\", name: Thành phố Lạng Sơn, level: district}\n"
     "  measure: count\n"
     "  lead: so-ct",
     "- {id: \"178\", name: Thành phố Lạng Sơn, level: district}\n"
     "  measure: count\n"
     "  level: district\n"
     "  lead: so-ct"},
    {"P604", "area-dates-reversed", Severity::error, "An area begins after it ends.",
     "Địa bàn bắt đầu sau ngày kết thúc.", "It would never exist, and be expected to report in no period.",
     "Địa bàn đó sẽ không bao giờ tồn tại và không kỳ nào phải báo cáo.", "Exchange the dates, or correct one.",
     "Đổi chỗ hai ngày, hoặc sửa một ngày.",
     "- {id: \"178\", name: Thành phố Lạng Sơn, level: district, from: 2025-07-01, until: 2025-06-30}",
     "- {id: \"178\", name: Thành phố Lạng Sơn, level: district, from: 2025-06-30, until: 2025-06-30}"},
    {"P605", "successor-ended-early", Severity::error, "A successor ended before it could succeed.",
     "Cơ quan kế thừa đã kết thúc trước khi có thể kế thừa.",
     "Duties would pass to an office that was no longer there.", "Nhiệm vụ sẽ chuyển cho cơ quan không còn tồn tại.",
     "Name another successor, or correct a date.", "Chọn cơ quan kế thừa khác, hoặc sửa ngày.",
     "- {id: so-moi, name: Sở mới, until: 2025-02-28}", "- {id: so-moi, name: Sở mới, until: 2025-03-01}"},
    {"P606", "context-unused", Severity::warning,
     "A target has no goal, no other target uses it, and it names no indicator.",
     "Chỉ tiêu không có mức phấn đấu, không chỉ tiêu nào dùng đến và không gắn với chỉ số nào.",
     "It is only watched; most often its goal was forgotten.",
     "Chỉ tiêu chỉ được theo dõi; thường là do quên ghi mức phấn đấu.", "Add a goal, or take the target out.",
     "Thêm mức phấn đấu, hoặc bỏ chỉ tiêu.",
     "- id: watched\n"
     "  lead: so-ct",
     "  sum_of: [watched]\n"
     "- id: watched\n"
     "  lead: so-ct"},
};

static_assert(are_named(plan_rules, plan_rule_names));

}  // namespace plantrack
