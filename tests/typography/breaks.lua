-- Read by breaks.tex: hands the paragraphs to TeX and prints widths and line ends as rows of C.
local texts = {
    { name = "english", text = [[In old|en times when wish|ing still helped one, there lived a king whose daugh|ters were all
beau|ti|ful; and the young|est was so beau|ti|ful that the sun it|self, which has seen so much, was aston|ished
when|ever it shone in her face. Close by the king's cas|tle lay a great dark for|est, and un|der an old lime-/tree in the
for|est was a well, and when the day was very warm, the king's child went out in|to the for|est and sat down by the side
of the cool foun|tain; and when she was bored she took a gold|en ball, and threw it up on high and caught it; and this
ball was her fa|vor|ite play|thing.]] },
    { name = "german", text = [[In den al|ten Zei|ten, wo das Wün|schen noch ge|hol|fen hat, leb|te ein Kö|nig, des|sen Töch|ter
wa|ren al|le schön; aber die jüngs|te war so schön, dass die Son|ne sel|ber, die doch so vie|les ge|se|hen hat, sich
ver|wun|der|te, sooft sie ihr ins Ge|sicht schien. Na|he bei dem Schlos|se des Kö|nigs lag ein gro|ßer dunk|ler Wald, und in
dem Wal|de un|ter ei|ner al|ten Lin|de war ein Brun|nen; wenn nun der Tag recht heiß war, so ging das Kö|nigs|kind hin|aus in
den Wald und setz|te sich an den Rand des küh|len Brun|nens; und wenn sie Lan|ge|wei|le hat|te, so nahm sie ei|ne gol|de|ne
Ku|gel, warf sie in die Hö|he und fing sie wie|der; und das war ihr liebs|tes Spiel|werk.]] },
}
local widths = { 160, 200, 250, 320, 400 } -- points, without hyphens
local narrow = { 90, 110, 130 }             -- with them
local in_tex = { ["ä"] = '\\"a', ["ö"] = '\\"o', ["ü"] = '\\"u', ["ß"] = "\\ss{}" }

-- A part and what follows it: a space, | or /; nothing at the end.
local function parts_of(text)
    local parts = {}
    for part, after in text:gsub("\n", " "):gmatch("([^ |/]+)([ |/]?)") do parts[#parts + 1] = { part, after } end
    return parts
end

local function box_of(part)
    return "\\hbox{" .. part:gsub("[\xC3][\x80-\xBF]", in_tex) .. "}"
end

local parts
function print_width(i)
    texio.write_nl(string.format('> {"%s", %d, \'%s\'},', parts[i][1], tex.box[0].width, parts[i][2] == "" and "." or parts[i][2]))
end

-- The last word of each line, with the hyphen that TeX put in: the only letters that are in no box.
function print_ends(name, width, hyphens)
    local ends, last = {}, 0
    for line in node.traverse_id(node.id("hlist"), tex.box[1].head) do
        local word = ""
        for n in node.traverse(line.head) do
            if n.id == node.id("hlist") then
                last = last + 1
                local begins = word == "" or parts[last - 1][2] == " "
                word = (begins and "" or word) .. parts[last][1]
            elseif n.id == node.id("glyph") then
                word = word .. "-"
            end
        end
        ends[#ends + 1] = word
    end
    texio.write_nl(string.format('> {%s, %d, %s, @, "%s"},', name, width, hyphens, table.concat(ends, " ")))
end

local function set(text, width, hyphens)
    tex.print(string.format("\\setbox1\\vbox{\\hsize=%dpt \\noindent", width))
    for _, part in ipairs(parts_of(text.text)) do
        local after = part[2] == "|" and (hyphens and "\\discretionary{-}{}{}" or "") or part[2] == "/" and "\\discretionary{}{}{}"
        tex.print(box_of(part[1]) .. (part[2] == " " and "\\space" or after or "") .. "\\relax")
    end
    tex.print(string.format("\\par}\\directlua{print_ends('%s', %d, %s)}", text.name, width, tostring(hyphens)))
end

-- TeX runs what is printed only after this file: what it needs of `parts` is set from there.
function take(i) parts = parts_of(texts[i].text) end

for i, text in ipairs(texts) do
    tex.print("\\directlua{take(" .. i .. ")}")
    for j, part in ipairs(parts_of(text.text)) do
        tex.print("\\setbox0" .. box_of(part[1]) .. "\\directlua{print_width(" .. j .. ")}")
    end
    for _, width in ipairs(widths) do set(text, width, false) end
    for _, width in ipairs(narrow) do set(text, width, true) end
end
tex.print("\\directlua{texio.write_nl('')}") -- so that TeX's own closing words begin a line
