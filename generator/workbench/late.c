/* A text is compared with what it was from both ends: what was typed is one piece between them. */
#include "workbench/late.h"

#include "base/arena.h"

/* ---- keeping ---- */

/* As it was; the same for all messages of a file. */
static const struct source *kept_source(struct late *late, const struct source *source) {
    for (const struct diagnostic *d = late->found.first; d; d = d->next)
        if (str_equal(d->span.source->name, source->name)) return d->span.source;
    struct source *kept = NEW(late->arena, struct source);
    kept->name = str_copy(late->arena, source->name);
    kept->text = str_copy(late->arena, source->text);
    return kept;
}

void late_keep(struct late *late, const struct checking *checking) {
    late_drop(late);
    late->arena = arena_create();
    late->found = diagnostics_new(late->arena);
    for (size_t j = 0; j < checking->jobs.count; j++)
        for (const struct diagnostic *d = checking->jobs.items[j].messages.first; d; d = d->next) {
            if (!d->span.source || d->span.source->files != checking->project->files) continue;
            struct diagnostic copy = *d;
            copy.span.source = kept_source(late, d->span.source);
            copy.mends = NULL; /* they are of the text as it was */
            diagnostics_add(&late->found, &copy);
        }
}

void late_drop(struct late *late) {
    arena_destroy(late->arena);
    *late = (struct late){0};
}

/* ---- saying again ---- */

/* How the lines of a text stand in what became of it. */
struct lines_now {
    size_t before;      /* so many at the beginning are the same */
    size_t behind;      /* from this line on they are, too */
    long moved;         /* by how many lines these are further down */
};

static size_t count_lines(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) count += text.data[i] == '\n';
    return count;
}

static struct lines_now compare(struct str old, struct str now) {
    if (str_equal(old, now)) return (struct lines_now){.before = SIZE_MAX};
    size_t least = old.size < now.size ? old.size : now.size, start = 0, end = 0;
    while (start < least && old.data[start] == now.data[start]) start++;
    while (end < least - start && old.data[old.size - 1 - end] == now.data[now.size - 1 - end]) end++;
    size_t lines = count_lines(old);
    return (struct lines_now){.before = count_lines(str_slice(old, 0, start)),
                              .behind = lines - count_lines(str_skip(old, old.size - end)) + 2,
                              .moved = (long)count_lines(now) - (long)lines};
}

/* False: the line is being typed in. */
static bool move(const struct lines_now *lines, struct span *span) {
    if (span->line <= lines->before) return true;
    if (span->line < lines->behind) return false;
    span->line = (uint32_t)((long)span->line + lines->moved);
    return true;
}

static const struct source *read_source(const struct project *project, struct str name) {
    for (size_t i = 0; i < project->read_count; i++)
        if (str_equal(project->read[i]->name, name)) return project->read[i];
    return NULL;
}

static bool is_named(struct str name, const struct str *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(names[i], name)) return true;
    return false;
}

void late_add(const struct late *late, const struct project *project, const struct str *names, size_t count,
              struct diagnostics *sink) {
    const struct source *last = NULL, *now = NULL;
    struct lines_now lines = {0};
    for (const struct diagnostic *d = late->found.first; d; d = d->next) {
        if (!is_named(d->span.source->name, names, count)) continue;
        if (d->span.source != last) now = read_source(project, d->span.source->name);
        if (d->span.source != last && now) lines = compare(d->span.source->text, now->text);
        last = d->span.source;
        struct diagnostic moved = *d;
        moved.span.source = now;
        if (now && move(&lines, &moved.span)) diagnostics_add(sink, &moved);
    }
}
