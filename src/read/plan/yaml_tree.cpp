#include "read/plan/yaml_tree.hpp"

#include "base/text_hash.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "read/plan/yaml_refusal.hpp"
#include "read/plan/yaml_source.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>
#include <utility>

namespace plantrack {
namespace {

constexpr std::size_t longest_shown = 60;  // columns of foreign text in a message

// Hands the text over bit by bit, and no further once the parser has swallowed much without telling of a value: of
// input like `[[[[…` it would queue hundreds of bytes for each one read.
class MeteredBuffer : public std::streambuf {
 public:
  explicit MeteredBuffer(std::string& text) : text_(text) {}

  void value_seen() { seen_ = given_; }

 protected:
  int_type underflow() override {
    if (given_ >= text_.size()) return traits_type::eof();
    if (given_ - seen_ > max_unseen) {
      throw Refusal{
          &rule("plan-too-large"),
          {},
          say("more than {} KiB without an end of a value", "hơn {} KiB mà chưa hết một giá trị", max_unseen >> 10),
          say("is this a plan? look for a bracket or quotation mark left open, or break long lists into lines",
              "đây có phải là kế hoạch không? hãy tìm dấu ngoặc hoặc dấu nháy chưa đóng, hoặc tách danh sách dài "
              "thành nhiều dòng")};
    }
    const std::size_t size = std::min(chunk, text_.size() - given_);
    char* begin = text_.data() + given_;
    setg(begin, begin, begin + size);
    given_ += size;
    return traits_type::to_int_type(*begin);
  }

 private:
  static constexpr std::size_t chunk = 4096, max_unseen = 512 << 10;
  std::string& text_;
  std::size_t given_ = 0;
  std::size_t seen_ = 0;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const std::string& file, YamlSource& source, MeteredBuffer& buffer, Findings& findings)
      : file_(file), source_(source), buffer_(buffer), findings_(findings) {
    stack_.emplace_back();  // the document: a list of one
  }

  YamlNode root() { return stack_.front().node.items.empty() ? YamlNode{} : std::move(stack_.front().node.items[0]); }
  std::size_t last_position() const { return last_position_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t at = begin(mark, "", anchor);
    YamlNode node;
    const std::size_t length = source_.null_length(at);
    node.place = length > 0 ? source_.place(at, at + length) : nothing_place(at);
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_alias(position(mark)); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const std::size_t at = begin(mark, tag, anchor);
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.plain = tag == "?";
    const std::size_t end = source_.scalar_end(at, node.plain, value);
    if (end == std::string::npos) refuse_open_quote(source_.place(at, at + 1));
    node.place = source_.place(at, end);
    if (std::size_t bad = first_hidden(value); bad != std::string::npos) {
      const auto character = static_cast<unsigned>(code_point_at(value, bad));
      throw Refusal{&rule("unreadable-yaml"), node.place,
                    say("this text holds a control or invisible character (U+{:04X})",
                        "đoạn văn bản này chứa ký tự điều khiển hoặc ký tự ẩn (U+{:04X})", character),
                    say("take it out", "hãy xóa ký tự đó")};
    }
    // Quotes over several lines stay suspect: if the next line makes no sense, an open quote is the likely cause.
    if (!source_.spans_lines(at, end)) last_position_ = std::max(last_position_, end);
    node.text = nfc(value);
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::list, begin(mark, tag, anchor));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::mapping, begin(mark, tag, anchor));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    YamlNode node{YamlNode::Kind::list, true, {}, {}, {}, {}};
    std::optional<YamlKey> key;  // read, its value not yet
  };

  std::size_t position(const YAML::Mark& mark) const { return source_.position(mark.line, mark.column); }

  // What is the same for every node: no anchor, no tag, not too many. Returns where it starts.
  std::size_t begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const std::size_t at = position(mark);
    buffer_.value_seen();
    last_position_ = std::max(last_position_, at);
    const char first = source_.char_at(at);
    if (anchor != 0 || first == '&') refuse_alias(at);
    if ((!tag.empty() && tag != "?" && tag != "!") || first == '!') {
      throw Refusal{&rule("anchor-or-alias"), source_.place(at, source_.word_end(at)),
                    say("a tag ({}) stands here", "ở đây có nhãn kiểu ({})", source_.word(at)),
                    say("leave the tag out: every value is read as its key asks for",
                        "hãy bỏ nhãn này: mỗi giá trị được đọc theo đúng khóa của nó")};
    }
    if (++nodes_ > max_yaml_nodes) {
      throw Refusal{&rule("plan-too-large"), source_.place(at, at),
                    say("more than {} values in one file", "một tệp có hơn {} giá trị", max_yaml_nodes), split_hint()};
    }
    return at;
  }

  static Text split_hint() {
    return say("split the plan, or put its areas into a CSV (areas_from)",
               "hãy tách kế hoạch, hoặc đưa danh sách địa bàn vào tệp CSV (areas_from)");
  }

  [[noreturn]] void refuse_alias(std::size_t at) const {
    throw Refusal{&rule("anchor-or-alias"), source_.place(at, source_.word_end(at)),
                  say("an anchor or alias ({}) stands here", "ở đây có neo hoặc bí danh YAML ({})", source_.word(at)),
                  say("write the value out where it belongs; text that begins with & or * needs quotes",
                      "hãy ghi đầy đủ giá trị tại chỗ; văn bản bắt đầu bằng & hoặc * phải đặt trong dấu nháy")};
  }

  Place nothing_place(std::size_t at) const {
    const Frame& frame = stack_.back();
    return frame.node.is_mapping() && frame.key ? frame.key->place : source_.place(at, at);
  }

  void open(YamlNode::Kind kind, std::size_t at) {
    if (stack_.size() > max_yaml_depth) {
      throw Refusal{&rule("plan-too-large"), source_.place(at, at),
                    say("nested deeper than {} levels", "lồng sâu quá {} cấp", max_yaml_depth),
                    say("a plan needs no more than six levels", "một kế hoạch không cần quá sáu cấp")};
    }
    if (stack_.back().node.is_mapping() && !stack_.back().key) refuse_key(at);
    stack_.emplace_back();
    stack_.back().node.kind = kind;
    stack_.back().node.place =
        source_.place(at, source_.char_at(at) == '{' || source_.char_at(at) == '[' ? at + 1 : at);
  }

  void close() {
    YamlNode node = std::move(stack_.back().node);
    stack_.pop_back();
    if (node.is_mapping()) drop_repeated(node);
    add(std::move(node));
  }

  // At the end of a file yaml-cpp takes a bracket left open for a key, so that is the likelier cause.
  [[noreturn]] void refuse_key(std::size_t at) const {
    const std::size_t quote = source_.open_quote(at, std::string::npos);
    if (quote != std::string::npos) refuse_open_quote(source_.place(quote, quote + 1));
    throw Refusal{
        &rule("unreadable-yaml"), source_.place(at, at),
        say("a key must be one word of text", "khóa phải là một từ văn bản"),
        say("write `key: value`, and close every bracket", "hãy ghi theo dạng `khóa: giá trị` và đóng mọi dấu ngoặc")};
  }

  // Puts a complete node where it belongs: a key waits for its value.
  void add(YamlNode node) {
    Frame& frame = stack_.back();
    if (!frame.node.is_mapping()) {
      frame.node.items.push_back(std::move(node));
    } else if (frame.key) {
      frame.node.keys.push_back(std::move(*frame.key));
      frame.key.reset();
      frame.node.items.push_back(std::move(node));
    } else {
      if (!node.is_scalar()) refuse_key(last_position_);
      if (node.plain && node.text == "<<") {
        throw Refusal{&rule("anchor-or-alias"), node.place,
                      say("a merge key (<<) stands here", "ở đây có khóa gộp (<<)"),
                      say("write the keys out", "hãy ghi đầy đủ các khóa")};
      }
      frame.key = YamlKey{std::move(node.text), node.place};
    }
  }

  void drop_repeated(YamlNode& mapping) {
    ViewMap<std::size_t> first;
    first.reserve(mapping.keys.size());
    std::vector<std::size_t> repeated;
    for (std::size_t i = 0; i < mapping.keys.size(); ++i) {
      const auto [found, is_new] = first.emplace(mapping.keys[i].text, i);
      if (is_new) continue;
      repeated.push_back(i);
      tell_repeated(mapping.keys[i], mapping.keys[found->second]);
    }
    if (repeated.empty()) return;
    first.clear();
    YamlNode kept{YamlNode::Kind::mapping, true, mapping.place, {}, {}, {}};
    std::size_t next = 0;
    for (std::size_t i = 0; i < mapping.keys.size(); ++i) {
      if (next < repeated.size() && repeated[next] == i) {
        ++next;
        continue;
      }
      kept.keys.push_back(std::move(mapping.keys[i]));
      kept.items.push_back(std::move(mapping.items[i]));
    }
    mapping = std::move(kept);
  }

  void tell_repeated(const YamlKey& key, const YamlKey& first) {
    Finding finding;
    finding.rule = &rule("repeated-key");
    finding.severity = finding.rule->severity;
    finding.file = file_;
    finding.place = key.place;
    finding.header = visible(key.text, longest_shown);
    finding.message = say("the key `{}` stands here a second time", "khóa `{}` xuất hiện lần thứ hai",
                          visible(key.text, longest_shown));
    finding.hint =
        say("keep one of them; the first is in line {}", "chỉ giữ lại một; khóa đầu tiên ở dòng {}", first.place.line);
    finding.related.push_back(
        {file_, first.place, say("the first `{}`", "khóa `{}` đầu tiên", visible(first.text, longest_shown))});
    findings_.add(std::move(finding));
  }

  const std::string& file_;
  YamlSource& source_;
  MeteredBuffer& buffer_;
  Findings& findings_;
  std::vector<Frame> stack_;
  std::size_t nodes_ = 0;
  std::size_t last_position_ = 0;
};

// Stops at the start of whatever follows the first document.
class WhatFollows : public YAML::EventHandler {
 public:
  struct Found {
    YAML::Mark mark;
  };
  void OnDocumentStart(const YAML::Mark& mark) override { throw Found{mark}; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { throw Found{mark}; }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw Found{mark}; }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t, const std::string&) override {
    throw Found{mark};
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    throw Found{mark};
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    throw Found{mark};
  }
  void OnMapEnd() override {}
};

[[noreturn]] void refuse(const YAML::Exception& error, YamlSource& source, std::size_t last_position) {
  const std::size_t at = error.mark.is_null() ? last_position : source.position(error.mark.line, error.mark.column);
  // An open quote swallows what follows, so the trouble shows far below its cause.
  if (const std::size_t quote = source.open_quote(last_position, at > last_position ? at : std::string::npos);
      quote != std::string::npos) {
    refuse_open_quote(source.place(quote, quote + 1));
  }
  throw Refusal{
      &rule("unreadable-yaml"), source.place(at, at), in_plain_words(error.msg),
      say("check this line and the one above: indentation by spaces, a space behind `:`, quotes around text with `: ` "
          "or `#`",
          "hãy kiểm tra dòng này và dòng trên: thụt đầu dòng bằng dấu cách, có dấu cách sau `:`, đặt trong dấu nháy "
          "văn bản có `: ` hoặc `#`")};
}

void check_text(std::string_view text) {
  if (text.size() > max_yaml_bytes) {
    throw Refusal{&rule("plan-too-large"),
                  {},
                  say("the file is larger than {} MiB", "tệp lớn hơn {} MiB", max_yaml_bytes >> 20),
                  say("a plan is a small text file; is this the right file?",
                      "kế hoạch là một tệp văn bản nhỏ; đây có đúng là tệp cần dùng không?")};
  }
  const std::size_t nul = text.find('\0');
  const bool other_encoding = text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff") || (nul < 4 && nul != 0);
  const Text as_utf8 = say("save the file as UTF-8", "hãy lưu tệp dưới dạng UTF-8");
  if (other_encoding) {
    throw Refusal{&rule("plan-not-utf8"),
                  {1, 1, 1},
                  say("the file is in UTF-16, not in UTF-8", "tệp dùng mã UTF-16, không phải UTF-8"),
                  as_utf8};
  }
  if (const std::size_t bad = first_invalid_utf8(text); bad != std::string_view::npos && bad < nul) {
    throw Refusal{&rule("plan-not-utf8"), place_in(text, bad),
                  say("byte {} (0x{:02X}) is not UTF-8", "byte thứ {} (0x{:02X}) không phải UTF-8", bad + 1,
                      static_cast<unsigned>(static_cast<unsigned char>(text[bad]))),
                  as_utf8};
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != 0x7f) continue;
    if (c == '\n' || c == '\r' || c == '\t') continue;
    throw Refusal{
        &rule("unreadable-yaml"), place_in(text, i),
        say("a control character (U+{:04X}) stands here: this is no text file",
            "ở đây có ký tự điều khiển (U+{:04X}): đây không phải tệp văn bản", static_cast<unsigned>(c)),
        say("take it out, or save the plan as plain text", "hãy xóa ký tự đó, hoặc lưu kế hoạch dạng văn bản thuần")};
  }
}

void check_nothing_follows(YAML::Parser& parser, YamlSource& source) {
  std::optional<std::size_t> at;
  try {
    WhatFollows handler;
    if (parser) parser.HandleNextDocument(handler);
  } catch (const WhatFollows::Found& found) {
    at = source.position(found.mark.line, found.mark.column);
  }
  if (!at) return;
  const std::size_t marker = source.marker_before(*at);
  if (marker == std::string::npos) {
    throw Refusal{
        &rule("unreadable-yaml"), source.place(*at, source.word_end(*at)),
        say("this does not belong to the plan above it", "phần này không thuộc nội dung kế hoạch phía trên"),
        say("check the indentation and the brackets above", "hãy kiểm tra thụt đầu dòng và các dấu ngoặc phía trên")};
  }
  throw Refusal{&rule("several-documents"), source.place(marker, marker + 3),
                say("a second document begins here", "tài liệu thứ hai bắt đầu ở đây"),
                say("one file holds one plan: move it into a file of its own",
                    "mỗi tệp chỉ chứa một kế hoạch: hãy chuyển phần này sang tệp riêng")};
}

YamlNode parse(const std::string& file, std::string& text, Findings& findings) {
  check_text(text);
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  unify_line_ends(text);
  YamlSource source(text);
  MeteredBuffer buffer(text);
  TreeBuilder builder(file, source, buffer, findings);
  try {
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) check_nothing_follows(parser, source);
  } catch (const YAML::Exception& error) {
    refuse(error, source, builder.last_position());
  } catch (Refusal& refusal) {
    if (!refusal.place) refusal.place = source.place(builder.last_position(), builder.last_position());
    throw;
  }
  YamlNode root = builder.root();
  if (root.kind == YamlNode::Kind::null) {
    throw Refusal{&rule("empty-plan"),
                  {1, 1, 0},
                  say("the file holds nothing", "tệp không có nội dung"),
                  say("begin with the schema: plantrack/plan@1", "hãy bắt đầu bằng dòng schema: plantrack/plan@1")};
  }
  return root;
}

}  // namespace

std::optional<YamlNode> read_yaml_tree(const std::string& file, std::string text, Findings& findings) {
  try {
    return parse(file, text, findings);
  } catch (Refusal& refusal) {
    Finding finding;
    finding.rule = refusal.rule;
    finding.severity = refusal.rule->severity;
    finding.file = file;
    finding.place = refusal.place;
    finding.message = std::move(refusal.message);
    finding.hint = std::move(refusal.hint);
    findings.add(std::move(finding));
    return std::nullopt;
  }
}

}  // namespace plantrack
