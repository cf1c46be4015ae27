/* Mappings laid over each other. */
#include "project/overrides.h"

#include "base/arena.h"
#include "base/locale.h"
#include "read/yaml.h"

/* "currency=CHF" as the file that says "currency: CHF". It stands where planpress.yaml does: paths are seen from there.
 */
static const struct source *source_of(struct project *project, struct str text) {
    struct source *source = NEW(project->arena, struct source);
    struct str key;
    str_cut(&text, '=', &key);
    struct str line = str_format(project->arena, "%.*s: %.*s", STR_ARG(str_trim(key)), STR_ARG(text));
    *source =
        (struct source){.path = STR("--set"), .text = line, .files = project->files, .name = STR("planpress.yaml")};
    return source;
}

static struct value *mapping_of(struct arena *arena, struct entry entry) {
    struct value *mapping = NEW(arena, struct value);
    *mapping = (struct value){
        .kind = VALUE_MAPPING, .span = entry.key_span, .entries = NEW_ARRAY(arena, struct entry, 1), .count = 1};
    mapping->entries[0] = entry;
    return mapping;
}

/* "thresholds.dependency_from_share": a mapping in a mapping. As deep as the key has parts. */
static struct value *nested(struct arena *arena, struct str path, const struct entry *entry) {
    struct entry part = *entry;
    str_cut(&path, '.', &part.key);
    if (path.size) part.value = nested(arena, path, entry);
    return mapping_of(arena, part);
}

/* Keys of one field, or of one name where there are no fields: the keys of a list. */
static bool is_same(struct arena *arena, const struct field_set *set, struct str a, struct str b) {
    const struct field *field = set ? field_find(set, a) : NULL;
    return field ? field == field_find(set, b) : str_equal(text_name(arena, a), text_name(arena, b));
}

static const struct field_set *set_inside(const struct field_set *set, struct str key) {
    const struct field *field = set ? field_find(set, key) : NULL;
    return field && field->type == FIELD_GROUP ? field->fields : NULL;
}

/* As deep as the overrides are. */
static const struct value *lay_over(struct arena *arena, const struct value *base, const struct value *over,
                                    const struct field_set *set) {
    if (!base || base->kind != VALUE_MAPPING || over->kind != VALUE_MAPPING) return over;
    struct value *both = NEW(arena, struct value);
    *both = *base;
    both->entries = NEW_ARRAY(arena, struct entry, base->count + over->count);
    for (size_t i = 0; i < base->count; i++) both->entries[i] = base->entries[i];
    for (size_t o = 0; o < over->count; o++) {
        const struct entry *entry = &over->entries[o];
        size_t at = 0;
        while (at < both->count && !is_same(arena, set, both->entries[at].key, entry->key)) at++;
        const struct value *before = at < both->count ? both->entries[at].value : NULL;
        both->entries[at] = *entry;
        both->entries[at].value = NEW(arena, struct value);
        *both->entries[at].value = *lay_over(arena, before, entry->value, set_inside(set, entry->key));
        both->count += !before;
    }
    return both;
}

const struct value *overrides_read(struct project *project, struct diagnostics *sink, const struct str *texts,
                                   size_t count) {
    const struct value *all = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct source *source = source_of(project, texts[i]);
        const struct value *root = yaml_read(project->arena, sink, source, 0, source->text.size);
        for (size_t e = 0; root && root->kind == VALUE_MAPPING && e < root->count; e++) {
            const struct value *one = nested(project->arena, root->entries[e].key, &root->entries[e]);
            all = all ? lay_over(project->arena, all, one, NULL) : one;
        }
    }
    return all;
}

const struct value *overrides_apply(struct arena *arena, const struct value *overrides, const struct value *root,
                                    const struct field_set *set) {
    if (!overrides) return root;
    bool nothing = !root || root->kind == VALUE_SCALAR; /* an empty planpress.yaml */
    return lay_over(arena, nothing ? NULL : root, overrides, set);
}
