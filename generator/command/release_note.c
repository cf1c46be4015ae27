/* Printing notes, and reading back what they say of editions. */
#include "command/release_note.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/json.h"
#include "base/path.h"
#include "command/options.h"
#include "project/outputs.h"
#include "read/yaml.h"

#define FORMAT "planpress-release-1"

static const struct str extension = STR_INIT(".release");

/* "customer/uhlenmoor/review.pdf" → "internal/releases/uhlenmoor/review.pdf.release": no name of a document ends so. */
struct str release_note_path(struct arena *arena, struct str file) {
    struct str own = path_relative(arena, output_class_folder(CLASS_CUSTOMER), file);
    struct str folder = output_class_folder(CLASS_INTERNAL);
    return str_format(arena, "%.*s/releases/%.*s%.*s", STR_ARG(folder), STR_ARG(own), STR_ARG(extension));
}

struct str release_noted_file(struct arena *arena, struct str note) {
    struct str stem = {note.data, note.size - extension.size};
    struct str own = path_relative(arena, path_join(arena, output_class_folder(CLASS_INTERNAL), STR("releases")), stem);
    return path_join(arena, output_class_folder(CLASS_CUSTOMER), own);
}

bool release_is_note(const struct folder_file *file) { return str_ends(file->path, extension); }

/* ---- printing ---- */

static void put_text(struct buffer *out, const char *key, struct str text) {
    buffer_format(out, "%s: ", key);
    if (text.size) json_quote(out, text);
    else buffer_append_c(out, "null");
    buffer_char(out, '\n');
}

static void put_head(struct buffer *out, const struct catalogue *words) {
    struct arena *arena = arena_create();
    struct str lines[] = {
        message_say(arena, words, "What planpress checked before this edition was handed over to the customer."),
        message_say(arena, words, "It stays in-house; planpress verify-release compares the file with it.")};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) buffer_format(out, "# %.*s\n", STR_ARG(lines[i]));
    arena_destroy(arena);
}

static void put_file(struct buffer *out, const struct release_note *note) {
    put_text(out, "format", STR(FORMAT));
    put_text(out, "program", STR("planpress " PROGRAM_VERSION));
    put_text(out, "file", note->file);
    put_text(out, "sha256", note->edition.sha256);
    buffer_format(out, "bytes: %zu\n", note->bytes);
    if (note->pages) buffer_format(out, "pages: %zu\n", note->pages);
    put_text(out, "day", note->edition.day);
    put_text(out, "account", note->account);
    put_text(out, "document", note->document);
    put_text(out, "layout", note->layout);
    put_text(out, "commit", note->edition.commit);
    if (note->edition.commit.size) buffer_format(out, "changed: %s\n", note->changed ? "true" : "false");
}

static void put_sources(struct buffer *out, const struct release_note *note) {
    struct arena *arena = arena_create();
    buffer_append_c(out, "sources:\n");
    for (size_t i = 0; i < note->source_count; i++) {
        buffer_append_c(out, "  - {file: ");
        json_quote(out, note->sources[i].file);
        buffer_append_c(out, ", sha256: ");
        json_quote(out, sha256_print(arena, &note->sources[i].sha256));
        buffer_append_c(out, "}\n");
    }
    arena_destroy(arena);
}

/* A day as programs read it. */
static struct str value_in(struct arena *arena, const struct record *row, const char *name) {
    const struct field *field = field_find(row->set, str_of(name));
    struct datum datum = field ? *record_said(row, field) : (struct datum){0};
    return datum.kind == DATUM_DATE ? date_iso(arena, date_last_day(datum.date)) : datum.text;
}

static void put_exceptions(struct buffer *out, const struct release_note *note) {
    static const char *const keys[] = {"term", "until", "reason"};
    struct arena *arena = arena_create();
    buffer_append_c(out, note->exception_count ? "  exceptions:\n" : "  exceptions: []\n");
    for (size_t i = 0; i < note->exception_count; i++)
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            buffer_format(out, "%s%s: ", k ? "      " : "    - ", keys[k]);
            json_quote(out, value_in(arena, note->exceptions[i], keys[k]));
            buffer_char(out, '\n');
        }
    arena_destroy(arena);
}

/* For how many terms of each kind it was searched. */
static void put_gate(struct buffer *out, const struct release_note *note) {
    buffer_append_c(out, "gate:\n  terms: {");
    for (int i = 0; i < GATE_REASON_COUNT; i++) {
        struct str name = gate_reason_name((enum gate_reason)i);
        buffer_format(out, "%s%.*s: %zu", i ? ", " : "", STR_ARG(name), note->tally.of[i]);
    }
    buffer_append_c(out, "}\n");
    put_exceptions(out, note);
}

static void put_before(struct buffer *out, const struct release_note *note) {
    if (note->before_count) buffer_append_c(out, "before:\n");
    for (size_t i = 0; i < note->before_count; i++) {
        put_text(out, "  - day", note->before[i].day);
        put_text(out, "    sha256", note->before[i].sha256);
        put_text(out, "    commit", note->before[i].commit);
    }
}

void release_note_print(struct buffer *out, const struct release_note *note, const struct catalogue *words) {
    put_head(out, words);
    put_file(out, note);
    put_sources(out, note);
    put_gate(out, note);
    put_before(out, note);
}

/* ---- reading ---- */

static struct str text_of(const struct value *mapping, const char *key) {
    const struct value *value = value_find(mapping, str_of(key));
    return value && value->kind == VALUE_SCALAR && !value_is_null(value) ? value->text : (struct str){0};
}

static struct release_edition edition_of(const struct value *mapping) {
    return (struct release_edition){text_of(mapping, "day"), text_of(mapping, "sha256"), text_of(mapping, "commit")};
}

bool release_note_read(struct arena *arena, struct str text, struct release_noted *noted) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct source *source = NEW(arena, struct source);
    source->text = text;
    const struct value *note = yaml_read(arena, &unheard, source, 0, text.size);
    if (!note || note->kind != VALUE_MAPPING || !str_equal_c(text_of(note, "format"), FORMAT)) return false;
    const struct value *before = value_find(note, STR("before"));
    size_t more = before && before->kind == VALUE_SEQUENCE ? before->count : 0;
    *noted = (struct release_noted){
        .account = text_of(note, "account"), .document = text_of(note, "document"), .layout = text_of(note, "layout")};
    noted->editions = NEW_ARRAY(arena, struct release_edition, more + 1);
    noted->editions[noted->count++] = edition_of(note);
    for (size_t i = 0; i < more; i++) noted->editions[noted->count++] = edition_of(before->items[i]);
    return true;
}
