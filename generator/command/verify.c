/* Files held against their notes, and read by the gate once more. */
#include "command/verify.h"

#include "base/arena.h"
#include "base/path.h"
#include "command/guard.h"
#include "command/messages.h"
#include "command/release_note.h"
#include "command/terminal.h"

struct verifying {
    const struct options *options;
    struct arena *arena; /* of the project */
    struct project *project;
    struct folder *folder;
    const struct catalogue *words;
    struct gate *gate;
    struct locale *locales;
    struct diagnostics *sink;
    size_t found;
    int status;
};

/* A released file. */
struct verified {
    struct arena *arena;
    struct str path, note; /* below the output folder */
    struct str shown, bytes;
    struct release_noted noted;
};

#define differs(verifying, ...) say_difference(verifying, MESSAGE(__VA_ARGS__))
static bool say_difference(struct verifying *verifying, struct message what) {
    terminal_say(verifying->words, what);
    verifying->status = STATUS_CONTENT;
    return false;
}

static bool read_note(struct verifying *verifying, struct verified *file) {
    struct str bytes, shown = folder_shown(verifying->folder, file->arena, file->note);
    enum folder_state state = folder_read(verifying->folder, file->arena, file->note, &bytes);
    if (state == FOLDER_MISSING)
        return differs(verifying, "{0} was released, but its note {1} is gone", file->shown, shown);
    if (state == FOLDER_FOREIGN || !release_note_read(file->arena, bytes, &file->noted))
        return differs(verifying, "{0}: its note {1} was changed by hand, so that it proves nothing; delete it and release again",
                       file->shown, shown);
    return true;
}

/* An earlier edition came back, or it is none that was released. */
static bool has_bytes(struct verifying *verifying, const struct verified *file) {
    const struct release_edition *last = &file->noted.editions[0];
    struct sha256 hash = sha256_of(file->bytes);
    struct str found = sha256_print(file->arena, &hash);
    if (str_equal(found, last->sha256)) return true;
    for (size_t i = 1; i < file->noted.count; i++)
        if (str_equal(found, file->noted.editions[i].sha256))
            return differs(verifying, "{0} is the edition released as of {1}, not the last one, of {2}", file->shown,
                           file->noted.editions[i].day, last->day);
    return differs(verifying, "{0} is not the edition that was released as of {1}: its sha256 is {2}, noted is {3}",
                   file->shown, last->day, found, last->sha256);
}

static const struct project_document *document_of(const struct verifying *verifying, const struct verified *file) {
    const struct folder_file *note = folder_find(verifying->folder, file->note);
    for (size_t d = 0; d < verifying->project->document_count; d++)
        if (str_equal(verifying->project->documents[d].source->name, note->source))
            return &verifying->project->documents[d];
    return NULL;
}

static const struct layout_file *layout_of(const struct verifying *verifying, const struct kind *kind,
                                           struct str name) {
    for (size_t l = 0; l < verifying->project->layout_count; l++)
        if (verifying->project->layouts[l].kind == kind && str_equal(verifying->project->layouts[l].name, name))
            return &verifying->project->layouts[l];
    return NULL;
}

/* What was known when it was released, if it is there still: the gate excuses what a layout itself says. */
static struct gate_output output_of(struct verifying *verifying, struct verified *file) {
    const struct project_document *document = document_of(verifying, file);
    struct gate_output output = {.file_count = 1};
    if (document) {
        output.document = document->record;
        output.account = document_account(document->record);
        output.layout = layout_of(verifying, document->kind, file->noted.layout);
    } else if (file->noted.account.size) output.account = gate_account(verifying->gate, file->noted.account);
    const struct record *speaks = output.document ? output.document : output.account;
    const struct language *language = speaks ? speaks->language : verifying->project->language;
    output.locale = locale_among(&verifying->locales, language, speaks ? speaks->region : verifying->project->region);
    struct source *source = NEW(verifying->arena, struct source);
    source->path = str_copy(verifying->arena, file->shown);
    output.source = source;
    return output;
}

static bool passes(struct verifying *verifying, struct verified *file) {
    struct gate_output output = output_of(verifying, file);
    struct gate_file read = guard_file_of(file->arena, file->path, file->bytes);
    output.files = &read;
    if (file->noted.account.size && !output.account)
        return differs(verifying, "{0} is not looked through: the project has no account “{1}” any more", file->shown,
                       file->noted.account);
    return gate_judge(verifying->gate, verifying->sink, &output) ||
           differs(verifying, "{0} does not pass the leak gate as of {1}", file->shown,
                   date_iso(file->arena, verifying->project->as_of));
}

static bool verify(struct verifying *verifying, struct verified *file) {
    if (!read_note(verifying, file)) return false;
    struct str day = file->noted.editions[0].day;
    if (folder_read(verifying->folder, file->arena, file->path, &file->bytes) == FOLDER_MISSING)
        return differs(verifying, "{0} was released as of {1}, and is not there any more", file->shown, day);
    bool same = has_bytes(verifying, file);
    if (!passes(verifying, file) || !same) return false;
    if (!verifying->options->quiet)
        terminal_say(verifying->words,
                     MESSAGE("{0} is as it was released as of {1}, and passes the leak gate", file->shown, day));
    return true;
}

static void verify_note(struct verifying *verifying, struct str note) {
    struct arena *arena = arena_create();
    struct verified file = {.arena = arena, .note = note, .path = release_noted_file(arena, note)};
    file.shown = folder_shown(verifying->folder, arena, file.path);
    verify(verifying, &file);
    verifying->found++;
    arena_destroy(arena);
}

static bool is_named(struct arena *arena, struct str note, struct str path) {
    return path_is_below(release_noted_file(arena, note), path) || path_is_below(note, path);
}

/* All notes below a path; a path without any is said. */
static void verify_path(struct verifying *verifying, struct str path) {
    size_t before = verifying->found;
    struct str shown = folder_shown(verifying->folder, verifying->arena, path);
    for (size_t i = 0; i < folder_count(verifying->folder); i++) {
        const struct folder_file *file = folder_listed(verifying->folder, i);
        if (file && release_is_note(file) && is_named(verifying->arena, file->path, path))
            verify_note(verifying, file->path);
    }
    if (verifying->found == before) differs(verifying, "{0}: nothing of it was released", shown);
}

int verify_release(const struct options *options, struct arena *arena, struct diagnostics *sink,
                   struct project *project, struct folder *folder, const struct catalogue *words) {
    struct diagnostics found = diagnostics_new(arena);
    struct verifying verifying = {
        .options = options, .arena = arena, .project = project, .folder = folder, .words = words, .sink = &found};
    /* Of a project that is not read whole nobody knows what may not be said. */
    if (sink->errors)
        differs(&verifying, "the project in {0} has errors: what they hide is not looked for; see planpress check",
                project->root);
    struct editions editions = editions_open(project, &found);
    verifying.gate = gate_open(arena, &found, project, &editions);
    for (size_t i = 0; i < options->path_count; i++) verify_path(&verifying, options->paths[i]);
    diagnostics_sort(&found);
    messages_print(options, words, project, &found);
    locale_close(verifying.locales);
    gate_close(verifying.gate);
    return verifying.status;
}
