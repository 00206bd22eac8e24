// A view as a page that is handed on alone: over it the plan's paper and what has to be known before all else, under
// it what its signs and statuses mean. Every other form is that of the view.
#pragma once

#include "render/presentation.hpp"
#include "render/report_view.hpp"

namespace plantrack {

class FramedView final : public Presentation {
 public:
  // All of it outlives the frame. `with_head`: false where the view says itself of which plans it is.
  FramedView(const Presentation& view, const PlanSet& plans, const ReportScope& scope, bool with_head = true)
      : view_(view), plans_(plans), scope_(scope), with_head_(with_head) {}

  DataTable table() const override { return view_.table(); }
  void write_json(JsonWriter& json) const override { view_.write_json(json); }
  Document document(Lang lang) const override;  // with what has to be known before all else
  Document page(Lang lang) const override;
  std::vector<Sheet> sheets() const override { return view_.sheets(); }
  Date day() const override { return view_.day(); }

 private:
  void insert_head(Document& document, bool particulars) const;
  Document head(Lang lang, bool particulars) const;
  void write_legend(Document& page) const;

  const Presentation& view_;
  const PlanSet& plans_;
  const ReportScope& scope_;
  bool with_head_;
};

}  // namespace plantrack
