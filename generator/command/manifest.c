/* A line is: hash, class, program, layout, source, path, with tabs between. None of them holds a control character: the
 * names of documents and layouts that do are refused before anything is made of them. */
#include "command/manifest.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/path.h"

static const struct str title = STR_INIT("planpress manifest 1");
static const struct str explanation =
    STR_INIT("# What planpress wrote here and may replace or remove: hash, class, program, layout, source, path");

/* ---- finding ---- */

/* Without regard to capitals, so that paths that are alike have places behind each other. */
static size_t first_place(const struct manifest *manifest, struct str path) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < path.size; i++) hash = (hash ^ (uint32_t)tolower((unsigned char)path.data[i])) * 16777619u;
    return hash & (manifest->place_count - 1);
}

static size_t place_of(const struct manifest *manifest, struct str path) {
    size_t at = first_place(manifest, path);
    while (manifest->places[at] && !str_equal(manifest->entries[manifest->places[at] - 1].file.path, path))
        at = (at + 1) & (manifest->place_count - 1);
    return at;
}

struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path) {
    size_t place = manifest->place_count ? manifest->places[place_of(manifest, path)] : 0;
    return place ? &manifest->entries[place - 1] : NULL;
}

struct manifest_entry *manifest_find_alike(const struct manifest *manifest, struct str path, size_t *step) {
    while (manifest->place_count) {
        size_t place = manifest->places[(first_place(manifest, path) + *step) & (manifest->place_count - 1)];
        if (!place) break;
        ++*step;
        struct manifest_entry *entry = &manifest->entries[place - 1];
        struct str other = entry->file.path;
        bool alike = other.size == path.size && !strncasecmp(other.data, path.data, path.size);
        if (alike && !str_equal(other, path)) return entry;
    }
    return NULL;
}

/* Twice as many places as entries. */
static void widen(struct manifest *manifest) {
    if (manifest->place_count > 2 * manifest->count) return;
    manifest->place_count = manifest->place_count ? 2 * manifest->place_count : 64;
    manifest->places = NEW_ARRAY(manifest->arena, size_t, manifest->place_count);
    for (size_t i = 0; i < manifest->count; i++)
        manifest->places[place_of(manifest, manifest->entries[i].file.path)] = i + 1;
}

bool manifest_entry_has(const struct manifest_entry *entry, const struct sha256 *hash) {
    for (const struct manifest_content *content = entry->contents; content; content = content->next)
        if (sha256_equal(&content->hash, hash)) return true;
    return false;
}

static struct manifest_entry *entry_of(struct manifest *manifest, struct str path) {
    struct manifest_entry *found = manifest_find(manifest, path);
    if (found) return found;
    widen(manifest);
    struct str kept = str_copy(manifest->arena, path);
    size_t place = place_of(manifest, kept);
    ARENA_PUSH(manifest->arena, manifest->entries, manifest->count, manifest->capacity) =
        (struct manifest_entry){.file.path = kept};
    manifest->places[place] = manifest->count;
    return &manifest->entries[manifest->count - 1];
}

struct manifest_entry *manifest_add(struct manifest *manifest, const struct folder_file *file, struct str program,
                                    struct sha256 hash) {
    struct arena *arena = manifest->arena;
    struct manifest_entry *entry = entry_of(manifest, file->path);
    entry->file = (struct folder_file){.path = entry->file.path,
                                       .class = file->class,
                                       .source = str_copy(arena, file->source),
                                       .layout = str_copy(arena, file->layout)};
    entry->program = str_copy(arena, program);
    entry->gone = false;
    if (entry->contents && sha256_equal(&entry->contents->hash, &hash)) return entry;
    struct manifest_content *content = NEW(arena, struct manifest_content);
    *content = (struct manifest_content){hash, entry->contents};
    entry->contents = content;
    return entry;
}

/* ---- reading ---- */

/* A path below the folder and not among what is kept beside the list: the file may have come from anybody. */
static bool is_path(struct arena *arena, struct str path) {
    bool plain = path.size && !str_equal_c(path, ".") && !path_is_absolute(path) && str_utf8_error(path) == path.size;
    return plain && str_equal(path_join(arena, STR("."), path), path) && !str_starts(path, STR("..")) &&
           !path_is_below(path, STR(".planpress"));
}

static bool parse_entry(struct manifest *manifest, struct str line) {
    struct str hash_text, class_text, program;
    struct sha256 hash;
    struct folder_file file;
    bool whole = str_cut(&line, '\t', &hash_text) && str_cut(&line, '\t', &class_text) &&
                 str_cut(&line, '\t', &program) && str_cut(&line, '\t', &file.layout) &&
                 str_cut(&line, '\t', &file.source);
    file.path = line;
    if (!whole || !line.size || memchr(line.data, '\t', line.size) || !sha256_parse(hash_text, &hash)) return false;
    if (!class_parse(class_text, &file.class) || !is_path(manifest->arena, file.path)) return false;
    manifest_add(manifest, &file, program, hash);
    return true;
}

/* The last line says the hash of those above it. */
static bool ends_well(struct str text) {
    size_t end = text.size;
    if (!end || text.data[end - 1] != '\n') return false;
    for (end--; end && text.data[end - 1] != '\n';) end--;
    struct str last = str_slice(text, end, text.size - 1);
    struct sha256 said, found = sha256_of(str_slice(text, 0, end));
    return str_starts(last, STR("end\t")) && sha256_parse(str_skip(last, 4), &said) && sha256_equal(&said, &found);
}

void manifest_read(struct manifest *manifest, struct str text) {
    struct str line;
    manifest->damaged = !ends_well(text);
    while (str_cut(&text, '\n', &line)) {
        if (str_starts(line, STR("project\t"))) manifest->project = str_copy(manifest->arena, str_skip(line, 8));
        else if (line.size && !str_starts(line, STR("end\t")) && !str_starts(line, STR("#")) && !str_equal(line, title))
            manifest->damaged |= !parse_entry(manifest, line);
    }
}

void manifest_read_journal(struct manifest *manifest, struct str text) {
    struct str line;
    while (memchr(text.data, '\n', text.size) && str_cut(&text, '\n', &line)) parse_entry(manifest, line);
}

/* ---- printing ---- */

static void append_hash(struct buffer *out, const struct sha256 *hash) {
    for (size_t i = 0; i < sizeof hash->bytes; i++) {
        buffer_char(out, "0123456789abcdef"[hash->bytes[i] >> 4]);
        buffer_char(out, "0123456789abcdef"[hash->bytes[i] & 15]);
    }
}

static void append_field(struct buffer *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) assert((unsigned char)text.data[i] >= ' ');
    buffer_char(out, '\t');
    buffer_append(out, text);
}

void manifest_print_entry(struct buffer *out, const struct folder_file *file, struct str program,
                          const struct sha256 *hash) {
    append_hash(out, hash);
    append_field(out, class_name(file->class));
    append_field(out, program);
    append_field(out, file->layout);
    append_field(out, file->source);
    append_field(out, file->path);
    buffer_char(out, '\n');
}

static int by_path(const void *left, const void *right) {
    const struct manifest_entry *const *a = left, *const *b = right;
    return str_compare((*a)->file.path, (*b)->file.path);
}

void manifest_print(struct buffer *out, const struct manifest *manifest) {
    struct arena *scratch = arena_create();
    const struct manifest_entry **sorted = NEW_ARRAY(scratch, const struct manifest_entry *, manifest->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < manifest->count; i++)
        if (!manifest->entries[i].gone) sorted[count++] = &manifest->entries[i];
    if (count) qsort(sorted, count, sizeof *sorted, by_path);
    buffer_format(out, "%.*s\n%.*s\nproject\t%.*s\n", STR_ARG(title), STR_ARG(explanation), STR_ARG(manifest->project));
    for (size_t i = 0; i < count; i++)
        manifest_print_entry(out, &sorted[i]->file, sorted[i]->program, &sorted[i]->contents->hash);
    struct sha256 hash = sha256_of(buffer_str(out));
    buffer_append_c(out, "end\t");
    append_hash(out, &hash);
    buffer_char(out, '\n');
    arena_destroy(scratch);
}
