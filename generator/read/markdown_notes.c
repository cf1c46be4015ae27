/* Footnotes that got lost, and those that would carry a text to readers who may not see it. */
#include "read/markdown_notes.h"

#include "read/markdown_marks.h"

bool markdown_note_allowed(struct diagnostics *sink, const struct markdown_text *text, size_t reference, size_t line) {
    size_t division = markdown_division(text, line);
    if (markdown_division_in(text, markdown_division(text, reference), division)) return true;
    struct str class_name = text->marks[division - 1].mark.word;
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_M05, markdown_line_span(text, line),
                 "this footnote's text stands inside “::: {0}”, the reference to it does not", class_name);
    diagnose_help(sink, d, "write the text where its readers may see it, or the reference inside the block too");
    return false;
}

void markdown_notes_check(struct diagnostics *sink, const struct markdown_text *text, const struct markdown_note *notes,
                          size_t count) {
    for (size_t i = 0; i < text->note_count; i++) {
        bool found = false;
        for (size_t j = 0; j < count && !found; j++) found = notes[j].line == text->note_lines[i];
        if (found) continue;
        struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_M05, markdown_line_span(text, text->note_lines[i]),
                                        "nothing refers to this footnote, or another has its name: it is left out");
        diagnose_help(sink, d, "write the same name in brackets in the text, as in “word[^name]”");
    }
}

void markdown_notes_check_text(struct diagnostics *sink, const struct markdown_text *text, size_t line,
                               struct str printed) {
    size_t start, size, at;
    while (str_find(printed, STR("[^"), &start) && str_find(str_skip(printed, start), STR("]"), &size)) {
        struct str reference = str_slice(printed, start, start + size + 1);
        printed = str_skip(printed, start + size + 1);
        struct str whole = line < text->line_count ? text->lines[line] : (struct str){0};
        if (reference.size < 4 || str_find(reference, STR(" "), NULL)) continue;
        if (!str_find(whole, reference, &at) || (at && whole.data[at - 1] == '\\')) continue;
        struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_M05, markdown_line_span(text, line),
                                        "the footnote “{0}” has no text", reference);
        diagnose_help(sink, d, "write “{0}: …” on a line of its own below", reference);
    }
}
