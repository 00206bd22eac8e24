#include "base/system.hpp"

#include "base/failure.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace plantrack {
namespace {

// True where the call is to be made again.
bool worth_another_try(int descriptor, short events) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
  struct pollfd wanted {
    descriptor, events, 0
  };
  return ::poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

Text title_of(const std::string& path) {
  return path == "-" ? say("standard input", "đầu vào chuẩn") : same(path);
}

}  // namespace

Text reason(int error) {
  switch (error) {
    case ENOENT: return say("no such file or folder", "không có tệp hay thư mục này");
    case EACCES:
    case EPERM: return say("permission denied", "không có quyền truy cập");
    case EISDIR: return say("it is a folder", "đây là một thư mục");
    case ENOTDIR: return say("a part of the path is not a folder", "một phần của đường dẫn không phải là thư mục");
    case ENOSPC: return say("no space left on the disk", "ổ đĩa đã đầy");
    case EDQUOT: return say("the disk quota is used up", "đã dùng hết hạn mức dung lượng ổ đĩa");
    case EROFS: return say("the disk is read-only", "ổ đĩa chỉ cho phép đọc");
    case EFBIG: return say("the file would be larger than is allowed", "tệp sẽ vượt quá kích thước được phép");
    case EIO: return say("the disk or the connection fails", "ổ đĩa hoặc kết nối bị lỗi");
    case ENAMETOOLONG: return say("the name is too long", "tên quá dài");
    case ELOOP: return say("too many symbolic links", "quá nhiều liên kết tượng trưng");
    case EMFILE:
    case ENFILE: return say("too many files are open", "đang mở quá nhiều tệp");
    case EBUSY:
    case ETXTBSY: return say("another program is using it", "một chương trình khác đang sử dụng");
    case EBADF: return say("it is closed", "đã bị đóng");
    case ENXIO:
    case ENODEV:
      return say("there is no device or program behind it", "không có thiết bị hay chương trình nào ở đầu kia");
    case EPIPE: return say("the reader has gone", "phía nhận đã đóng");
    case ENOMEM: return say("there is not enough memory", "không đủ bộ nhớ");
    case EEXIST: return say("it exists already", "đã tồn tại");
    case EINVAL:
    case ENOTSUP: return say("the system does not allow this here", "hệ thống không cho phép thao tác này ở đây");
    case ESTALE:
    case ETIMEDOUT:
    case ECONNRESET:
    case EHOSTDOWN: return say("the server does not answer", "máy chủ không trả lời");
    default: return say("error {} of the system", "lỗi hệ thống số {}", error);
  }
}

void fail_to_read(const std::string& path, int error) {
  throw Failure(say("cannot read {}: {}", "không đọc được {}: {}", title_of(path), reason(error)));
}

void fail_to_write(const std::string& path, int error) {
  throw Failure(say("cannot write {}: {}", "không ghi được {}: {}", path, reason(error)));
}

std::ptrdiff_t read_some(int descriptor, char* to, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(descriptor, to, size);
    if (got >= 0 || !worth_another_try(descriptor, POLLIN)) return got;
  }
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (!worth_another_try(descriptor, POLLOUT)) {
      return errno;
    }
  }
  return 0;
}

}  // namespace plantrack
