/* Where in a YAML text a key can be added. */
#include "kind/mend_key.h"

#include <string.h>

#include "base/arena.h"
#include "base/region.h"
#include "kind/export.h"
#include "read/numeral.h"

/* ---- lines ---- */

/* A line of the form "  - key: value": where it starts, where its key does, and its end. */
struct key_line {
    size_t start, key, end; /* bytes of the text */
    struct str name;
};

static size_t line_start(struct str text, size_t at) {
    while (at && text.data[at - 1] != '\n') at--;
    return at;
}

static size_t line_end(struct str text, size_t at) {
    const char *end = at < text.size ? memchr(text.data + at, '\n', text.size - at) : NULL;
    return end ? (size_t)(end - text.data) : text.size;
}

/* Behind the indentation and the hyphens of rows. */
static size_t skip_indentation(struct str text, size_t at) {
    for (;;) {
        while (at < text.size && text.data[at] == ' ') at++;
        if (!str_starts(str_skip(text, at), STR("- "))) return at;
        at += 2;
    }
}

static bool take_key_line(struct str text, size_t at, struct key_line *line) {
    line->start = line_start(text, at);
    line->end = line_end(text, at);
    line->key = skip_indentation(text, line->start);
    struct str rest = str_slice(text, line->key, line->end), name;
    if (!str_cut(&rest, ':', &name) || !rest.data || (rest.size && rest.data[0] != ' ')) return false;
    line->name = str_trim(name);
    return name.size > 0;
}

/* Whether what stands behind the key ends with its line: the next one that says anything stands no deeper. */
static bool ends_with_line(struct str text, const struct key_line *line) {
    for (size_t at = line->end; at < text.size; at = line_end(text, at)) {
        size_t first = ++at;
        while (at < text.size && text.data[at] == ' ') at++;
        bool says = at < text.size && text.data[at] != '\n' && text.data[at] != '#';
        if (says)
            return at - first <= line->key - line->start &&
                   !(at - first == line->key - line->start && text.data[at] == '-');
    }
    return true;
}

static bool is_in_data(const struct source *source, size_t at) {
    return at >= source->data_start && at < source->data_end;
}

/* The name of a field as the document's first key is written: small or not. */
static struct str spelt(struct arena *arena, const struct record *record, const struct field *field) {
    const struct source *source = record->document->span.source;
    struct str rest = source ? str_slice(source->text, source->data_start, source->data_end) : (struct str){0};
    struct str line = {0};
    while (str_cut(&rest, '\n', &line))
        if (line.size && line.data[0] != '#' && line.data[0] != '-') break;
    return mend_like(arena, line, field_spelling(field, record->language));
}

/* ---- a missing key ---- */

struct missing {
    struct diagnostics *sink;
    struct diagnostic *diagnostic;
    const struct record *record;
    struct str name;
};

static void offer(const struct missing *missing, const struct source *source, size_t at, struct str text) {
    mend_insert(missing->sink, missing->diagnostic, MEND_BLANK, source, at, text, "add “{0}:”", missing->name);
}

/* Below the line of a field of the record, as deep as its key. */
static bool add_below(const struct missing *missing, const struct source *source, size_t at,
                      const struct field *field) {
    struct key_line line;
    struct str text = source->text;
    if (!take_key_line(text, at, &line) || field_find(missing->record->set, line.name) != field) return false;
    if (!ends_with_line(text, &line)) return false;
    offer(missing, source, line.end,
          str_format(missing->sink->arena, "\n%*s%.*s:", (int)(line.key - line.start), "", STR_ARG(missing->name)));
    return true;
}

/* Behind a value in braces: "{id: o1" → "{id: o1, owner: ". */
static bool add_behind(const struct missing *missing, const struct source *source, struct span span, size_t at,
                       const struct field *field) {
    struct str text = source->text, rest = str_slice(text, at, line_end(text, at));
    for (uint32_t i = 0; i < span.length; i++) str_next(&rest);
    size_t end = (size_t)(rest.data - text.data), start = at;
    if (!span.length || !rest.size || !strchr(",}", rest.data[0])) return false;
    while (start && !strchr("{,\n", text.data[start - 1])) start--;
    struct str key = str_slice(text, start, at), name;
    if (!start || text.data[start - 1] == '\n' || !str_cut(&key, ':', &name)) return false;
    if (field_find(missing->record->set, str_trim(name)) != field) return false;
    offer(missing, source, end, str_format(missing->sink->arena, ", %.*s: ", STR_ARG(missing->name)));
    return true;
}

static bool add_beside(const struct missing *missing, const struct field *field) {
    struct span span = record_said(missing->record, field)->span;
    size_t at;
    if (!span_start(span, &at) || !is_in_data(span.source, at)) return false;
    return add_below(missing, span.source, at, field) || add_behind(missing, span.source, span, at, field);
}

void mend_missing_key(struct diagnostics *sink, struct diagnostic *diagnostic, const struct record *record,
                      const struct field *field) {
    const struct field_set *set = record->set;
    struct missing missing = {sink, diagnostic, record, spelt(sink->arena, record, field)};
    for (size_t i = field->index; i-- > 0;)
        if (add_beside(&missing, &set->fields[i])) return;
    for (size_t i = field->index + 1; i < set->count; i++)
        if (add_beside(&missing, &set->fields[i])) return;
}

/* ---- a value ---- */

struct str mend_text_of(struct arena *arena, const struct record *document, struct datum value) {
    struct figure_marks marks = region_marks(document->language, document->region);
    bool own = value.kind == DATUM_NUMBER || str_equal(value.currency, document->currency);
    if ((value.kind == DATUM_NUMBER || value.kind == DATUM_MONEY) && own && !value.bound && !value.per)
        return numeral_spell(arena, value.number, marks);
    bool plain = value.kind == DATUM_TEXT || value.kind == DATUM_DATE || value.kind == DATUM_RECORD;
    return plain ? str_copy(arena, export_text(arena, value, document->currency)) : (struct str){0};
}

/* ---- an acceptance ---- */

/* By the row's id, in another document with that document's before it. Empty: all; *fits: it can be said so. */
static struct str subject_of(struct arena *arena, const struct record *document, const struct record *row, bool *fits) {
    struct str id = row ? record_open_id(row) : (struct str){0};
    if (row && row->document != document) id = str_format(arena, "%.*s:%.*s", STR_ARG(row->document->id), STR_ARG(id));
    *fits = !row || id.size;
    for (size_t i = 0; i < id.size; i++) {
        unsigned char c = (unsigned char)id.data[i];
        bool plain = c >= 0x80 || c == '_' || (i && strchr("-:.", c)) || (c >= '0' && c <= '9') ||
                     ((c | 32) >= 'a' && (c | 32) <= 'z');
        *fits &= plain;
    }
    return id;
}

static struct str key_of(struct arena *arena, const struct record *document, const struct field *list,
                         const char *name) {
    const struct field *field = field_find(field_rows(list), str_of(name));
    return field ? spelt(arena, document, field) : str_of(name);
}

/* "- {code: P03b, for: o1, until: , reason: }" */
static struct str entry_of(struct arena *arena, const struct record *document, const struct field *list,
                           struct str code, struct str subject) {
    struct str row = key_of(arena, document, list, "for");
    struct str concerned = subject.size ? str_format(arena, ", %.*s: %.*s", STR_ARG(row), STR_ARG(subject)) : subject;
    return str_format(arena, "- {%.*s: %.*s%.*s, %.*s: , %.*s: }", STR_ARG(key_of(arena, document, list, "code")),
                      STR_ARG(code), STR_ARG(concerned), STR_ARG(key_of(arena, document, list, "until")),
                      STR_ARG(key_of(arena, document, list, "reason")));
}

/* Above the first entry, which stands in a line of its own. */
static bool add_above_first(struct diagnostics *sink, struct diagnostic *diagnostic, struct datum list,
                            struct str entry) {
    size_t at;
    struct span span = list.items[0].record->span;
    if (!span_start(span, &at) || !is_in_data(span.source, at)) return false;
    struct str text = span.source->text;
    size_t start = line_start(text, at), hyphen = start;
    while (hyphen < text.size && text.data[hyphen] == ' ') hyphen++;
    if (!str_starts(str_skip(text, hyphen), STR("- ")) || skip_indentation(text, start) != at) return false;
    mend_insert(sink, diagnostic, MEND_BLANK, span.source, start,
                str_format(sink->arena, "%*s%.*s\n", (int)(hyphen - start), "", STR_ARG(entry)),
                "accept it for a time, with a reason");
    return true;
}

/* As the last key of the document. */
static void add_last(struct diagnostics *sink, struct diagnostic *diagnostic, const struct record *document,
                     const struct field *list, struct str entry) {
    const struct source *source = document->span.source;
    if (!source || source->data_end <= source->data_start || document->span.column > 1) return;
    struct str data = str_slice(source->text, source->data_start, source->data_end), end = str_trim(data);
    if (!end.size || strchr("{[", end.data[0]) || str_ends(end, STR("...")) || str_ends(end, STR("---"))) return;
    mend_insert(sink, diagnostic, MEND_BLANK, source, source->data_end,
                str_format(sink->arena, "%s%.*s:\n  %.*s\n", str_ends(data, STR("\n")) ? "" : "\n",
                           STR_ARG(spelt(sink->arena, document, list)), STR_ARG(entry)),
                "accept it for a time, with a reason");
}

void mend_by_accepting(struct diagnostics *sink, struct diagnostic *diagnostic, const struct record *document,
                       const struct finding *finding) {
    const struct field *list = field_find(document->set, STR("accepted"));
    bool fits;
    struct str subject = subject_of(sink->arena, document, finding->row, &fits);
    if (!fits || !list || list->type != FIELD_LIST || !field_rows(list)) return;
    struct datum said = *record_said(document, list);
    struct str entry = entry_of(sink->arena, document, list, finding->check->code, subject);
    if (said.kind == DATUM_LIST && said.count) {
        if (said.items[0].kind == DATUM_RECORD) add_above_first(sink, diagnostic, said, entry);
    } else if (said.kind == DATUM_MISSING && !said.span.line) add_last(sink, diagnostic, document, list, entry);
}
