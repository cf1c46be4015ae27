/* Names of outputs, from the names of documents, layouts and accounts. */
#include "project/outputs.h"

#include "base/arena.h"
#include "base/path.h"
#include "read/source_file.h"
#include "read/yaml.h"

/* ---- customers ---- */

static struct str text_in(const struct record *record, struct str name) {
    const struct field *field = record ? field_find(record->set, name) : NULL;
    struct datum value = field ? *record_said(record, field) : (struct datum){0};
    return value.kind == DATUM_TEXT ? value.text : (struct str){0};
}

static const struct record *customer_of(const struct record *record) {
    const struct field *field = field_find(record->set, STR("customer"));
    return field ? datum_record(*record_said(record, field)) : NULL;
}

const struct record *document_account(const struct record *document) {
    const struct field *field = field_find(document->set, STR("account"));
    struct datum value = field ? *record_said(document, field) : (struct datum){0};
    if (value.kind == DATUM_RECORD && !value.record->outer) return value.record;
    return customer_of(document) ? document : NULL;
}

struct str account_customer(const struct record *account) {
    const struct record *customer = customer_of(account);
    struct str name = text_in(customer, STR("short"));
    return name.size ? name : text_in(customer, STR("name"));
}

static bool is_safe(struct str name) {
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '-' && c != '_') return false;
    }
    return name.size;
}

/* The id; an account that was given none, which then is the path of its file, is called as its customer. */
static struct str group_name(struct arena *arena, const struct record *owner) {
    struct str path = owner->span.source ? owner->span.source->name : (struct str){0}, name = owner->id;
    bool made = str_equal(name, path_join(arena, path_folder(path), path_stem(path)));
    struct str customer = made ? account_customer(owner) : (struct str){0};
    if (customer.size) name = customer;
    struct str safe = text_file_name(arena, is_safe(name) ? name : text_id(arena, name)); /* an id may be “con” */
    return safe.size ? safe : STR("x");
}

/* Folders of years and dates, "2026", "2026-11", tell nothing and tell files apart: they are kept. */
static struct str dated_folders(struct arena *arena, struct str folder) {
    struct str kept = STR("."), part;
    while (str_cut(&folder, '/', &part)) {
        bool digits = part.size && part.data[0] != '.';
        for (size_t i = 0; i < part.size; i++)
            digits &= (part.data[i] >= '0' && part.data[i] <= '9') || part.data[i] == '-' || part.data[i] == '.';
        if (digits) kept = path_join(arena, kept, part);
    }
    return kept;
}

/* ---- all ---- */

/* A document of a kind with one layout keeps its own name, and in the kind's first; with several, the layout's name
 * follows it. What a layout calls its outputs takes the place of both. */
static struct str stem_beside(struct arena *arena, const struct project *project,
                              const struct project_document *document, const struct layout_file *layout,
                              struct str name) {
    size_t count = 0;
    for (size_t l = 0; l < project->layout_count; l++) count += project->layouts[l].kind == document->kind;
    struct str first = document->kind->first;
    bool alone = first.size ? str_equal(layout->name, first) : count == 1;
    if (name.size) return path_join(arena, path_folder(document->stem), name);
    return alone ? document->stem : str_format(arena, "%.*s-%.*s", STR_ARG(document->stem), STR_ARG(layout->name));
}

struct str output_class_folder(enum class class) {
    return class_name(class);
}

struct output_place output_place_of(struct arena *arena, const struct project *project,
                                    const struct project_document *document, const struct layout_file *layout,
                                    struct str name) {
    struct output_place place = {.beside = stem_beside(arena, project, document, layout, name)};
    struct str folder = output_class_folder(layout->class);
    place.stem = path_join(arena, folder, place.beside);
    if (layout->class != CLASS_CUSTOMER) return place;
    const struct record *account = document_account(document->record);
    place.owner = account ? account : document->record;
    place.group = path_join(arena, folder, group_name(arena, place.owner));
    struct str below = path_join(arena, dated_folders(arena, path_folder(place.beside)), path_name(place.beside));
    place.stem = path_join(arena, place.group, below);
    return place;
}

/* ---- what layouts say ---- */

static struct str label_in(struct arena *arena, const struct layout_file *layout, const struct value *names,
                           const struct language *language) {
    const struct value *name = value_find(names, language->tag);
    bool said = name && name->kind == VALUE_SCALAR && name->text.size;
    return said ? str_copy(arena, name->text) : label_from_name(arena, layout->name);
}

/* A text of the head, and where its first character stands. */
static struct str head_text(struct arena *arena, const struct value *head, const char *key, struct span *span) {
    const struct value *text = value_find(head, str_of(key));
    if (!text || text->kind != VALUE_SCALAR) return (struct str){0};
    *span = text->span;
    span->column += text->style != SCALAR_PLAIN;
    return str_copy(arena, text->text);
}

static void read_head(struct arena *arena, const struct languages *languages, struct layout_file *layout,
                      const struct value *head) {
    const struct value *class = value_find(head, STR("class")), *names = value_find(head, STR("names"));
    layout->classed = class && class->kind == VALUE_SCALAR && class_parse(class->text, &layout->class);
    EACH_LANGUAGE (languages, language) layout->labels[language->index] = label_in(arena, layout, names, language);
    layout->output = head_text(arena, head, "name", &layout->output_span);
    layout->when = head_text(arena, head, "when", &layout->when_span);
}

void layout_read_head(struct arena *arena, const struct languages *languages, struct layout_file *layout) {
    struct arena *scratch = arena_create();
    struct diagnostics unheard = diagnostics_new(scratch);
    struct source_file file;
    const struct source *source = layout->source;
    const struct value *head = NULL;
    layout->class = CLASS_CONFIDENTIAL;
    if (source_file_read(scratch, &unheard, source->path, source->text, &file))
        head = yaml_read(scratch, &unheard, source, file.yaml_start, file.yaml_end);
    read_head(arena, languages, layout, head);
    arena_destroy(scratch);
}
