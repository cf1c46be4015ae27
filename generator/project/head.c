/* The keys, folded, in English and German. */
#include "project/head.h"

#include "base/arena.h"
#include "base/locale.h"

const struct str head_kind_key = STR_INIT("kind");

const struct entry *head_find(struct arena *scratch, const struct value *root, enum head_key key) {
    static const struct str names[][2] = {[HEAD_KIND] = {STR_INIT("kind"), STR_INIT("art")},
                                          [HEAD_OF] = {STR_INIT("of"), STR_INIT("gehoert_zu")},
                                          [HEAD_ID] = {STR_INIT("id"), STR_INIT("kuerzel")},
                                          [HEAD_LANGUAGE] = {STR_INIT("language"), STR_INIT("sprache")}};
    for (size_t i = 0; root && root->kind == VALUE_MAPPING && i < root->count; i++) {
        const struct entry *entry = &root->entries[i];
        if (entry->value->kind != VALUE_SCALAR) continue;
        struct str folded = text_fold(scratch, entry->key);
        if (str_equal(folded, names[key][0]) || str_equal(folded, names[key][1])) return entry;
    }
    return NULL;
}
