/* A record as text, one line a value: for developers and for tests. */
#include "kind/record_dump.h"
#include "base/arena.h"
#include "base/buffer.h"

struct dump {
    struct buffer *out;
    struct arena *arena; /* of the texts of values */
    const struct languages *languages;
};

static void dump_fields(struct dump *dump, const struct record *record, int depth);

static void start_line(struct dump *dump, int depth, struct str name) {
    buffer_format(dump->out, "%*s%.*s:", depth * 2, "", STR_ARG(name));
}

/* Line ends are shown, so that a value stays on its line. */
static void dump_text(struct buffer *out, struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == '\n') buffer_append_c(out, "\\n");
        else buffer_char(out, text.data[i]);
}

static void dump_blocks(struct dump *dump, const struct block *first) {
    static const char *const names[] = {
        [BLOCK_SECTION] = "section",   [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_LIST] = "list",
        [BLOCK_ITEM] = "item",         [BLOCK_QUOTE] = "quote",         [BLOCK_CODE] = "code",
        [BLOCK_RULE] = "rule",         [BLOCK_TABLE] = "table",         [BLOCK_FACTS] = "facts",
        [BLOCK_FACT] = "fact",         [BLOCK_TILES] = "tiles",         [BLOCK_TILE] = "tile",
        [BLOCK_GRID] = "grid",         [BLOCK_CELL] = "cell",           [BLOCK_FIGURE] = "figure",
        [BLOCK_BESIDE] = "beside",     [BLOCK_IMAGE] = "image",         [BLOCK_NOTICE] = "notice",
        [BLOCK_DIVISION] = "division", [BLOCK_LINES] = "lines",         [BLOCK_SIGNATURES] = "signatures",
        [BLOCK_PAGE_BREAK] = "page",
    };
    for (const struct block *block = first; block; block = block->next) {
        buffer_format(dump->out, "%s%s", block == first ? "" : " ", names[block->kind]);
        if (block->kind == BLOCK_DIVISION) buffer_format(dump->out, " %.*s", STR_ARG(str_trim(block->info)));
        if (block->inlines) {
            buffer_append_c(dump->out, " \"");
            dump_text(dump->out, inline_plain(dump->arena, block->inlines));
            buffer_append_c(dump->out, "\"");
        }
        if (!block->first) continue;
        buffer_append_c(dump->out, " (");
        dump_blocks(dump, block->first);
        buffer_append_c(dump->out, ")");
    }
}

static void dump_figure(struct dump *dump, struct datum datum) {
    struct str text = decimal_plain(dump->arena, datum.number);
    if (datum.kind == DATUM_PERCENT) text = str_join(dump->arena, text, STR(" %"));
    if (datum.kind == DATUM_MONEY) text = str_format(dump->arena, "%.*s %.*s", STR_ARG(text), STR_ARG(datum.currency));
    buffer_append(dump->out, datum_dress(dump->arena, datum, text, &language_source));
}

/* "Hygieneventile", en "Hygienic valves" */
static void dump_words(struct dump *dump, struct datum datum) {
    struct buffer *out = dump->out;
    dump_text(out, datum.text);
    if (!datum.said) return;
    EACH_LANGUAGE (dump->languages, language) {
        struct str said = datum.said[language->index];
        if (!said.size || str_equal(said, datum.text)) continue;
        buffer_format(out, ", %.*s ", STR_ARG(language->tag));
        dump_text(out, said);
    }
}

static void dump_single(struct dump *dump, struct datum datum) {
    struct buffer *out = dump->out;
    switch (datum.kind) {
    case DATUM_MISSING: dump_text(out, datum.text); return; /* "unlimited" */
    case DATUM_UNKNOWN: buffer_append_c(out, "?"); return;
    case DATUM_BOOL: buffer_append_c(out, datum.truth ? "true" : "false"); return;
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY: dump_figure(dump, datum); return;
    case DATUM_DATE:
        buffer_append(out, date_iso(dump->arena, datum.date));
        if (datum.date.as_written) buffer_format(out, " as “%.*s”", STR_ARG(datum.text));
        return;
    case DATUM_CLOCK: buffer_append(out, clock_iso(dump->arena, datum.minutes)); return;
    case DATUM_TEXT: dump_words(dump, datum); return;
    case DATUM_CHOICE: buffer_append(out, datum.choice->name); return;
    case DATUM_MARKDOWN: dump_blocks(dump, datum.blocks); return;
    case DATUM_RECORD: /* a reference: where it leads, not what is there */
        buffer_format(out, "-> %.*s %.*s", STR_ARG(datum.record->set->name),
                      STR_ARG(datum.record->id.size ? datum.record->id : record_title(dump->arena, datum.record)));
        return;
    case DATUM_LIST:
        for (size_t i = 0; i < datum.count; i++) {
            if (i) buffer_append_c(out, ", ");
            dump_single(dump, datum.items[i]);
        }
        return;
    }
}

static void dump_rows(struct dump *dump, const struct field *field, struct datum datum, int depth) {
    for (size_t i = 0; i < datum.count; i++) {
        buffer_format(dump->out, "%*s%.*s[%zu]:\n", depth * 2, "", STR_ARG(field->name), i + 1);
        dump_fields(dump, datum.items[i].record, depth + 1);
    }
}

static void dump_field(struct dump *dump, const struct field *field, struct datum datum, int depth) {
    bool rows = field->type == FIELD_LIST && field->element && field->element->type == FIELD_GROUP;
    if (datum.kind == DATUM_MISSING && !datum.text.size) return;
    if (datum.kind == DATUM_LIST && rows && datum.count) {
        dump_rows(dump, field, datum, depth);
        return;
    }
    start_line(dump, depth, field->name);
    if (datum.kind == DATUM_RECORD && field->type == FIELD_GROUP) {
        buffer_char(dump->out, '\n');
        dump_fields(dump, datum.record, depth + 1);
        return;
    }
    buffer_char(dump->out, ' ');
    if (datum.kind == DATUM_LIST && !datum.count) buffer_append_c(dump->out, "[]");
    dump_single(dump, datum);
    buffer_char(dump->out, '\n');
}

/* Recursive as deep as the kind is nested. */
static void dump_fields(struct dump *dump, const struct record *record, int depth) {
    for (size_t i = 0; i < record->set->count; i++)
        dump_field(dump, &record->set->fields[i], *record_said_at(record, i), depth);
}

void record_dump(struct buffer *out, const struct record *record) {
    struct dump dump = {out, arena_create(), record->language->among};
    buffer_format(out, "%.*s %.*s\n", STR_ARG(record->set->name), STR_ARG(record->id));
    dump_fields(&dump, record, 1);
    arena_destroy(dump.arena);
}
