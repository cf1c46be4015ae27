/* Two files of one form; names are compared as those of fields are. */
#include "project/import_map.h"

#include "base/path.h"
#include "project/templates.h"
#include "read/yaml.h"

static const struct value *read_root(struct project *project, struct diagnostics *sink,
                                     const struct templates_place *place, const struct source **source) {
    *source = place->files ? template_source(project->arena, sink, place->files,
                                             path_join(project->arena, place->folder, STR(IMPORT_MAP_FILE)))
                           : NULL;
    const struct value *root = *source ? yaml_read(project->arena, sink, *source, 0, (*source)->text.size) : NULL;
    return root && root->kind == VALUE_MAPPING ? root : NULL;
}

static const struct value *list_in(const struct value *root, const struct field *list) {
    const struct value *value = root ? value_find(root, list->name) : NULL;
    return value && value->kind == VALUE_MAPPING ? value : NULL;
}

struct import_map import_map_read(struct project *project, struct diagnostics *sink, const struct field *list) {
    struct import_map map = {0};
    const struct source *built_in;
    map.own_root = read_root(project, sink, &project->templates[0], &map.own_source);
    map.own = list_in(map.own_root, list);
    map.built_in = list_in(read_root(project, sink, &project->templates[1], &built_in), list);
    return map;
}

/* A text below a key, by a name that may be spelt otherwise. */
static struct str text_called(struct arena *arena, const struct value *mapping, struct str name) {
    struct str key = text_name(arena, name);
    for (size_t i = 0; mapping && mapping->kind == VALUE_MAPPING && i < mapping->count; i++) {
        const struct entry *entry = &mapping->entries[i];
        if (entry->value->kind == VALUE_SCALAR && str_equal(text_name(arena, entry->key), key))
            return entry->value->text;
    }
    return (struct str){0};
}

static const struct value *below(const struct value *list, struct str first, struct str second) {
    const struct value *value = list ? value_find(list, first) : NULL;
    if (!value || value->kind != VALUE_MAPPING || !second.size) return value;
    return value_find(value, second);
}

struct str import_map_column(struct arena *arena, const struct import_map *map, struct str column) {
    struct str field = text_called(arena, below(map->own, STR("columns"), (struct str){0}), column);
    return field.size ? field : text_called(arena, below(map->built_in, STR("columns"), (struct str){0}), column);
}

struct str import_map_value(struct arena *arena, const struct import_map *map, struct str field, struct str value) {
    struct str name = text_called(arena, below(map->own, STR("values"), field), value);
    return name.size ? name : text_called(arena, below(map->built_in, STR("values"), field), value);
}
