/* Texts that are typed, and the names of their files. */
#include "workbench/open_files.h"

#include "base/arena.h"
#include "base/disk.h"
#include "base/path.h"

/* ---- names ---- */

struct str uri_path(struct arena *arena, struct str uri) {
    static const struct str scheme = STR_INIT("file://");
    if (!str_starts(uri, scheme)) return (struct str){0};
    struct str rest = str_skip(uri, scheme.size);
    while (rest.size && *rest.data != '/') rest = str_skip(rest, 1); /* the name of a host */
    for (size_t i = 0; i < rest.size; i++)
        if (rest.data[i] == '?' || rest.data[i] == '#') rest = str_slice(rest, 0, i);
    struct str path = path_of_url(arena, rest);
    return path.size && str_utf8_error(path) == path.size ? path_join(arena, STR("/"), path) : (struct str){0};
}

struct str uri_of_path(struct arena *arena, struct str path) {
    return str_join(arena, STR("file://"), path_url(arena, path));
}

/* As the trees of projects have it: where the folder leads, and the file's own name. */
static struct str resolved(struct arena *arena, struct str path) {
    if (!path.size) return path;
    struct str folder = disk_absolute(arena, path_folder(path));
    struct str stands = path_join(arena, folder, path_name(path));
    return disk_absolute(arena, stands);
}

/* ---- files ---- */

struct open_file *open_files_find(const struct open_files *files, struct str uri) {
    for (struct open_file *file = files->first; file; file = file->next)
        if (str_equal(file->uri, uri)) return file;
    return NULL;
}

struct open_file *open_files_at(const struct open_files *files, struct str path) {
    for (struct open_file *file = files->first; file; file = file->next)
        if (file->path.size && str_equal(file->path, path)) return file;
    return NULL;
}

struct open_file *open_files_open(struct open_files *files, struct str uri, int64_t version, struct str text) {
    struct open_file *old = open_files_find(files, uri), **end = &files->first;
    if (old) open_files_close(files, old);
    struct arena *arena = arena_create();
    struct open_file *file = NEW(arena, struct open_file);
    *file = (struct open_file){.arena = arena, .uri = str_copy(arena, uri), .version = version, .touched = true};
    file->path = resolved(arena, uri_path(arena, file->uri));
    buffer_append(&file->text, text);
    while (*end) end = &(*end)->next;
    *end = file;
    files->count++;
    return file;
}

void open_files_close(struct open_files *files, struct open_file *file) {
    struct open_file **at = &files->first;
    while (*at != file) at = &(*at)->next;
    *at = file->next;
    files->count--;
    buffer_free(&file->text);
    arena_destroy(file->arena);
}

void open_files_close_all(struct open_files *files) {
    while (files->first) open_files_close(files, files->first);
}

/* ---- typing ---- */

void open_file_replace(struct open_file *file, struct str text) {
    buffer_clear(&file->text);
    buffer_append(&file->text, text);
    file->lost = false;
    file->touched = true;
}

static size_t character_size(struct str text, size_t at) {
    struct str rest = str_skip(text, at), after = rest;
    str_next(&after);
    return rest.size - after.size;
}

bool open_file_change(struct open_file *file, struct position_range range, enum position_encoding encoding,
                      struct str text) {
    /* Half a character that stays is as long as U+FFFD, which takes its place: so places behind it stay the same. */
    static const struct str half = STR_INIT("\xEF\xBF\xBD");
    struct arena *scratch = arena_create();
    struct str old = buffer_str(&file->text);
    struct text_map map = text_map_of(scratch, old, encoding);
    size_t start, end;
    bool torn_start, torn_end;
    bool there = text_map_byte(&map, range.start, &start, &torn_start) &&
                 text_map_byte(&map, range.end, &end, &torn_end) && start <= end;
    arena_destroy(scratch);
    if (!there) return false;
    struct buffer now = {0};
    bool halves = encoding == POSITION_UTF16;
    buffer_append(&now, str_slice(old, 0, start));
    if (torn_start && halves) buffer_append(&now, half);
    buffer_append(&now, text);
    if (torn_end && halves) buffer_append(&now, half);
    if (torn_end) end += character_size(old, end);
    buffer_append(&now, str_skip(old, end));
    buffer_free(&file->text);
    file->text = now;
    file->touched = true;
    return true;
}
