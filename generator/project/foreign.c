/* Telling other people's files from documents with a slip. */
#include "project/foreign.h"

#include "base/arena.h"
#include "base/path.h"
#include "project/templates.h"

bool foreign_says_kind(const struct source_file *file) {
    struct str rest = str_slice(file->source->text, file->yaml_start, file->yaml_end), line;
    while (str_cut(&rest, '\n', &line))
        if (source_line_says_kind(line)) return true;
    return false;
}

bool foreign_is_manifest(const struct value *root) { return value_find(root, STR("apiVersion")); }

static bool holds_more(const struct field *field) {
    switch (field->type) {
    case FIELD_GROUP:
    case FIELD_LIST:
    case FIELD_REFERENCE:
    case FIELD_MONEY: return true;
    case FIELD_TEXT:
    case FIELD_MARKDOWN:
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR:
    case FIELD_MONTH:
    case FIELD_CLOCK:
    case FIELD_BOOL:
    case FIELD_CHOICE:
    case FIELD_POINTER:
    case FIELD_DOCUMENTS: return false;
    }
    return false;
}

/* How many keys are fields of the kind; 0 where that says nothing. */
static size_t fitting(const struct kind *kind, const struct value *root) {
    size_t known = 0;
    bool more = false;
    if (!kind->fields) return 0; /* templates of a project before do not have it: it is opened again (dress.h) */
    for (size_t i = 0; i < root->count; i++) {
        const struct field *field = field_find(kind->fields, root->entries[i].key);
        known += field != NULL;
        more |= field && holds_more(field);
    }
    return more && known >= 2 && known * 2 >= root->count ? known : 0;
}

const struct kind *foreign_likely_kind(struct project *project, struct diagnostics *sink, const struct value *root,
                                       struct str name) {
    const struct kind *likely = kinds_find(&project->kinds, path_stem(name));
    if (likely || !root || root->kind != VALUE_MAPPING || root->count < 2) return likely;
    templates_complete(project, sink);
    size_t most = 0;
    for (size_t i = 0; i < project->kinds.count; i++) {
        const struct kind *kind = project->kinds.items[i];
        bool whole = kind->fields; /* of a dress that is outgrown some are only declared (dress.h) */
        size_t known = !whole || str_equal(kind->name, STR("project")) ? 0 : fitting(kind, root);
        if (known <= most) continue;
        most = known;
        likely = kind;
    }
    return likely;
}
