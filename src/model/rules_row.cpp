// Rules for rows against the plan (R) and for rows together, across files (S).
#include "model/rules.hpp"

namespace plantrack {

constexpr Rule row_rules[] = {
    {"R001", "unknown-plan", Severity::error, "The row names a plan that is not loaded.",
     "Dòng nêu kế hoạch không có trong các kế hoạch đang dùng.", "The row may be right, but nothing here can judge it.",
     "Dòng có thể đúng, nhưng không có kế hoạch để đối chiếu.", "Correct the id, or load that plan as well.",
     "Sửa lại mã kế hoạch, hoặc dùng thêm tệp kế hoạch đó.",
     "plan,target,period,value\n"
     "rule,new-crafts,2023,3",
     "plan,target,period,value\n"
     "rules,new-crafts,2023,3\n"
     ",new-crafts,2024,3"},
    {"R002", "unknown-target", Severity::error, "The plan has no target of that id or name.",
     "Kế hoạch không có chỉ tiêu với mã hoặc tên đó.", "A misspelt id would leave its target without figures.",
     "Mã gõ sai sẽ làm chỉ tiêu bị thiếu số liệu.", "Use the target's id from the plan file.",
     "Dùng mã chỉ tiêu ghi trong tệp kế hoạch.",
     "target,period,value\n"
     "new-craft,2023,3",
     "target,period,value\n"
     "NEW-CRAFTS,2023,3\n"
     "Nghề truyền thống được công nhận mới,2024,3"},
    {"R003", "unknown-area", Severity::error, "The plan has no area of that id, name or alias.",
     "Kế hoạch không có địa bàn với mã hoặc tên đó.", "Its figure would be missing from the sum over the areas.",
     "Số liệu đó sẽ thiếu trong tổng của các địa bàn.", "Use the id or name from the plan, with all its zeros.",
     "Dùng mã hoặc tên trong kế hoạch, giữ đủ số 0 ở đầu mã.",
     "target,period,area,value\n"
     "sold,2024,Tràng Đình,5",
     "target,period,area,value\n"
     "sold,2024,tràng  định,5\n"
     "sold,2024,TP LẠNG SƠN,5"},
    {"R004", "unknown-agency", Severity::warning, "The plan has no agency of that id, name or alias.",
     "Kế hoạch không có cơ quan với mã hoặc tên đó.", "It must be clear who answers for the figure.",
     "Cần biết rõ cơ quan nào chịu trách nhiệm về số liệu.", "Use the id or name from the plan.",
     "Dùng mã hoặc tên cơ quan trong kế hoạch.",
     "target,period,area,value,numerator,denominator,agency\n"
     "new-crafts,2024,,3,,,Sở Nông lâm",
     "target,period,area,value,numerator,denominator,agency\n"
     "new-crafts,2024,,3,,,Sở nông nghiệp và phát triển nông thôn\n"
     "trained,2024,180,,3,4,UBND Tràng Định"},
    {"R005", "period-outside-plan", Severity::error, "The period lies after the years of the plan.",
     "Kỳ báo cáo nằm sau thời gian của kế hoạch.",
     "Such a figure never counts. What lies before the plan is history: shown, and counted for the baseline alone.",
     "Số liệu đó không bao giờ được tính. Kỳ trước kế hoạch là số liệu lịch sử: được hiển thị, chỉ năm gốc được tính.",
     "Check the year.", "Kiểm tra lại năm.",
     "target,period,value\n"
     "new-crafts,2031,3",
     "target,period,value\n"
     "new-crafts,2021,3\n"
     "output,2020,100"},
    {"R006", "area-not-of-level", Severity::error,
     "The row names an area, but the target is reported for the province or by areas of another level.",
     "Dòng nêu địa bàn, nhưng chỉ tiêu chỉ có số liệu chung hoặc báo cáo theo cấp khác.",
     "Figures of different levels cannot be added up.", "Không thể cộng số liệu của các cấp khác nhau.",
     "Leave the area empty, or name one of the target's level.",
     "Để trống ô địa bàn, hoặc ghi địa bàn đúng cấp của chỉ tiêu.",
     "target,period,area,value\n"
     "new-crafts,2024,180,3\n"
     "sold,2025-Q4,06001,3",
     "target,period,area,value\n"
     "sold,2024,180,3"},
    {"R007", "area-did-not-exist", Severity::error, "The area existed at no time in the period.",
     "Địa bàn không tồn tại trong kỳ báo cáo.",
     "Areas end and begin when boundaries are redrawn; what took their place reports from then on.",
     "Địa bàn thay đổi khi sắp xếp địa giới; từ đó đơn vị thay thế phải báo cáo.",
     "Report the area that existed then, or correct the period.",
     "Báo cáo theo địa bàn tồn tại khi đó, hoặc sửa lại kỳ.",
     "target,period,area,value\n"
     "sold,2025-Q3,180,3\n"
     "shops,2025-Q1,06001,3",
     "target,period,area,value\n"
     "sold,2025,180,3\n"
     "shops,2025-H2,06001,3"},
    {"R008", "agency-did-not-exist", Severity::warning,
     "The agency did not exist on the day of the report or, where the row has none, during the period.",
     "Cơ quan không tồn tại vào ngày báo cáo, hoặc trong kỳ báo cáo nếu dòng không ghi ngày.",
     "Its tasks went to a successor, who answers for the figure.",
     "Nhiệm vụ đã chuyển cho cơ quan kế thừa, là cơ quan chịu trách nhiệm về số liệu.", "Name the successor.",
     "Ghi cơ quan kế thừa.",
     "target,period,value,agency,reported_on\n"
     "new-crafts,2025-Q2,3,so-nn-ptnt,\n"
     "villages,2024,3,so-nn-ptnt,2025-03-01",
     "target,period,value,agency,reported_on\n"
     "villages,2024,3,so-nn-ptnt,2025-01-15\n"
     "new-crafts,2025-Q1,3,so-nn-ptnt,\n"
     "new-villages,2025,3,so-nn-mt,"},
    {"R009", "agency-not-responsible", Severity::warning,
     "The agency is neither lead nor support of the target, nor successor of one of them.",
     "Cơ quan không chủ trì, không phối hợp thực hiện chỉ tiêu, cũng không kế thừa cơ quan đó.",
     "A figure from elsewhere may be another one by the same name.",
     "Số liệu từ nơi khác có thể là một số liệu khác trùng tên.",
     "Check target and agency; if both are right, add the agency to the plan.",
     "Kiểm tra lại chỉ tiêu và cơ quan; nếu cả hai đều đúng thì bổ sung cơ quan vào kế hoạch.",
     "target,period,area,value,numerator,denominator,agency\n"
     "new-crafts,2024,,3,,,so-van-hoa\n"
     "trained,2024,180,,3,4,UBND Bình Gia",
     "target,period,area,value,numerator,denominator,agency\n"
     "new-crafts,2024,,3,,,so-cong-thuong\n"
     "villages,2024,,8,,,so-nn-mt\n"
     "trained,2024,180,,3,4,180"},
    {"R010", "no-figure", Severity::error, "The row has no figure and no status.",
     "Dòng không có số liệu hay tình trạng thực hiện.", "An empty cell is not zero, so the row says nothing.",
     "Ô trống không có nghĩa là 0, nên dòng không cho biết gì.", "Fill in the figure, or remove the row.",
     "Điền số liệu, hoặc bỏ dòng này.",
     "target,period,value,reported_on\n"
     "new-crafts,2024,,2025-01-10",
     "target,period,value,reported_on\n"
     "new-crafts,2024,0,2025-01-10"},
    {"R011", "ratio-incomplete", Severity::error,
     "A ratio has a numerator without denominator, or the other way round.",
     "Tỷ lệ có tử số mà thiếu mẫu số, hoặc ngược lại.", "One part alone is no ratio.",
     "Chỉ một phần thì không thành tỷ lệ.", "Fill in the other part.", "Điền nốt phần còn thiếu.",
     "target,period,numerator,denominator\n"
     "effective,2024,6,",
     "target,period,numerator,denominator\n"
     "effective,2024,6,8"},
    {"R012", "wrong-figure", Severity::error, "The row fills in a cell that the target's measure has no use for.",
     "Dòng điền vào ô không phù hợp với loại chỉ tiêu.",
     "A count takes a value, a ratio its two parts, a qualitative target a status.",
     "Số đếm dùng giá trị, tỷ lệ dùng tử số và mẫu số, chỉ tiêu định tính dùng tình trạng.",
     "Move the figure to the right column, or correct the target.",
     "Chuyển số liệu sang đúng cột, hoặc sửa lại chỉ tiêu.",
     "target,period,value,numerator,denominator,status\n"
     "new-crafts,2024,,6,8,\n"
     "programme,2024,1,,,\n"
     "effective,2024,,,,done",
     "target,period,value,numerator,denominator,status\n"
     "new-crafts,2024,6,,,\n"
     "programme,2024,,,,done\n"
     "effective,2024,,6,8,"},
    {"R013", "area-ratio-without-parts", Severity::error,
     "A ratio of one area, or one that adds up over time, is given as a value alone.",
     "Tỷ lệ của một địa bàn, hoặc tỷ lệ cộng dồn theo thời gian, chỉ có giá trị.",
     "The whole's ratio is made of the areas' numerators and denominators, never of a mean of ratios.",
     "Tỷ lệ chung tính từ tử số và mẫu số của các địa bàn, không lấy bình quân các tỷ lệ.",
     "Fill in numerator and denominator.", "Điền tử số và mẫu số.",
     "target,period,area,value,numerator,denominator\n"
     "trained,2024,180,75,,",
     "target,period,area,value,numerator,denominator\n"
     "trained,2024,,75,,\n"
     "trained,2023,180,,3,4"},
    {"R014", "zero-denominator", Severity::error, "The denominator is 0, but the numerator is not.",
     "Mẫu số bằng 0 nhưng tử số khác 0.", "There is no such ratio; 0 of 0 says that there was nothing to measure.",
     "Không có tỷ lệ như vậy; 0/0 nghĩa là không có gì để đo.", "Correct one of them.", "Sửa lại một trong hai số.",
     "target,period,numerator,denominator\n"
     "effective,2024,6,0",
     "target,period,numerator,denominator\n"
     "effective,2024,0,0"},
    {"R015", "value-disagrees", Severity::error, "The value is not numerator by denominator, rounded as it is written.",
     "Giá trị không bằng tử số chia mẫu số, kể cả khi làm tròn như đã ghi.",
     "One of the three is wrong, and nothing tells which.", "Một trong ba số bị sai và không biết là số nào.",
     "Correct it, or leave the value empty: it is worked out.",
     "Sửa lại, hoặc để trống giá trị vì sẽ được tính từ hai số kia.",
     "target,period,value,numerator,denominator\n"
     "effective,2024,75.1,6,8",
     "target,period,value,numerator,denominator\n"
     "effective,2024,66.67,2,3\n"
     "effective,2023,33,1,3\n"
     "visitors,2024,12.5,100,8"},
    {"R016", "over-hundred-percent", Severity::error, "A percentage is above 100, by its parts or as it stands.",
     "Tỷ lệ vượt quá 100%, theo tử số và mẫu số hoặc theo giá trị ghi sẵn.", "A part is never more than its whole.",
     "Một phần không thể lớn hơn toàn bộ.", "Check both, perhaps they were swapped.",
     "Kiểm tra lại hai số, có thể đã ghi nhầm chỗ.",
     "target,period,value,numerator,denominator\n"
     "effective,2024,,9,8\n"
     "effective,2023,100.5,,",
     "target,period,value,numerator,denominator\n"
     "effective,2024,,8,8\n"
     "visitors,2024,,900,8"},
    {"R017", "row-for-derived-target", Severity::error, "The target is the sum of others and takes no rows of its own.",
     "Chỉ tiêu là tổng của các chỉ tiêu khác nên không nhận số liệu trực tiếp.",
     "Its figure would be counted beside that of its parts.", "Số liệu sẽ bị tính trùng với các chỉ tiêu thành phần.",
     "Report the parts.", "Báo cáo các chỉ tiêu thành phần.",
     "target,period,value\n"
     "new-titles,2024,3",
     "target,period,value\n"
     "new-crafts,2024,3\n"
     "new-villages,2024,1"},
    {"R018", "evidence-missing", Severity::error, "The plan requires evidence for the target, and the row has none.",
     "Kế hoạch yêu cầu minh chứng cho chỉ tiêu nhưng dòng không có.", "A figure that nobody can check does not count.",
     "Số liệu không kiểm chứng được thì không được tính.", "Give a document's number or an address.",
     "Ghi số văn bản hoặc địa chỉ trang web.",
     "target,period,value,evidence\n"
     "certified,2024,1,",
     "target,period,value,evidence\n"
     "certified,2024,1,12/QĐ-UBND\n"
     "new-crafts,2024,1,"},
    {"R019", "missing-cell", Severity::error,
     "The row does not say its target, its period or, with several plans, its plan.",
     "Dòng không ghi chỉ tiêu, kỳ báo cáo hoặc (khi có nhiều kế hoạch) mã kế hoạch.",
     "Merged cells in a spreadsheet leave all rows but the first empty.",
     "Ô gộp trong tệp Excel làm các dòng sau bị trống.", "Fill in the cell in every row.", "Điền ô này ở từng dòng.",
     "target,period,value\n"
     "new-crafts,2023,3\n"
     ",2024,3\n"
     "new-crafts,,4",
     "target,period,value\n"
     "new-crafts,2023,3\n"
     "new-crafts,2024,3"},
    {"R020", "before-plan", Severity::note, "The period lies before the plan.",
     "Kỳ báo cáo ở trước thời gian của kế hoạch.",
     "Such rows are history: shown in series and charts, counted for nothing but the baseline.",
     "Các dòng này là số liệu lịch sử: chỉ hiện trong chuỗi số liệu, không được tính, trừ năm gốc.",
     "Nothing need be done, if the year is right.", "Không cần sửa, nếu ghi đúng năm.",
     "target,period,value\n"
     "new-crafts,2019,3",
     "target,period,value\n"
     "new-crafts,2021,3\n"
     "output,2020,100"},
    {"R021", "untouched-row", Severity::note, "The row is as the template wrote it: it has no figure yet.",
     "Dòng vẫn như trong mẫu: chưa điền số liệu.", "Nothing is reported by it; a missing figure is not zero.",
     "Dòng này chưa báo cáo gì; thiếu số liệu không có nghĩa là bằng 0.", "Fill it in, or leave it for the next time.",
     "Điền số liệu, hoặc để lại cho lần sau.",
     "target,period,value\n"
     "new-crafts,2023,\n"
     "new-villages,2023,3",
     "target,period,value\n"
     "new-crafts,2023,0"},
    {"S001", "duplicate-row", Severity::warning,
     "The same figure stands twice for one target, period, area and day of report.",
     "Một số liệu xuất hiện hai lần cho cùng chỉ tiêu, kỳ, địa bàn và ngày báo cáo.",
     "It is counted once, but the files may have been put together wrongly.",
     "Số liệu chỉ được tính một lần, nhưng có thể các tệp đã bị ghép sai.", "Remove one of the rows.",
     "Bỏ một trong hai dòng.",
     "target,period,value\n"
     "new-crafts,2024,3\n"
     "new-crafts,2024,3.0",
     "target,period,value\n"
     "new-crafts,2024,3\n"
     "new-villages,2024,3\n"
     "new-crafts,2023,3"},
    {"S002", "conflicting-rows", Severity::error,
     "Different figures stand for one target, period, area and day of report.",
     "Có các số liệu khác nhau cho cùng chỉ tiêu, kỳ, địa bàn và ngày báo cáo.",
     "Nothing tells which one holds, so none is used.", "Không biết số nào đúng nên không dùng số nào.",
     "Remove the wrong row, or give the correction its own day of report.",
     "Bỏ dòng sai, hoặc ghi ngày báo cáo riêng cho số liệu sửa đổi.",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2025-01-10\n"
     "new-crafts,2024,4,2025-01-10",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2025-01-10\n"
     "new-crafts,2024,4,2025-01-12"},
    {"S003", "revision", Severity::note, "A later report gives the figure anew; the one reported last counts.",
     "Số liệu được báo cáo lại sau đó; số báo cáo sau cùng được tính.",
     "Revisions are usual, and kept to be looked up.", "Việc đính chính là bình thường và được lưu lại để tra cứu.",
     "Nothing need be done if the revision is meant.", "Không cần làm gì nếu đúng là số đính chính.",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2025-01-10\n"
     "new-crafts,2024,4,2025-01-12",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2025-01-10\n"
     "new-crafts,2023,4,2024-01-12"},
    {"S004", "overlap-disagrees", Severity::error,
     "A period's figure is not the sum of the shorter periods inside it, or is less than some of them.",
     "Số liệu của kỳ không bằng tổng các kỳ ngắn hơn trong đó, hoặc nhỏ hơn tổng một số kỳ.",
     "Both count the same things, so one of them is wrong.", "Cả hai cùng đếm một thứ nên phải có số sai.",
     "Correct the wrong period, or report it again with a later day.",
     "Sửa kỳ bị sai, hoặc báo cáo lại với ngày sau đó.",
     "target,period,value\n"
     "new-crafts,2024,5\n"
     "new-crafts,2024-H1,2\n"
     "new-crafts,2024-Q3,1\n"
     "new-crafts,2024-Q4,1",
     "target,period,value\n"
     "new-crafts,2024,5\n"
     "new-crafts,2024-H1,2\n"
     "new-crafts,2024-Q3,1"},
    {"S005", "overlap-counted-once", Severity::note,
     "A period and shorter periods inside it are both reported, and agree.",
     "Có cả số liệu của kỳ và của các kỳ ngắn hơn nằm trong đó, và khớp nhau.", "What overlaps is counted once.",
     "Phần trùng nhau chỉ được tính một lần.", "Nothing need be done.", "Không cần làm gì.",
     "target,period,value\n"
     "new-crafts,2024,5\n"
     "new-crafts,2024-H1,2\n"
     "new-crafts,2024-H2,3",
     "target,period,value\n"
     "new-crafts,2024-H1,2\n"
     "new-crafts,2024-H2,3\n"
     "villages,2024,5\n"
     "villages,2024-H1,5"},
    {"S006", "areas-disagree", Severity::error,
     "The province's figure is not the sum of its areas, or is below the areas that have reported.",
     "Số liệu chung không bằng tổng các địa bàn, hoặc nhỏ hơn tổng các địa bàn đã báo cáo.",
     "The consolidated figure stands in for the areas', so they have to agree.",
     "Số tổng hợp được dùng thay cho số của các địa bàn nên phải khớp nhau.",
     "Correct the row without area, or those of the areas.", "Sửa lại dòng số liệu chung, hoặc các dòng của địa bàn.",
     "target,period,area,value,numerator,denominator\n"
     "sold,2024,,9,,\n"
     "sold,2024,178,3,,\n"
     "sold,2024,180,3,,\n"
     "sold,2024,181,4,,\n"
     "trained,2024,,,5,8\n"
     "trained,2024,180,,6,7",
     "target,period,area,value,numerator,denominator\n"
     "sold,2024,,10,,\n"
     "sold,2024,178,3,,\n"
     "sold,2024,180,3,,\n"
     "sold,2024,181,4,,\n"
     "sold,2023,,9,,\n"
     "sold,2023,180,8,,\n"
     "trained,2024,,66.7,,\n"
     "trained,2024,178,,1,1\n"
     "trained,2024,180,,0,1\n"
     "trained,2024,181,,1,1"},
    {"S007", "denominator-differs", Severity::warning,
     "The denominator is not the figure of the target that the plan names for it.",
     "Mẫu số khác với số liệu của chỉ tiêu mà kế hoạch lấy làm mẫu số.",
     "The two were counted at different times, or in different ways.",
     "Hai số có thể được tính ở thời điểm hoặc theo cách khác nhau.",
     "Use that target's figure of the same period as denominator.", "Dùng số liệu cùng kỳ của chỉ tiêu đó làm mẫu số.",
     "target,period,value,numerator,denominator\n"
     "villages,2024,8,,\n"
     "effective,2024,,6,9",
     "target,period,value,numerator,denominator\n"
     "villages,2024,8,,\n"
     "effective,2024,,6,8\n"
     "effective,2023,,6,7"},
    {"S008", "sudden-change", Severity::warning,
     "A stock falls, or a denominator changes by more than half, from one period to the next.",
     "Số tại thời điểm cuối kỳ giảm, hoặc mẫu số thay đổi hơn một nửa, so với kỳ trước.",
     "Often the figure of the period was given instead of the total, or other things were counted.",
     "Thường là do ghi số phát sinh trong kỳ thay cho số tại thời điểm cuối kỳ, hoặc tính đối tượng khác.",
     "Check both figures. If they are right the warning stays, whatever the note says: --ignore S008, or validation: "
     "{ignore: [S008]} in the plan, silences it.",
     "Kiểm tra lại hai số. Nếu cả hai đúng thì cảnh báo vẫn còn, dù có ghi chú: dùng --ignore S008, hoặc ghi "
     "validation: "
     "{ignore: [S008]} trong kế hoạch để tắt.",
     "target,period,value,numerator,denominator\n"
     "villages,2023,8,,\n"
     "villages,2024,7,,\n"
     "visitors,2023,,100,10\n"
     "visitors,2024,,100,16",
     "target,period,value,numerator,denominator\n"
     "villages,2023,8,,\n"
     "villages,2024,8,,\n"
     "polluters,2023,8,,\n"
     "polluters,2024,7,,\n"
     "visitors,2023,,100,10\n"
     "visitors,2024,,100,15"},
    {"S009", "status-goes-back", Severity::warning, "A qualitative target is further back than in an earlier period.",
     "Chỉ tiêu định tính có tình trạng lùi so với kỳ trước.",
     "What was done does not become undone; one of the statuses is likely wrong.",
     "Việc đã xong không thể trở lại chưa xong; có thể một tình trạng bị ghi sai.", "Check both statuses.",
     "Kiểm tra lại tình trạng của hai kỳ.",
     "target,period,status\n"
     "programme,2023,done\n"
     "programme,2024,in-progress",
     "target,period,status\n"
     "programme,2023,in-progress\n"
     "programme,2024,done"},
    {"S010", "same-month-differs", Severity::error,
     "Two periods of a stock, ratio or status end in the same month with different figures.",
     "Hai kỳ kết thúc cùng tháng nhưng số tại thời điểm cuối kỳ (hoặc tỷ lệ, tình trạng) khác nhau.",
     "Both state how things stood at that month's end, so one is wrong.",
     "Cả hai đều nêu tình hình cuối tháng đó nên phải có số sai.", "Correct one of them.", "Sửa lại một trong hai số.",
     "target,period,value\n"
     "villages,2024,8\n"
     "villages,2024-Q4,9",
     "target,period,value\n"
     "villages,2024,8\n"
     "villages,2024-Q4,8\n"
     "villages,2024-Q3,7"},
    {"S011", "reported-before-period", Severity::error, "The day of the report is before the period began.",
     "Ngày báo cáo trước khi kỳ báo cáo bắt đầu.",
     "Nobody can report what has not begun: the day or the period is wrong.",
     "Không thể báo cáo kỳ chưa bắt đầu: ngày hoặc kỳ bị ghi sai.", "Correct the day or the period.",
     "Sửa lại ngày báo cáo hoặc kỳ.",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2023-12-31",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2024-01-01"},
    {"S012", "reported-late", Severity::warning, "The first report of the period came after it was due.",
     "Báo cáo đầu tiên của kỳ được gửi sau thời hạn.", "Late figures hold up the whole report.",
     "Số liệu chậm làm chậm báo cáo chung.",
     "Correct the day if it is mistyped. If it is right the warning stays: --ignore S012, or validation: {ignore: "
     "[S012]} in "
     "the plan, silences it.",
     "Sửa lại nếu ghi nhầm ngày. Nếu ngày đúng thì cảnh báo vẫn còn: dùng --ignore S012, hoặc ghi validation: {ignore: "
     "[S012]} "
     "trong kế hoạch để tắt.",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2025-01-16",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2025-01-15\n"
     "new-crafts,2024,4,2025-03-01\n"
     "new-crafts,2023-H1,3,2024-03-01"},
    {"S013", "unit-slip", Severity::warning, "A figure is hundreds of times its neighbours, or hundreds of times less.",
     "Số liệu lớn gấp, hoặc nhỏ hơn, hàng trăm lần các số cùng loại.",
     "It is likely in another unit: đồng where the plan counts in million đồng.",
     "Có thể ghi sai đơn vị: ghi đồng trong khi kế hoạch tính bằng triệu đồng.", "Write the figure in the plan's unit.",
     "Ghi số liệu theo đơn vị của kế hoạch.",
     "target,period,value\n"
     "income,2021,8\n"
     "income,2022,8.5\n"
     "income,2023,9000000",
     "target,period,value\n"
     "income,2021,8\n"
     "income,2022,80\n"
     "income,2023,800"},
    {"S014", "province-part-of-areas", Severity::error,
     "Areas report a period as a whole, and the province only a part of it.",
     "Địa bàn báo cáo gộp cả kỳ, còn số liệu chung chỉ có một phần của kỳ đó.",
     "What the areas report already holds the province's part, so both together would be counted twice.",
     "Số liệu của địa bàn đã gồm phần của số liệu chung, nên tính cả hai sẽ bị trùng.",
     "Report both for the same period.", "Báo cáo cả hai theo cùng một kỳ.",
     "target,period,area,value\n"
     "sold,2023-Q1,,2\n"
     "sold,2023,180,8",
     "target,period,area,value\n"
     "sold,2023-Q1,,2\n"
     "sold,2023-Q1,180,1\n"
     "sold,2023-Q2,180,6\n"
     "sold,2022-Q1,,2\n"
     "sold,2022,,9\n"
     "sold,2022,180,8"},
    {"S015", "total-falls", Severity::error, "A running total is lower than the one before it in the same year.",
     "Số lũy kế thấp hơn số lũy kế trước đó trong cùng năm.",
     "What was counted up to June cannot be less than what was counted up to March.",
     "Số lũy kế đến tháng 6 không thể nhỏ hơn số lũy kế đến tháng 3.",
     "Correct the figure that is wrong, or give totals and not what was added.",
     "Sửa số liệu sai, hoặc ghi số lũy kế thay vì số phát sinh trong kỳ.",
     "target,period,value\n"
     "exports,2024-Q1,20\n"
     "exports,2024-Q2,15",
     "target,period,value\n"
     "exports,2024-Q1,20\n"
     "exports,2024-Q2,35"},
    {"S016", "shares-as-fractions", Severity::warning,
     "All figures of a percentage are at most 1, or one is a hundredth of the others.",
     "Mọi số liệu của một tỷ lệ phần trăm đều không quá 1, hoặc một số chỉ bằng một phần trăm các số khác.",
     "0.67 is read as 0.67 %; probably 67 % is meant.", "0,67 được đọc là 0,67%; có thể ý là 67%.",
     "Write 67 for 67 %.", "Ghi 67 cho 67%.",
     "target,period,value\n"
     "effective,2023,0.67\n"
     "effective,2024,0.75",
     "target,period,value\n"
     "effective,2023,67\n"
     "effective,2024,75"},
    {"S017", "looks-like-running-total", Severity::warning,
     "The figures of a flow look like totals since the year began.",
     "Số liệu phát sinh trong kỳ trông giống số lũy kế từ đầu năm.",
     "Periods of a flow are added up, so a total so far would count several times.",
     "Số liệu các kỳ sẽ được cộng lại, nên số lũy kế sẽ bị tính nhiều lần.",
     "Report what was added in each period, or say `rows: year-to-date` in the plan.",
     "Báo cáo số phát sinh từng kỳ, hoặc ghi `rows: year-to-date` trong kế hoạch.",
     "target,period,value\n"
     "new-crafts,2024-Q1,1\n"
     "new-crafts,2024-Q2,2\n"
     "new-crafts,2024-Q3,3\n"
     "new-crafts,2024-Q4,5",
     "target,period,value\n"
     "new-crafts,2024-Q1,1\n"
     "new-crafts,2024-Q2,2\n"
     "new-crafts,2024-Q3,0\n"
     "new-crafts,2024-Q4,5"},
    {"S018", "early-figure", Severity::warning,
     "The figure was reported before its period was over, and is not marked as an estimate.",
     "Số liệu được báo cáo trước khi hết kỳ mà không ghi là ước tính.", "It counts as an estimate.",
     "Số liệu được coi là số ước.", "Mark it as an estimate, or correct the date.",
     "Ghi là ước tính, hoặc sửa lại ngày báo cáo.",
     "target,period,value,reported_on\n"
     "new-crafts,2024,3,2024-11-10",
     "target,period,value,reported_on,estimate\n"
     "new-crafts,2024,3,2024-11-10,yes"},
    {"S019", "date-far-off", Severity::warning,
     "The row was reported more than two years after its period, or its period lies far ahead of all dates.",
     "Dòng được báo cáo sau kỳ hơn hai năm, hoặc kỳ báo cáo vượt xa mọi ngày trong số liệu.",
     "It is probably mistyped, and does not decide as of which day the report is.",
     "Có thể ghi nhầm; ngày này không được dùng để xác định thời điểm báo cáo.", "Correct the date or the period.",
     "Sửa lại ngày báo cáo hoặc kỳ báo cáo.",
     "target,period,value,reported_on\n"
     "new-crafts,2021,3,2042-01-10",
     "target,period,value,reported_on\n"
     "new-crafts,2021,3,2022-01-10"},
    {"S020", "month-missing", Severity::warning, "Nobody reported some months of a flow between others.",
     "Có tháng không được báo cáo giữa các tháng đã báo cáo.", "What is missing is not zero: the sum is not complete.",
     "Thiếu số liệu không có nghĩa là bằng 0: tổng số chưa đầy đủ.", "Report them, with 0 where there was nothing.",
     "Báo cáo bổ sung, ghi 0 nếu không có phát sinh.",
     "target,period,value\n"
     "new-crafts,2024-01,1\n"
     "new-crafts,2024-03,1",
     "target,period,value\n"
     "new-crafts,2024-01,1\n"
     "new-crafts,2024-02,0\n"
     "new-crafts,2024-03,1"},
    {"S021", "baseline-differs", Severity::warning, "A row of the baseline year differs from the plan's baseline.",
     "Số liệu năm gốc khác với số liệu gốc trong kế hoạch.", "The plan's own figure is used.",
     "Số liệu trong kế hoạch được dùng.", "Correct the row, or the plan.", "Sửa lại dòng này, hoặc sửa kế hoạch.",
     "target,period,value\n"
     "output,2020,99",
     "target,period,value\n"
     "output,2020,100"},
    {"S022", "rate-for-level", Severity::warning, "The figures of an amount that is to grow look like growth rates.",
     "Số liệu của chỉ tiêu về mức tăng trông giống tốc độ tăng.",
     "The growth is computed from the amounts; of rates it would be nonsense.",
     "Tốc độ tăng được tính từ giá trị; nếu ghi tốc độ tăng thì kết quả sẽ sai.",
     "Report the amount itself, in the plan's unit.", "Báo cáo giá trị, theo đơn vị của kế hoạch.",
     "target,period,value\n"
     "growing,2022,9.5\n"
     "growing,2023,10.2",
     "target,period,value\n"
     "growing,2022,1095\n"
     "growing,2023,1207"},
    {"S023", "not-looked-at", Severity::note, "No goal looks at the row.", "Không mức phấn đấu nào dùng đến dòng này.",
     "It is sound, and enters no figure that is judged: the reason is told.",
     "Dòng không sai, nhưng không được tính vào số liệu đánh giá nào: lý do được nêu rõ.",
     "Nothing need be done, if that is meant.", "Không cần sửa, nếu đúng như vậy.",
     "target,period,value\n"
     "early,2025,3",
     "target,period,value\n"
     "early,2022,3"},
    {"S024", "parts-exceed-amount", Severity::warning,
     "What some areas or shorter periods report exceeds the figure of the whole, of an amount that may be negative.",
     "Số liệu của một số địa bàn hoặc kỳ ngắn hơn đã vượt số liệu chung, với đại lượng có thể âm.",
     "The parts still missing would have to be negative.", "Phần còn thiếu khi đó phải là số âm.",
     "Check the figures; nothing need be done where some can be negative.",
     "Kiểm tra lại số liệu; không cần sửa nếu có phần có thể âm.",
     "target,period,value\n"
     "output,2024,100\n"
     "output,2024-Q1,120",
     "target,period,value\n"
     "output,2024,100\n"
     "output,2024-Q1,20"},
    {"S025", "province-part-set-aside", Severity::note,
     "A row of the whole covers a part of a period that every area reports whole.",
     "Dòng số liệu chung chỉ của một phần kỳ mà mọi địa bàn đã báo cáo trọn kỳ.",
     "The areas' rows already hold it, so it is not added.", "Số liệu các địa bàn đã gồm phần này nên không cộng thêm.",
     "Nothing need be done.", "Không cần sửa gì.",
     "target,period,area,value\n"
     "sold,2024-Q1,,4\n"
     "sold,2024,178,5\n"
     "sold,2024,180,5\n"
     "sold,2024,181,5",
     "target,period,area,value\n"
     "sold,2024,,15\n"
     "sold,2024,178,5\n"
     "sold,2024,180,5\n"
     "sold,2024,181,5"},
    {"S026", "area-perhaps-left-out", Severity::warning,
     "A row without area stands between rows of areas for its period, and an area has none; or below a title, "
     "or on a sheet, that names an area; or in a file where the first row of each group alone names one.",
     "Dòng không ghi địa bàn nằm giữa các dòng của địa bàn trong cùng kỳ, và có địa bàn chưa có dòng; hoặc nằm dưới "
     "tên bảng, hoặc trên trang tính, nêu tên một địa bàn; hoặc ở tệp chỉ ghi địa bàn ở dòng đầu của mỗi nhóm.",
     "It is read as the figure of the whole, before which those of the areas give way.",
     "Dòng được đọc là số liệu chung và thay cho tổng các địa bàn.",
     "Write the area; or put the row of the whole behind those of the areas.",
     "Điền tên địa bàn; hoặc đặt dòng số liệu chung sau các dòng của địa bàn.",
     "target,period,area,value\n"
     "sold,2024,178,5\n"
     "sold,2024,,15\n"
     "sold,2024,181,5",
     "target,period,area,value\n"
     "sold,2024,178,5\n"
     "sold,2024,181,5\n"
     "sold,2024,,15"},
};

static_assert(are_named(row_rules, row_rule_names));

}  // namespace plantrack
