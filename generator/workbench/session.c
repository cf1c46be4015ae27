/* Which projects there are, and reading them. */
#include "workbench/session.h"

#include "base/arena.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/overlay.h"
#include "base/path.h"
#include "command/messages.h"
#include "command/run.h"
#include "project/outputs.h"
#include "project/store.h"
#include "read/source_file.h"

struct session session_open(struct arena *arena, const struct options *options) {
    return (struct session){.arena = arena, .options = options, .templates = templates_folder(arena)};
}

/* ---- places ---- */

static struct workplace *place_new(struct session *session, struct str root, bool settled) {
    struct arena *arena = arena_create();
    struct workplace *place = NEW(arena, struct workplace), **end = &session->places;
    *place = (struct workplace){.arena = arena,
                                .root = str_copy(arena, root),
                                .settled = settled,
                                .stash = stash_new(LIMIT_STASH),
                                .stale = true};
    place->store = store_over(arena, place->stash, place->root, STR(OUTPUTS_FOLDER));
    while (*end) end = &(*end)->next;
    return *end = place;
}

static void destroy_unused(const struct workplace *place, struct arena *arena) {
    if (arena != place->dress_arena && arena != place->good_arena && arena != place->checking.arena) arena_destroy(arena);
}

/* What was read is let go, but for what answers are made from. */
static void let_go(struct workplace *place) {
    struct arena *arena = place->checking.arena;
    checking_close(&place->checking);
    place->checking = (struct checking){0};
    place->found = (struct diagnostics){0};
    destroy_unused(place, arena);
}

/* And the templates, with all that refers to them. */
static void let_all_go(struct workplace *place) {
    struct arena *good = place->good_arena, *dress = place->dress_arena;
    let_go(place);
    place->good = NULL;
    place->good_arena = place->dress_arena = NULL;
    place->dress.there = false;
    late_drop(&place->late);
    arena_destroy(good);
    if (dress != good) arena_destroy(dress);
}

static void place_free(struct workplace *place) {
    let_all_go(place);
    store_close(place->store, false);
    stash_free(place->stash);
    arena_destroy(place->arena);
}

void session_drop(struct session *session, struct workplace *place) {
    struct workplace **at = &session->places;
    while (*at != place) at = &(*at)->next;
    *at = place->next;
    place_free(place);
}

void session_close(struct session *session) {
    while (session->places) session_drop(session, session->places);
    open_files_close_all(&session->files);
}

/* Outside of all projects a file is ours when it says so: nobody wants all that lies beside a letter to be read. */
static bool says_kind(struct str text) {
    struct str line;
    for (int lines = 0; lines < 50 && str_cut(&text, '\n', &line); lines++)
        if (source_line_says_kind(str_trim(line))) return true;
    return false;
}

static struct workplace *find_place(struct session *session, struct str path, bool asked) {
    struct arena *scratch = arena_create();
    bool settled;
    struct str root = disk_absolute(scratch, project_root(scratch, path, &settled));
    struct workplace *place = session->places;
    while (place && !str_equal(place->root, root)) place = place->next;
    if (place && place->settled != settled) session_drop(session, place), place = NULL;
    if (!place && (settled || asked)) place = place_new(session, root, settled);
    arena_destroy(scratch);
    return place;
}

struct workplace *session_place(struct session *session, struct str path) { return find_place(session, path, false); }

struct workplace *session_place_of(struct session *session, const struct open_file *file) {
    return file->path.size ? find_place(session, file->path, says_kind(buffer_str(&file->text))) : NULL;
}

/* ---- changes ---- */

/* What is built, and what git keeps, is no part of a project. */
static bool is_set_apart(const struct workplace *place, struct str path) {
    struct arena *scratch = arena_create();
    struct str within = path_relative(scratch, place->root, path);
    bool apart = path_is_below(within, STR(OUTPUTS_FOLDER)) || path_is_below(within, STR(".git"));
    arena_destroy(scratch);
    return apart;
}

void session_changed(struct session *session, struct str path) {
    for (struct workplace *place = session->places; place; place = place->next) {
        bool inside = path_is_below(path, place->root);
        if (inside && is_set_apart(place, path)) continue;
        if (!inside && !path_is_below(path, session->templates)) continue;
        place->stale = true;
        place->whole = false;
        if (!inside) place->templates = (struct hash){0};
    }
}

static struct overlay_buffer *buffers_of(const struct session *session, struct arena *arena, size_t *count) {
    struct overlay_buffer *buffers = NEW_ARRAY(arena, struct overlay_buffer, session->files.count + 1);
    *count = 0;
    for (const struct open_file *file = session->files.first; file; file = file->next)
        if (file->path.size) buffers[(*count)++] = (struct overlay_buffer){file->path, buffer_str(&file->text)};
    return buffers;
}

struct hashing {
    struct session *session;
    struct arena *arena;
    struct hash hash;
    size_t depth;
};

/* Names and stamps of what lies in a folder of templates; of what is open, its text. */
static void hash_folder(struct hashing *hashing, const struct files *files, struct str root, struct str folder) {
    struct files_entry *entries;
    size_t count;
    if (files_list(files, hashing->arena, folder, &entries, &count).kind != FILES_FOLDER) return;
    for (size_t i = 0; i < count; i++) {
        struct str path = path_join(hashing->arena, folder, entries[i].name), full = path_join(hashing->arena, root, path);
        const struct open_file *file = open_files_at(&hashing->session->files, full);
        struct file_stamp stamp = {0};
        hash_text(&hashing->hash, path);
        if (file) hash_text(&hashing->hash, buffer_str(&file->text));
        else if (file_stamp(hashing->arena, full, &stamp)) {
            hash_number(&hashing->hash, (uint64_t)stamp.written);
            hash_number(&hashing->hash, stamp.size);
            hash_number(&hashing->hash, stamp.number);
        }
        if (entries[i].kind == FILES_FOLDER && !entries[i].link && hashing->depth < LIMIT_DEPTH) {
            hashing->depth++;
            hash_folder(hashing, files, root, path);
            hashing->depth--;
        }
    }
}

/* What the dress hangs on: the project's own templates. The built-in ones are those of the program. */
static struct hash templates_hash(struct session *session, const struct workplace *place) {
    struct hashing hashing = {.session = session, .arena = arena_create(), .hash = hash_new()};
    struct message problem;
    const struct files *files = disk_files(hashing.arena, place->root, NULL, 0, &problem);
    size_t count;
    const struct overlay_buffer *buffers = buffers_of(session, hashing.arena, &count);
    if (files) files = overlay_files(hashing.arena, files, buffers, count);
    if (files) hash_folder(&hashing, files, place->root, STR("templates"));
    arena_destroy(hashing.arena);
    return hashing.hash;
}

/* ---- reading ---- */

/* The options of `check` for the project, or for the files of it that are open where it is none. */
static const struct options *options_of(const struct session *session, struct arena *arena,
                                        const struct workplace *place) {
    struct options *options = NEW(arena, struct options);
    *options = *session->options;
    options->command = COMMAND_CHECK;
    options->paths = NEW_ARRAY(arena, struct str, session->files.count + 1);
    options->path_count = 0;
    if (place->settled) options->paths[options->path_count++] = place->root;
    for (const struct open_file *file = session->files.first; !place->settled && file; file = file->next)
        if (path_is_below(file->path, place->root)) options->paths[options->path_count++] = file->path;
    return options;
}

static void open_place(struct session *session, struct workplace *place) {
    struct arena *arena = arena_create();
    const struct options *options = options_of(session, arena, place);
    struct project_options wish = {.path = place->root,
                                   .roots = options->roots,
                                   .root_count = options->root_count,
                                   .templates = session->templates,
                                   .as_of = options->as_of,
                                   .spoken = session->language,
                                   .dress = &place->dress};
    wish.buffers = buffers_of(session, arena, &wish.buffer_count);
    wish.store = place->store;
    bool worn = place->dress.there;
    place->problem = (struct message){0};
    checking_open(&place->checking, arena, options, &wish, &place->problem);
    if (!worn && place->dress.there) place->dress_arena = arena;
}

/* A document asks for a kind that no document before did: templates are read again, with that one. */
static void open_anew(struct session *session, struct workplace *place) {
    open_place(session, place);
    if (place->checking.project || !place->dress.outgrown) return;
    let_all_go(place);
    place->dress.outgrown = false;
    open_place(session, place);
}

static bool has_read(const struct project *project, struct str name) {
    for (size_t i = 0; i < project->read_count; i++)
        if (str_equal(project->read[i]->name, name)) return true;
    return false;
}

/* A document that is being typed cannot be read now and then: what is asked meanwhile is answered by what it said before. */
static bool is_good(const struct session *session, const struct workplace *place) {
    const struct project *now = place->checking.project;
    bool good = now;
    struct arena *scratch = arena_create();
    for (const struct open_file *file = session->files.first; now && place->good && file; file = file->next) {
        struct str name = path_relative(scratch, place->root, file->path);
        good &= !path_is_below(file->path, place->root) || has_read(now, name) || !has_read(place->good, name);
    }
    arena_destroy(scratch);
    return good;
}

static void keep_good(const struct session *session, struct workplace *place) {
    struct arena *old = place->good_arena;
    if (!is_good(session, place)) return;
    place->good = place->checking.project;
    place->good_arena = place->checking.arena;
    if (old) destroy_unused(place, old);
}

/* Whether a source is one of the files that were touched. */
static struct str *touched_names(const struct session *session, const struct workplace *place, struct arena *arena,
                                 size_t *count) {
    struct str *names = NEW_ARRAY(arena, struct str, session->files.count + 1);
    *count = 0;
    for (const struct open_file *file = session->files.first; file; file = file->next)
        if (file->touched && path_is_below(file->path, place->root))
            names[(*count)++] = path_relative(arena, place->root, file->path);
    return names;
}

static bool is_of(const struct source *source, const struct files *files, const struct str *names, size_t count) {
    for (size_t i = 0; source && source->files == files && i < count; i++)
        if (str_equal(source->name, names[i])) return true;
    return false;
}

/* What is said of some files: while they were read, and by the rules. */
static struct diagnostics look_at(struct workplace *place, const struct str *names, size_t count) {
    struct checking *checking = &place->checking;
    struct diagnostics all = diagnostics_new(checking->arena), found = diagnostics_new(checking->arena);
    const struct files *files = &place->dress.tree;
    diagnostics_merge(&all, place->whole ? &place->found : &checking->said);
    if (checking->project && !place->whole) {
        checking_documents(checking, names, count, &all);
        late_add(&place->late, checking->project, names, count, &all);
    }
    diagnostics_sort(&all);
    for (const struct diagnostic *d = all.first; d; d = d->next)
        if (is_of(d->span.source, files, names, count) && message_is_selected(checking->options, d))
            diagnostics_add(&found, d);
    return found;
}

static void look_at_touched(struct session *session, struct workplace *place) {
    size_t count;
    const struct str *names = touched_names(session, place, place->checking.arena, &count);
    place->found = look_at(place, names, count);
}

struct diagnostics workplace_found_in(struct session *session, struct workplace *place, const struct open_file *file) {
    workplace_read(session, place);
    struct str name = path_relative(place->checking.arena, place->root, file->path);
    return look_at(place, &name, 1);
}

void workplace_read(struct session *session, struct workplace *place) {
    if (!place->stale) return;
    struct hash templates = templates_hash(session, place);
    if (hash_equal(templates, place->templates)) let_go(place);
    else let_all_go(place);
    place->templates = templates;
    open_anew(session, place);
    keep_good(session, place);
    place->stale = place->whole = false;
    place->unsaid = true;
    look_at_touched(session, place);
}

bool workplace_check(struct session *session, struct workplace *place, bool (*may_go_on)(void *context),
                     void *context) {
    workplace_read(session, place);
    struct checking *checking = &place->checking;
    if (place->whole) return true;
    if (checking->project && !checking->begun) {
        if (!may_go_on(context)) return false;
        checking_begin(checking);
    }
    if (checking->project) {
        while (may_go_on(context))
            if (!checking_step(checking)) goto done;
        return false;
    }
done:
    place->found = checking->project ? checking_end(checking) : checking->said;
    if (checking->project) late_keep(&place->late, checking);
    else diagnostics_sort(&place->found);
    place->whole = place->unsaid = true;
    return true;
}

/* ---- sources ---- */

struct str workplace_path(struct arena *arena, const struct workplace *place, const struct source *source) {
    bool own = source->files == &place->dress.tree;
    return path_join(arena, own || !source->files ? place->root : source->files->shown, source->name);
}

struct str session_text(const struct session *session, const struct workplace *place, const struct source *source) {
    struct arena *scratch = arena_create();
    const struct open_file *file = open_files_at(&session->files, workplace_path(scratch, place, source));
    arena_destroy(scratch);
    return file ? buffer_str(&file->text) : source->text;
}
