/* The texts of layouts in another language: one flat mapping, English text → translation. */
#include "project/catalogue.h"

#include <string.h>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "read/yaml.h"

void catalogue_read(struct arena *arena, struct diagnostics *sink, const struct source *source,
                    struct catalogue *catalogue) {
    struct value *root = yaml_read(arena, sink, source, 0, source->text.size);
    if (!root || value_is_null(root)) return;
    if (root->kind != VALUE_MAPPING) {
        diagnose(sink, SEVERITY_ERROR, CODE_D03, root->span,
                 "a catalogue of translations is a mapping of English texts to their translations");
        return;
    }
    struct catalogue_entry *entries = NEW_ARRAY(arena, struct catalogue_entry, catalogue->count + root->count);
    size_t kept = catalogue->count;
    if (kept) memcpy(entries, catalogue->entries, kept * sizeof *entries);
    struct catalogue merged = {.entries = entries, .count = kept, .language = catalogue->language};
    for (size_t i = 0; i < root->count; i++) {
        const struct entry *entry = &root->entries[i];
        if (entry->value->kind != VALUE_SCALAR || value_is_null(entry->value)) {
            struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_D03, entry->key_span,
                                            "the translation of “{0}” is not a text", entry->key);
            diagnose_help(sink, d, "write it behind the colon, in quotes if it holds a colon, a comma or a bracket");
            continue;
        }
        struct catalogue_entry *old =
            catalogue_find(&(struct catalogue){.entries = entries, .count = kept}, entry->key);
        if (!old) old = &entries[merged.count++];
        *old = (struct catalogue_entry){
            .english = entry->key, .translated = entry->value->text, .span = value_text_span(entry->value)};
    }
    catalogue_sort(&merged);
    *catalogue = merged;
}
