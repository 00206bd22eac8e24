-- Head and signature of an office's report, for pandoc: each ::: column inside ::: letterhead is a column of a table without
-- lines, each of its paragraphs a centred line, *** a short rule. Nothing but such a div becomes part of the file as it is.
local WIDTHS = {5600, 8400} -- twentieths of a point: the width between the margins of reference-a4.docx

local function escaped(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"))
end

local function line(block)
  local first = block.content[1]
  local look = first and (first.t == "Strong" and "<w:b/>" or first.t == "Emph" and "<w:i/>") or ""
  return '<w:p><w:pPr><w:pStyle w:val="Letterhead"/><w:keepNext/></w:pPr><w:r><w:rPr>' .. look .. '</w:rPr><w:t xml:space="preserve">' ..
    escaped(pandoc.utils.stringify(block)) .. "</w:t></w:r></w:p>"
end

local function rule(width)
  local side = math.floor(width * 0.36)
  return '<w:p><w:pPr><w:pStyle w:val="Letterhead"/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' ..
    '<w:spacing w:line="60" w:lineRule="exact" w:after="120"/><w:ind w:left="' .. side .. '" w:right="' .. side .. '"/></w:pPr></w:p>'
end

function Div(div)
  if not div.classes:includes("letterhead") then return nil end
  local cells, grid = "", ""
  for i, column in ipairs(div.content) do
    local width = WIDTHS[i]
    cells = cells .. '<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="' .. width .. '"/></w:tcPr>'
    for _, block in ipairs(column.content) do
      cells = cells .. (block.t == "HorizontalRule" and rule(width) or line(block))
    end
    cells = cells .. "</w:tc>"
    grid = grid .. '<w:gridCol w:w="' .. width .. '"/>'
  end
  return pandoc.RawBlock("openxml", '<w:tbl><w:tblPr><w:tblStyle w:val="Letterhead-table"/><w:tblW w:type="dxa" w:w="14000"/>' ..
    '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' .. grid .. "</w:tblGrid><w:tr>" .. cells .. "</w:tr></w:tbl>")
end
