#include "render/svg_canvas.hpp"

#include "render/svg.hpp"

#include <fmt/format.h>

#include <cmath>

namespace plantrack {

std::string coordinate(double value) {
  const long tenths = std::lround(value * 10);
  if (tenths % 10 == 0) return std::to_string(tenths / 10);
  return fmt::format("{}{}.{}", tenths < 0 ? "-" : "", std::labs(tenths) / 10, std::labs(tenths) % 10);
}

double text_width(std::string_view words, double size) {
  double ems = 0;
  for (const char c : words) {
    if ((static_cast<unsigned char>(c) & 0xc0U) == 0x80U) continue;  // goes on with the character before
    ems += c == 'M' || c == 'W' || c == '%'                           ? 0.95
           : c == ' ' || c == '.' || c == ',' || c == 'i' || c == 'l' ? 0.36
                                                                      : 0.64;
  }
  return ems * size;
}

void SvgCanvas::add(std::string begin, std::string end, std::string look) {
  if (look != look_) flush();
  look_ = std::move(look);
  wait_.emplace_back(std::move(begin), std::move(end));
}

void SvgCanvas::flush() {
  const bool many = wait_.size() > 1;
  if (many) out_ += "<g" + look_ + ">";
  for (const auto& [begin, end] : wait_) out_ += begin + (many ? "" : look_) + end;
  if (many) out_ += "</g>";
  wait_.clear();
}

namespace {

std::string look_of(Ink ink) {
  return fmt::format(R"( {} class="{}")", ink.paint, ink.style);
}

}  // namespace

void SvgCanvas::rect(double x, double y, double width, double height, Ink ink) {
  if (width <= 0 || height <= 0) return;
  add(fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}")", coordinate(x), coordinate(y), coordinate(width),
                  coordinate(height)),
      "/>", look_of(ink));
}

void SvgCanvas::path(const std::string& steps, Ink ink) {
  if (!steps.empty()) add(fmt::format(R"(<path d="{}")", steps), "/>", look_of(ink));
}

void SvgCanvas::line(double x1, double y1, double x2, double y2, Ink ink) {
  path(fmt::format("M{} {}L{} {}", coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2)), ink);
}

void SvgCanvas::circle(double x, double y, double radius, Ink ink) {
  add(fmt::format(R"(<circle cx="{}" cy="{}" r="{}")", coordinate(x), coordinate(y), coordinate(radius)), "/>",
      look_of(ink));
}

void SvgCanvas::diamond(double x, double y) {
  path(fmt::format("M{} {}l4 4-4 4-4-4z", coordinate(x), coordinate(y - 4)), ink::diamond);
}

void SvgCanvas::cross(double x, double y) {
  path(fmt::format("M{} {}l7 7m0 -7l-7 7", coordinate(x - 3.5), coordinate(y - 3.5)), ink::cross);
}

void SvgCanvas::text(double x, double y, std::string_view words, Ink ink, Anchor anchor) {
  const std::string where = anchor == Anchor::middle ? " text-anchor=\"middle\""
                            : anchor == Anchor::end  ? " text-anchor=\"end\""
                                                     : "";
  add(fmt::format(R"(<text x="{}" y="{}")", coordinate(x), coordinate(y)), ">" + markup_escaped(words) + "</text>",
      where + look_of(ink));
}

}  // namespace plantrack
