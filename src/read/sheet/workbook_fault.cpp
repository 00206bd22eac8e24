#include "read/sheet/workbook_fault.hpp"

namespace plantrack {

FaultWords words_for(WorkbookFault fault) {
  const Text save_again = say("open it in a spreadsheet, save it as .xlsx and send it again",
                              "mở tệp bằng Excel hoặc LibreOffice, lưu lại với kiểu .xlsx rồi gửi lại");
  switch (fault) {
    case WorkbookFault::none: break;
    case WorkbookFault::damaged:
      return {say("the workbook is damaged or was cut off", "tệp bảng tính bị hỏng hoặc bị cắt mất một phần"),
              save_again};
    case WorkbookFault::password:
      return {say("the workbook is protected by a password", "tệp bảng tính được bảo vệ bằng mật khẩu"),
              say("save it without a password and send it again", "lưu lại không đặt mật khẩu rồi gửi lại")};
    case WorkbookFault::old_format:
      return {say("the workbook is in the old format .xls, which is not read",
                  "tệp bảng tính theo định dạng cũ .xls nên không đọc được"),
              say("open it in a spreadsheet and save it as .xlsx", "mở tệp rồi lưu lại với kiểu .xlsx")};
    case WorkbookFault::binary_format:
      return {say("the workbook is in the format .xlsb, which is not read",
                  "tệp bảng tính theo định dạng .xlsb nên không đọc được"),
              say("open it in a spreadsheet and save it as .xlsx", "mở tệp rồi lưu lại với kiểu .xlsx")};
    case WorkbookFault::other_archive:
      return {say("the file is an archive or another document, not a workbook",
                  "đây là tệp nén hoặc tài liệu khác, không phải bảng tính"),
              say("send the table itself, as .xlsx, .ods or CSV", "gửi chính bảng số liệu, dạng .xlsx, .ods hoặc CSV")};
    case WorkbookFault::swells:
      return {say("the workbook unpacks to far more than it can hold", "tệp bảng tính khi giải nén lớn bất thường"),
              say("copy the table into a new workbook, and send that", "chép bảng sang một tệp mới rồi gửi tệp đó")};
    case WorkbookFault::document_type:
      return {say("the workbook holds a DOCTYPE, which no spreadsheet writes",
                  "tệp bảng tính có khai báo DOCTYPE, điều mà không phần mềm bảng tính nào ghi"),
              save_again};
    case WorkbookFault::too_many_merges:
      return {say("the workbook has more merged cells than a table has",
                  "tệp bảng tính có số ô gộp nhiều hơn mức một bảng có thể có"),
              say("copy the table into a new workbook, and send that", "chép bảng sang một tệp mới rồi gửi tệp đó")};
    case WorkbookFault::too_much_text:
      return {say("the workbook holds more text than its cells account for",
                  "tệp bảng tính chứa nhiều chữ hơn mức số ô của bảng có thể có"),
              say("copy the table into a new workbook, and send that", "chép bảng sang một tệp mới rồi gửi tệp đó")};
  }
  return {};
}

}  // namespace plantrack
