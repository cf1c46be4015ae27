/* Listing templates/new and filling its places. */
#include "project/scaffold.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/calendar.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/yaml_text.h"

struct scaffolder {
    struct arena *arena;
    const struct files *files;
    const struct scaffold_wish *wish;
    struct scaffold *out;
    struct message *problem;
};

/* ---- places ---- */

/* "year+1" → "year" and 1; false: what stands behind the sign is no small number. */
static bool cut_number(struct str *name, int *number) {
    size_t end = 0, at;
    *number = 0;
    while (end < name->size && name->data[end] != '+' && name->data[end] != '-') end++;
    for (at = end + 1; at < name->size && name->data[at] >= '0' && name->data[at] <= '9' && *number < 10000; at++)
        *number = *number * 10 + name->data[at] - '0';
    if (end < name->size && name->data[end] == '-') *number = -*number;
    bool fine = end == name->size || (at == name->size && at > end + 1);
    name->size = end;
    return fine;
}

/* Nobody meets on a weekend: the day before it. 1970-01-01 was a Thursday. */
static struct date working_day(struct date day, int later) {
    int32_t days = date_days(day) + later;
    int weekday = (int)((days % 7 + 7 + 3) % 7); /* 0: Monday */
    return later && weekday > 4 ? date_from_days(days - (weekday - 4)) : date_from_days(days);
}

static void put_scalar(struct buffer *out, struct str text) { yaml_put(out, text, (struct yaml_style){0}); }

static bool put_place(struct scaffolder *scaffolder, struct buffer *out, struct str name) {
    const struct scaffold_wish *wish = scaffolder->wish;
    struct str whole = name;
    int number;
    if (str_starts(name, STR(" "))) return buffer_format(out, "{{%.*s}}", STR_ARG(name)), true; /* another program’s */
    bool known = cut_number(&name, &number);
    if (known && str_equal_c(name, "year")) return buffer_format(out, "%d", wish->day.year + number), true;
    if (known && str_equal_c(name, "day")) {
        buffer_append(out, date_iso(scaffolder->arena, working_day(wish->day, number)));
        return true;
    }
    if (str_equal_c(whole, "company")) return put_scalar(out, wish->company), true;
    if (str_equal_c(whole, "currency")) return put_scalar(out, wish->currency), true;
    if (str_equal_c(whole, "language")) return put_scalar(out, region_tag(wish->language, wish->region)), true;
    return false;
}

/* False: there is no such place, which the problem says. */
static bool fill(struct scaffolder *scaffolder, struct str path, struct str text, struct str *filled) {
    struct buffer out = {0};
    size_t start, end;
    bool fine = true;
    while (fine && str_find(text, STR("{{"), &start) && str_find(str_skip(text, start), STR("}}"), &end)) {
        struct str name = str_slice(text, start + 2, start + end);
        buffer_append(&out, str_slice(text, 0, start));
        fine = put_place(scaffolder, &out, name);
        if (!fine)
            *scaffolder->problem =
                message_new(scaffolder->arena, "{0}: there is no place “{1}” to be filled", path, name);
        text = str_skip(text, start + end + 2);
    }
    buffer_append(&out, text);
    *filled = str_copy(scaffolder->arena, buffer_str(&out));
    buffer_free(&out);
    return fine;
}

/* ---- files ---- */

/* "_github/workflows" → ".github/workflows" */
static struct str with_dots(struct arena *arena, struct str path) {
    struct buffer out = {0};
    for (size_t i = 0; i < path.size; i++) {
        bool first = !i || path.data[i - 1] == '/';
        buffer_char(&out, first && path.data[i] == '_' ? '.' : path.data[i]);
    }
    struct str name = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return name;
}

static bool add_file(struct scaffolder *scaffolder, struct str from, struct str path, bool ours) {
    struct str bytes, name;
    struct scaffold_file file = {.ours = ours};
    struct files_entry entry = files_read(scaffolder->files, scaffolder->arena, from, LIMIT_FILE, &bytes);
    if (entry.kind != FILES_REGULAR) {
        *scaffolder->problem =
            message_new(scaffolder->arena, "{0} {1}", files_shown(scaffolder->files, scaffolder->arena, from),
                        files_reason(scaffolder->arena, &entry));
        return false;
    }
    const struct region *region = ours ? scaffolder->wish->region : NULL;
    if (!fill(scaffolder, from, region_spell(scaffolder->arena, region, bytes), &file.text)) return false;
    if (!fill(scaffolder, from, path, &name)) return false;
    file.path = with_dots(scaffolder->arena, name);
    ARENA_PUSH(scaffolder->arena, scaffolder->out->files, scaffolder->out->count, scaffolder->out->capacity) = file;
    return true;
}

/* All below a folder of templates/new: files before folders, so that planpress.yaml comes early. */
static bool add_folder(struct scaffolder *scaffolder, struct str from, struct str below, bool ours) {
    struct arena *arena = scaffolder->arena;
    struct files_entry *entries;
    size_t count;
    bool fine = files_list(scaffolder->files, arena, from, &entries, &count).kind == FILES_FOLDER;
    for (int folders = 0; folders < 2; folders++)
        for (size_t i = 0; i < count && fine; i++) {
            struct str source = path_join(arena, from, entries[i].name);
            struct str path = path_join(arena, below, entries[i].name);
            bool folder = entries[i].kind == FILES_FOLDER;
            if (folder != (folders == 1)) continue;
            fine = folder ? add_folder(scaffolder, source, path, ours) : add_file(scaffolder, source, path, ours);
        }
    return fine;
}

static struct message no_language(struct scaffolder *scaffolder) {
    struct arena *arena = scaffolder->arena;
    return message_new(arena,
                       "there is no project to begin with in “{0}”; give another language and say your own in "
                       "planpress.yaml",
                       scaffolder->wish->language->tag);
}

bool scaffold_make(struct project *project, const struct scaffold_wish *wish, struct scaffold *out,
                   struct message *problem) {
    struct arena *arena = project->arena;
    struct scaffolder scaffolder = {arena, project->templates[1].files, wish, out, problem};
    struct str around[] = {STR("common"), wish->git ? STR("git") : (struct str){0}, wish->service};
    *out = (struct scaffold){0};
    *problem = (struct message){0};
    struct str documents = path_join(arena, STR("new"), wish->language->tag);
    if (files_look(scaffolder.files, arena, documents).kind != FILES_FOLDER)
        return *problem = no_language(&scaffolder), false;
    bool fine = add_folder(&scaffolder, documents, STR("."), true);
    for (size_t i = 0; i < sizeof around / sizeof *around && fine; i++)
        fine = !around[i].size || add_folder(&scaffolder, path_join(arena, STR("new"), around[i]), STR("."), false);
    return fine;
}
