#include "read/text/decoding_advice.hpp"

namespace plantrack {
namespace {

Text save_as_utf8() {
  return say("save the file in Excel as \"CSV UTF-8 (Comma delimited)\"",
             "trong Excel, lưu lại tệp với kiểu \"CSV UTF-8 (Comma delimited)\"");
}

Text save_or_force(std::string_view encoding, EncodingSaid said) {
  if (said == EncodingSaid::cannot_be) return save_as_utf8();
  return say("save the file in Excel as \"CSV UTF-8 (Comma delimited)\", or say `--encoding {}` if that is what it is",
             "trong Excel, lưu lại tệp với kiểu \"CSV UTF-8 (Comma delimited)\", hoặc nêu `--encoding {}` nếu đúng là "
             "bảng mã đó",
             encoding);
}

}  // namespace

DecodingFault undecodable_text(const TextSource::Undecodable& bad, Encoding encoding, EncodingSaid said) {
  using Fault = TextSource::Fault;
  switch (bad.fault) {
    case Fault::no_such_byte:
      return {say("byte {} of the file (0x{:02X}) is no character in {}; none of its rows is read",
                  "byte thứ {} của tệp (0x{:02X}) không phải là ký tự nào trong bảng mã {}; không đọc dòng nào của tệp",
                  bad.offset, bad.byte, title_of(encoding)),
              save_as_utf8()};
    case Fault::lone_surrogate:
      return {say("byte {} of the file begins half a character of {}; none of its rows is read",
                  "byte thứ {} của tệp là một nửa ký tự {} bị tách rời; không đọc dòng nào của tệp", bad.offset,
                  title_of(encoding)),
              say("the file is damaged: save or send it again", "tệp bị hỏng: hãy lưu hoặc gửi lại")};
    case Fault::cut_in_two:
      return {say("the file ends in the middle of a character of {}, at byte {}; none of its rows is read",
                  "tệp kết thúc giữa chừng một ký tự {}, ở byte thứ {}; không đọc dòng nào của tệp", title_of(encoding),
                  bad.offset),
              say("part of the file is missing: save or send it again", "tệp bị thiếu một phần: hãy lưu hoặc gửi lại")};
    case Fault::no_mark:
      return {say("the file does not begin with the mark (FF FE or FE FF) that tells the two kinds of UTF-16 apart",
                  "đầu tệp không có dấu (FF FE hoặc FE FF) để phân biệt hai kiểu UTF-16"),
              said == EncodingSaid::cannot_be
                  ? save_as_utf8()
                  : say("say `--encoding utf-16le` (usual on Windows) or `--encoding utf-16be`",
                        "nêu `--encoding utf-16le` (thường gặp trên Windows) hoặc `--encoding utf-16be`")};
    case Fault::unmarked_utf16:
      return {say("the file looks like UTF-16 without the mark (FF FE or FE FF) at its beginning; byte {} is 0x{:02X}",
                  "tệp có vẻ là UTF-16 nhưng thiếu dấu (FF FE hoặc FE FF) ở đầu; byte thứ {} là 0x{:02X}", bad.offset,
                  bad.byte),
              save_or_force("utf-16le", said)};
    case Fault::workbook:
      return {
          say("the file is a workbook (such as .xlsx), not CSV: byte {} begins its packing; none of its rows is read",
              "đây là tệp Excel hoặc tệp nén, không phải CSV (byte thứ {}); không đọc dòng nào của tệp", bad.offset),
          save_as_utf8()};
    case Fault::utf32:
      return {say("the file is UTF-32, from byte {} on; none of its rows is read",
                  "tệp có bảng mã UTF-32, từ byte thứ {}; không đọc dòng nào của tệp", bad.offset),
              save_as_utf8()};
  }
  return {};
}

DecodingFault undecodable_utf8(const CsvReader::Undecodable& bad, EncodingSaid said) {
  if (said == EncodingSaid::its_name) {
    return {say("byte {} of the file (0x{:02X}) is not UTF-8; none of its rows is read",
                "byte thứ {} của tệp (0x{:02X}) không đúng mã UTF-8; không đọc dòng nào của tệp", bad.offset, bad.byte),
            say("leave out --encoding to have it found out, or name the one it has",
                "bỏ --encoding để chương trình tự nhận biết, hoặc nêu đúng bảng mã của tệp")};
  }
  return {
      say("byte {} of the file (0x{:02X}) is not UTF-8, and as a whole it does not read as Vietnamese in "
          "Windows-1258 either; none of its rows is read",
          "byte thứ {} của tệp (0x{:02X}) không đúng mã UTF-8, và cả tệp cũng không đọc được thành tiếng Việt theo "
          "Windows-1258; không đọc dòng nào của tệp",
          bad.offset, bad.byte),
      say("{}; a file in TCVN3 (ABC, fonts .Vn…) or VNI must first be converted to Unicode, such as with UniKey",
          "{}; nếu tệp dùng bảng mã cũ TCVN3 (ABC, phông .Vn…) hoặc VNI thì phải chuyển sang Unicode trước, ví dụ bằng "
          "UniKey",
          save_or_force("windows-1258", said))};
}

DecodingFault unsplittable(CsvFault fault) {
  switch (fault) {
    case CsvFault::none: break;
    case CsvFault::stray_quote:
      return {say("a quote stands inside a field; the row cannot be split",
                  "có dấu ngoặc kép nằm giữa ô nên không tách được các ô của dòng"),
              say("put the whole field in quotes and double those inside: \"Theo \"\"công văn\"\"\"",
                  "đặt cả ô trong ngoặc kép và viết đôi dấu ngoặc kép bên trong: \"Theo \"\"công văn\"\"\"")};
    case CsvFault::quote_never_closed:
      return {say("this quote is never closed", "dấu ngoặc kép này không được đóng lại"),
              say("close it at the end of the field, or remove it", "đóng ngoặc ở cuối ô, hoặc bỏ dấu này đi")};
    case CsvFault::nul_byte:
      return {say("a NUL byte stands here: the file is damaged, or not UTF-8",
                  "ở đây có byte NUL: tệp bị hỏng hoặc không phải mã UTF-8"),
              say("save the file again as CSV UTF-8", "lưu lại tệp với kiểu CSV UTF-8")};
    case CsvFault::field_too_long:
      return {
          say("a field of more than 1 MiB, or a row of more than 4 MiB", "ô dài hơn 1 MiB, hoặc dòng dài hơn 4 MiB"),
          say("check that this is a CSV file with line ends", "kiểm tra xem đây có đúng là tệp CSV có xuống dòng")};
  }
  return {};
}

}  // namespace plantrack
