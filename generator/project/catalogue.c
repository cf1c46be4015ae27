/* The texts of layouts in another language: one flat mapping, English text → translation. */
#include "project/catalogue.h"

#include <string.h>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "read/yaml.h"

/* Quoted lines -------------------------------------------------------------------------------------------------- */

/* A text in double quotes at the start of a line, taken off it; false when it has an escape other than \", \\ and \n.
 */
static bool take_quoted(struct arena *arena, struct str *line, struct str *out) {
    size_t end = 1, escapes = 0;
    if (!str_starts(*line, STR("\""))) return false;
    const char *first = line->data + 1, *quote = memchr(first, '"', line->size - 1);
    if (quote && !memchr(first, '\\', (size_t)(quote - first))) end = (size_t)(quote - line->data);
    for (; end < line->size && line->data[end] != '"'; end++) {
        if (line->data[end] != '\\') continue;
        escapes++;
        if (++end >= line->size || !strchr("\"\\n", line->data[end])) return false;
    }
    if (end >= line->size) return false;
    *out = str_slice(*line, 1, end);
    *line = str_skip(*line, end + 1);
    if (!escapes) return true;
    char *plain = NEW_ARRAY(arena, char, out->size);
    size_t size = 0;
    for (size_t i = 0; i < out->size; i++) {
        bool escaped = out->data[i] == '\\' && ++i;
        plain[size++] = escaped && out->data[i] == 'n' ? '\n' : out->data[i];
    }
    *out = (struct str){plain, size};
    return true;
}

/* `"English": "translation"` and nothing else. */
static bool read_quoted_line(struct arena *arena, const struct source *source, struct str line, uint32_t number,
                             struct catalogue_entry *entry) {
    struct str rest = line;
    if (!take_quoted(arena, &rest, &entry->english) || !str_starts(rest, STR(": "))) return false;
    rest = str_skip(rest, 2);
    uint32_t column = (uint32_t)str_code_points(str_slice(line, 0, line.size - rest.size)) + 2;
    entry->span = (struct span){.source = source, .line = number, .column = column};
    return take_quoted(arena, &rest, &entry->translated) && !rest.size && entry->translated.size;
}

/* A file that has nothing but such lines and comments is read without YAML, in a tenth of the time: the messages of a
 * language are many, and every run on a terminal needs them. False: it is to be read as YAML, which says what is wrong.
 */
static bool read_quoted(struct arena *arena, const struct source *source, size_t head, struct catalogue *out) {
    size_t capacity = 0;
    struct str rest = source->text, line;
    struct catalogue read = {.language = out->language};
    for (uint32_t number = 1; str_cut(&rest, '\n', &line); number++) {
        bool above = line.data < source->text.data + head;
        if (above || !line.size || line.data[0] == '#') continue;
        struct catalogue_entry *entry = &ARENA_PUSH(arena, read.entries, read.count, capacity);
        if (!read_quoted_line(arena, source, line, number, entry)) return false;
    }
    *out = read;
    return catalogue_index(arena, out);
}

/* A translation that could not be said in place of its text is left out. */
static void check_patterns(struct arena *arena, struct diagnostics *sink, struct catalogue *catalogue) {
    size_t kept = 0;
    for (size_t i = 0; i < catalogue->count; i++) {
        const struct catalogue_entry *entry = &catalogue->entries[i];
        catalogue->entries[kept] = *entry;
        if (message_translates(entry->english, entry->translated)) {
            kept++;
            continue;
        }
        struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_D03, entry->span,
                                        "the translation of “{0}” has other arguments than the text", entry->english);
        diagnose_help(sink, d, "name the arguments in braces as the English text does, and choose plurals by the same");
    }
    if (kept == catalogue->count) return;
    catalogue->count = kept;
    catalogue_index(arena, catalogue);
}

/* All of it ---------------------------------------------------------------------------------------------------- */

void catalogue_read(struct arena *arena, struct diagnostics *sink, const struct source *source, size_t head,
                    struct catalogue *catalogue) {
    struct catalogue quoted = {.language = catalogue->language};
    if (!catalogue->count && read_quoted(arena, source, head, &quoted)) {
        *catalogue = quoted;
        check_patterns(arena, sink, catalogue);
        return;
    }
    struct value *root = yaml_read(arena, sink, source, head, source->text.size);
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
        struct catalogue_entry *old = catalogue_find(catalogue, entry->key);
        old = old ? entries + (old - catalogue->entries) : &entries[merged.count++];
        *old = (struct catalogue_entry){
            .english = entry->key, .translated = entry->value->text, .span = value_text_span(entry->value)};
    }
    catalogue_index(arena, &merged);
    check_patterns(arena, sink, &merged);
    *catalogue = merged;
}
