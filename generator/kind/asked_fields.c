/* Structure, and the fields as text. */
#include "kind/asked_fields.h"

#include "base/arena.h"

/* Structure --------------------------------------------------------------------------------------------------- */

static const struct field *element_of(const struct field *field) { return field->element ? field->element : field; }

static void ask_rows(struct asked *asked, const struct field *list) {
    asked_field(asked, list); /* with what its rows are known and called by */
}

static void ask_names(struct asked *asked, const struct field_set *set) {
    if (set->id) asked_field(asked, set->id);
    if (set->naming) asked_field(asked, set->naming);
    for (size_t i = 0; i < set->called_count; i++)
        for (size_t w = 0; w < set->called[i].count; w++) asked_field(asked, set->called[i].fields[w]);
}

/* A path leads through the own document until a reference leaves it; of the rest all is another's. */
static void ask_target(struct asked *asked, const struct target *target) {
    bool foreign = target->kind != NULL;
    if (target->register_list) ask_rows(asked, target->register_list);
    if (target->set) ask_names(asked, target->set);
    for (size_t i = 0; i < target->path_count; i++) {
        if (foreign) asked_field(asked, target->path[i]);
        foreign |= element_of(target->path[i])->type == FIELD_REFERENCE || field_is_collected(target->path[i]);
    }
}

/* Names of fields that the program itself looks for in documents of any kind (project/outputs.c, gate/accounts.c). */
static const char *const known_names[] = {"account", "customer", "accounts"}, *const known_inner[] = {"name", "short"};

static const struct field *named(const struct field_set *set, const char *name) {
    return set ? field_find(set, str_of(name)) : NULL;
}

static void ask_known(struct asked *asked, const struct field_set *document) {
    for (size_t i = 0; i < sizeof known_names / sizeof *known_names; i++) {
        const struct field *field = named(document, known_names[i]);
        if (!field) continue;
        asked_field(asked, field);
        const struct field *element = element_of(field);
        for (size_t n = 0; element->type == FIELD_GROUP && n < sizeof known_inner / sizeof *known_inner; n++) {
            const struct field *inner = named(element->fields, known_inner[n]);
            if (inner) asked_field(asked, inner);
        }
    }
}

/* As deep as fields are nested. */
static void ask_set(struct asked *asked, const struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i], *element = element_of(field);
        for (size_t t = 0; t < element->target_count; t++) ask_target(asked, &element->targets[t]);
        if (field->documents_by) asked_field(asked, field->documents_by);
        if (element->type == FIELD_GROUP && element->fields) ask_set(asked, element->fields);
    }
}

void asked_by_structure(struct asked *asked, const struct kinds *kinds) {
    for (size_t k = 0; k < kinds->count; k++) {
        const struct kind *kind = kinds->items[k];
        if (!kind->fields) continue;
        ask_names(asked, kind->fields);
        ask_known(asked, kind->fields);
        if (kind->language) asked_field(asked, kind->language);
        if (kind->dated) asked_field(asked, kind->dated);
        ask_set(asked, kind->fields);
    }
}

/* Text -------------------------------------------------------------------------------------------------------- */

static struct str path_of(struct arena *arena, struct str before, const struct field *field) {
    return before.size ? str_format(arena, "%.*s.%.*s", STR_ARG(before), STR_ARG(field->name)) : field->name;
}

static void print_set(const struct asked *asked, struct arena *arena, const struct kind *kind,
                      const struct field_set *set, struct str before, struct buffer *out) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i], *element = element_of(field);
        struct str path = path_of(arena, before, field);
        if (!asked_has(asked, field)) continue; /* nor is what it holds */
        buffer_format(out, "%.*s %.*s\n", STR_ARG(kind->name), STR_ARG(path));
        if (element->type == FIELD_GROUP && element->fields) print_set(asked, arena, kind, element->fields, path, out);
    }
}

void asked_print(const struct asked *asked, const struct kinds *kinds, struct buffer *out) {
    struct arena *scratch = arena_create();
    for (size_t k = 0; k < kinds->count; k++)
        if (kinds->items[k]->fields)
            print_set(asked, scratch, kinds->items[k], kinds->items[k]->fields, (struct str){0}, out);
    arena_destroy(scratch);
}

static const struct field *exactly(const struct field_set *set, struct str name) {
    for (size_t i = 0; set && i < set->count; i++)
        if (str_equal(set->fields[i].name, name)) return &set->fields[i];
    return NULL;
}

static const struct field *field_at(const struct kinds *kinds, struct str line) {
    struct str name, part;
    if (!str_cut(&line, ' ', &name)) return NULL;
    const struct kind *kind = kinds_find(kinds, name);
    const struct field_set *set = kind ? kind->fields : NULL;
    const struct field *field = NULL;
    while (str_cut(&line, '.', &part)) {
        field = exactly(set, part);
        if (!field) return NULL;
        const struct field *element = element_of(field);
        set = element->type == FIELD_GROUP ? element->fields : NULL;
    }
    return field;
}

bool asked_read(struct asked *asked, const struct kinds *kinds, struct str text) {
    for (struct str line; str_cut(&text, '\n', &line);) {
        if (!line.size) continue;
        const struct field *field = field_at(kinds, line);
        if (!field) return false;
        asked_field(asked, field);
    }
    return true;
}
