/* Messages of the gate. */
#include "gate/findings.h"

#include "base/arena.h"

/* ---- where it comes from ---- */

enum { LINES_LOOKED_AT = 400 };

static bool line_has(struct arena *scratch, const struct gate_finding *finding, const struct source *source,
                     uint32_t line, struct span *out) {
    struct str text = source_line(source, line);
    struct gate_words words = gate_words_of(scratch, text);
    struct gate_hits hits = {.arena = scratch};
    for (size_t d = 0; d < 2; d++) gate_match(&hits, finding->dictionary[d], &words, &(struct gate_text){.text = text});
    for (size_t i = 0; i < hits.count; i++) {
        if (hits.items[i].term != finding->term) continue;
        size_t start = (size_t)(text.data - source->text.data) + hits.items[i].start;
        *out = source_span(source, start, start + hits.items[i].end - hits.items[i].start);
        return true;
    }
    return false;
}

/* The words themselves, where they stand on one line of those that follow. */
static bool words_in(const struct gate_finding *finding, const struct source *source, uint32_t first, uint32_t most,
                     struct span *out) {
    bool found = false;
    for (uint32_t line = first; !found && line < first + most; line++) {
        struct arena *scratch = arena_create();
        found = line_has(scratch, finding, source, line, out);
        arena_destroy(scratch);
    }
    return found;
}

static struct span place_of(const struct gate_finding *finding) {
    struct span place = finding->from;
    if (place.source) {
        words_in(finding, place.source, place.line ? place.line : 1, LINES_LOOKED_AT, &place);
        return place;
    }
    const struct layout_file *layout = finding->layout;
    if (layout && words_in(finding, layout->source, 1, LINES_LOOKED_AT, &place)) return place;
    for (size_t i = 0; layout && i < layout->part_count; i++)
        if (words_in(finding, layout->parts[i].source, 1, LINES_LOOKED_AT, &place)) return place;
    return (struct span){.source = finding->document};
}

/* ---- where it stands ---- */

static struct message place_words(struct arena *arena, const struct gate_text *text) {
    switch (text->place) {
    case GATE_BODY: return message_new(arena, "text");
    case GATE_ATTRIBUTE: return message_new(arena, "attribute {0}", text->where);
    case GATE_COMMENT: return message_new(arena, "comment");
    case GATE_STYLE: return message_new(arena, "style or script");
    case GATE_DATA: return message_new(arena, "data of an image");
    case GATE_LINK: return message_new(arena, "target of a link");
    case GATE_METADATA: return message_new(arena, "metadata {0}", text->where);
    case GATE_ALTERNATIVE: return message_new(arena, "alternative text");
    case GATE_BOOKMARK: return message_new(arena, "bookmark");
    case GATE_ATTACHMENT: return message_new(arena, "attachment, form or note");
    case GATE_NAME: return message_new(arena, "its name");
    }
    return message_new(arena, "text");
}

static struct message file_place(struct arena *arena, const struct gate_finding *finding) {
    struct str name = finding->file->name;
    struct message what = place_words(arena, finding->text);
    size_t number = finding->text->number;
    if (!number) return message_new(arena, "{0} ({1})", name, what);
    if (finding->file->pages) return message_new(arena, "{0}, page {1} ({2})", name, number, what);
    return message_new(arena, "{0}, line {1} ({2})", name, number, what);
}

static struct message said_where(struct arena *arena, struct span span) {
    if (!span.source) return message_new(arena, "nobody’s file");
    if (!span.line) return message_new(arena, "{0}", span.source->path);
    return message_new(arena, "{0}:{1}", span.source->path, span.line);
}

/* ---- sentences ---- */

enum { EXCERPT = 60 };

static enum diagnostic_code code_of(enum gate_reason reason) {
    switch (reason) {
    case GATE_FORBIDDEN: return CODE_L01;
    case GATE_COMPETITOR:
    case GATE_ACCOUNT: return CODE_L02;
    case GATE_VALUE:
    case GATE_FIGURE: return CODE_L05;
    case GATE_MACHINE:
    case GATE_HOST:
    case GATE_AUTHOR: return CODE_L06;
    }
    return CODE_L01;
}

/* What stands there, and why it may not. A confidential value is not said again. */
static struct message sentence_of(struct arena *arena, const struct gate_finding *finding, struct str words) {
    const struct gate_term *term = finding->term;
    struct message where = file_place(arena, finding), who = said_where(arena, term->span);
    bool quoted = term->class < CLASS_CONFIDENTIAL;
    switch (term->reason) {
    case GATE_FORBIDDEN:
        return message_new(arena, "“{0}” stands in {1}, and never_to_customer forbids “{2}” ({3})", words, where,
                           term->text, who);
    case GATE_COMPETITOR:
        return message_new(arena, "“{0}” stands in {1}: the name of a competitor ({2})", words, where, who);
    case GATE_ACCOUNT:
        return message_new(arena, "“{0}” stands in {1}: the name of another customer ({2})", words, where, who);
    case GATE_VALUE:
    case GATE_FIGURE:
        if (quoted)
            return message_new(arena, "“{0}” stands in {1}: it is what the internal field “{2}” says ({3})", words,
                               where, term->field, who);
        return message_new(arena, "what the confidential field “{0}” says stands in {1} ({2})", term->field, where,
                           who);
    case GATE_MACHINE:
        return message_new(arena, "“{0}” stands in {1}: it tells of the machine that made it", words, where);
    case GATE_HOST:
        return message_new(arena, "“{0}” stands in {1}: so the machine, its user or the branch is called", words,
                           where);
    case GATE_AUTHOR: return message_new(arena, "“{0}” stands in {1}: the address of an author in git", words, where);
    }
    return (struct message){0};
}

void gate_finding_report(struct diagnostics *sink, const struct project *project, const struct gate_finding *finding) {
    struct arena *arena = sink->arena;
    (void)project;
    struct str words = str_slice(finding->text->text, finding->hit.start, finding->hit.end);
    struct message sentence = sentence_of(arena, finding, str_excerpt(arena, words, EXCERPT));
    struct diagnostic *error =
        diagnose_message(sink, SEVERITY_ERROR, code_of(finding->term->reason), place_of(finding), sentence);
    if (!finding->from.source && finding->term->reason >= GATE_VALUE)
        diagnose_help(sink, error,
                      "nothing of it is handed over: a layout for customers must not print it; if customers may know "
                      "it, let an exception in leak_exceptions say so, with its reason and end");
    else
        diagnose_help(sink, error,
                      "nothing of it is handed over: change the text; if customers may read it, let an exception in "
                      "leak_exceptions of planpress.yaml say so, with its reason and end");
}

bool gate_unread_report(struct diagnostics *sink, const struct gate_output *output, const struct gate_file *file) {
    struct span span = {.source = output->source};
    for (size_t i = 0; i < file->texts.unread_count; i++)
        diagnose(sink, SEVERITY_ERROR, CODE_L08, span, "{0} could not be looked through: {1}", file->name,
                 file->texts.unread[i]);
    return file->texts.unread_count;
}
