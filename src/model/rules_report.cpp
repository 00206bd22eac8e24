// Rules for reports that are given to `compare` in the place of rows (M): merged, they must be what one process would
// have come to.
#include "model/rules.hpp"

namespace plantrack {

constexpr Rule report_rules[] = {
    {"M001", "report-not-readable", Severity::error, "The file is not a whole report in JSON.",
     "Tệp không phải là một báo cáo JSON đầy đủ.",
     "A report that was cut off or damaged lacks figures, and nobody can say which.",
     "Báo cáo bị cắt hoặc hỏng thì thiếu số liệu mà không biết thiếu những gì.",
     "Write it anew with `plantrack report --format json -o FILE`, which leaves a whole file or none.",
     "Lập lại bằng `plantrack report --format json -o TỆP`: lệnh này chỉ để lại tệp đầy đủ hoặc không có tệp nào.",
     "\"plans\": [\n"
     "  {\n"
     "    \"plan\": \"reported\",\n"
     "    \"dige",
     "\"plans\": [\n"
     "  {\n"
     "    \"plan\": \"reported\","},
    {"M002", "report-of-other-format", Severity::error,
     "The report is of another version of the format, or another output than a report by target.",
     "Báo cáo theo phiên bản định dạng khác, hoặc là loại đầu ra khác chứ không phải báo cáo theo chỉ tiêu.",
     "Its fields may mean something else, or lack what a comparison needs.",
     "Các trường có thể mang nghĩa khác, hoặc thiếu những gì cần để so sánh.",
     "Write all reports with the version of plantrack that compares them.",
     "Lập mọi báo cáo bằng cùng phiên bản plantrack với phiên bản dùng để so sánh.",
     "\"schema\": \"plantrack/report@2\",", "\"schema\": \"plantrack/report@1\","},
    {"M003", "report-of-other-plan", Severity::error,
     "The report is of a plan that is not loaded, or that has changed since (its `digest` differs).",
     "Báo cáo lập theo kế hoạch không được nêu, hoặc kế hoạch đã thay đổi kể từ đó (`digest` khác nhau).",
     "Its figures were judged by other goals, areas or thresholds than those they would be shown with.",
     "Số liệu đã được đánh giá theo mức phấn đấu, địa bàn hoặc ngưỡng khác với những gì sẽ hiển thị.",
     "Make the report anew from the plan as it is, or compare with the plan as it was.",
     "Lập lại báo cáo theo kế hoạch hiện nay, hoặc so sánh bằng bản kế hoạch khi đó.",
     "\"digest\": \"sha256:0000000000000000000000000000000000000000000000000000000000000000\",",
     "\"plan\": \"reported\","},
    {"M004", "report-of-other-day", Severity::error,
     "The report is as of another day than the comparison, or than the other reports.",
     "Báo cáo tính đến ngày khác với ngày so sánh, hoặc khác với các báo cáo kia.",
     "Whoever is seen on a later day has had more time: side by side that is not fair.",
     "Nơi được tính đến ngày muộn hơn có nhiều thời gian hơn, đặt cạnh nhau là không công bằng.",
     "Name the same day with --as-of for each report and for the comparison.",
     "Nêu cùng một ngày bằng --as-of cho mọi báo cáo và cho lần so sánh.", "\"as_of\": \"2025-01-01\",",
     "\"as_of\": \"2024-12-31\","},
    {"M005", "plan-given-twice", Severity::error, "A plan is in two reports, or in a report and in the progress files.",
     "Một kế hoạch có trong hai báo cáo, hoặc vừa có báo cáo vừa có dòng trong các tệp số liệu.",
     "They may differ, and nothing tells which one holds.", "Hai bên có thể khác nhau và không biết phải lấy bên nào.",
     "Give each plan once: its report, or its rows.", "Mỗi kế hoạch chỉ nêu một lần: báo cáo, hoặc các dòng số liệu.",
     "# reported.json and copy-of-reported.json", "# reported.json"},
    {"M006", "report-not-whole", Severity::error,
     "Targets of the plan are not in the report, or rows with errors were left out of it.",
     "Báo cáo thiếu chỉ tiêu của kế hoạch, hoặc không tính các dòng có lỗi.",
     "What is missing from it would be missing from the comparison, unseen.",
     "Những gì thiếu trong báo cáo sẽ thiếu trong bảng so sánh mà không ai thấy.",
     "Make it of the whole plan, from rows without errors; or compare with --skip-invalid.",
     "Lập cho cả kế hoạch, từ các dòng không còn lỗi; hoặc so sánh với --skip-invalid.", "\"rows_left_out\": 1,",
     "\"rows_left_out\": 0,"},
    {"M007", "report-changed", Severity::error,
     "The figures in the report are not those it was written with (its `checksum` differs).",
     "Số liệu trong báo cáo không phải là số liệu khi báo cáo được lập (`checksum` khác nhau).",
     "Somebody has changed them: what would be shown is not what the rows prove.",
     "Có người đã sửa báo cáo: số hiển thị không phải là số mà các dòng báo cáo chứng minh.",
     "Correct the rows, and make the report anew.", "Sửa các dòng báo cáo rồi lập lại báo cáo.",
     "\"exact\": {\n"
     "  \"goal\": 1,\n"
     "  \"actual\": \"9\",",
     "\"exact\": {\n"
     "  \"goal\": 1,\n"
     "  \"actual\": \"7\","},
};

static_assert(are_named(report_rules, report_rule_names));

}  // namespace plantrack
