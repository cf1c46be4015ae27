/* Choosing, showing and making mends. */
#include "command/fix.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/mend.h"
#include "command/terminal.h"

/* ---- choosing ---- */

/* What was said of a code: its place in the list. The count: nothing. */
static size_t named_at(const struct mends_named *named, struct str code) {
    size_t at = 0;
    while (at < named->count && !str_starts(code, named->codes[at])) at++;
    return at;
}

/* Of those that are readings. */
static const struct mend *nth(const struct mend *mends, size_t number) {
    for (; mends; mends = mends->next)
        if (mends->kind != MEND_BLANK && !--number) return mends;
    return NULL;
}

const struct mend *fix_sure(const struct mend *mends) {
    const struct mend *found = NULL;
    for (const struct mend *m = mends; m; m = m->next) {
        if (m->kind == MEND_BLANK) continue;
        if (found) return NULL;
        found = m;
    }
    return found && found->kind == MEND_SURE ? found : NULL;
}

static const struct mend *only_blank(const struct mend *mends) {
    return mends && !mends->next && mends->kind == MEND_BLANK ? mends : NULL;
}

static const struct mend *choose(const struct options *options, const struct diagnostic *d) {
    const struct mends_named *named = &options->mends;
    size_t at = named_at(named, d->code);
    if (!named->count) return fix_sure(d->mends);
    if (at == named->count) return NULL;
    if (named->readings[at]) return nth(d->mends, named->readings[at]);
    const struct mend *answer = fix_sure(d->mends);
    return answer ? answer : only_blank(d->mends);
}

/* ---- by file ---- */

struct chosen {
    const struct source *source;
    struct text_edit edit;
    size_t order;
};

struct chosen_mends {
    struct chosen *items;
    size_t count, capacity;
};

static struct chosen_mends choose_all(struct arena *arena, const struct options *options, const struct project *project,
                                      const struct diagnostics *messages) {
    struct chosen_mends all = {0};
    for (const struct diagnostic *d = messages->first; d; d = d->next) {
        const struct mend *mend = choose(options, d);
        if (!mend || mend->source->files != project->files) continue; /* the built-in templates are nobody's to mend */
        ARENA_PUSH(arena, all.items, all.count, all.capacity) = (struct chosen){mend->source, mend->edit, all.count};
    }
    return all;
}

static int by_file(const void *left, const void *right) {
    const struct chosen *a = left, *b = right;
    int files = str_compare(a->source->name, b->source->name);
    if (files) return files;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool same(const struct text_edit *a, const struct text_edit *b) {
    return a->start == b->start && a->end == b->end && str_equal(a->text, b->text);
}

/* Two that add a row to a key that is not there yet each bring the key: once is enough. */
static void share_key(const struct text_edit *first, struct text_edit *second) {
    struct str rest = second->text, before = first->text, key, same;
    if (first->start != second->start || first->end != second->start || second->end != second->start) return;
    if (str_starts(rest, STR("\n"))) rest = str_skip(rest, 1); /* the file's last line was not ended */
    if (str_starts(before, STR("\n"))) before = str_skip(before, 1);
    bool rows = str_cut(&rest, '\n', &key) && rest.size && str_ends(key, STR(":")) && str_cut(&before, '\n', &same);
    if (rows && str_equal(key, same)) second->text = rest;
}

size_t fix_drop_clashes(struct text_edit *edits, size_t count) {
    size_t kept = 0, place = 0; /* the first at its place */
    for (size_t i = 0; i < count; i++) {
        bool clash = kept && (same(&edits[kept - 1], &edits[i]) || edits[i].start < edits[kept - 1].end);
        if (clash) continue;
        if (!kept || edits[place].start != edits[i].start) place = kept;
        else share_key(&edits[place], &edits[i]);
        edits[kept++] = edits[i];
    }
    return kept;
}

/* ---- showing and making ---- */

struct fixing {
    struct arena *arena;
    const struct options *options;
    const struct catalogue *words;
};

/* Lines beside a change may be confidential. */
void fix_show(const struct options *options, const struct catalogue *words, const struct source *source,
              const struct text_edit *edits, size_t count) {
    struct buffer out = {0};
    if (source->discreet && !options->show_confidential) {
        terminal_say(words, MESSAGE("{0}: {1, plural, one {# change is} other {# changes are}} not shown, as the file has "
                                    "confidential lines; --show-confidential shows them",
                                    source->path, count));
        return;
    }
    text_diff(&out, source->path, source->text, edits, count, isatty(STDOUT_FILENO) && !getenv("NO_COLOR"));
    if (out.size) fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
}

static bool fix_file(const struct fixing *fixing, const struct chosen *chosen, size_t count, size_t *made,
                     struct message *problem) {
    struct text_edit *edits = NEW_ARRAY(fixing->arena, struct text_edit, count);
    for (size_t i = 0; i < count; i++) edits[i] = chosen[i].edit;
    text_edits_sort(edits, count);
    count = fix_drop_clashes(edits, count);
    fix_show(fixing->options, fixing->words, chosen->source, edits, count);
    *made += count;
    return fixing->options->diff || text_edits_write(fixing->arena, chosen->source, edits, count, problem);
}

static void say_made(const struct fixing *fixing, size_t made, size_t files) {
    struct message message = MESSAGE(
        "{0, plural, one {# change} other {# changes}} made in {1, plural, one {# file} other {# files}}", made, files);
    if (made && !fixing->options->quiet && !fixing->options->diff) terminal_say(fixing->words, message);
}

bool fix(struct arena *arena, const struct options *options, const struct catalogue *words,
         const struct project *project, const struct diagnostics *messages, size_t *made, struct message *problem) {
    struct fixing fixing = {arena, options, words};
    struct chosen_mends all = choose_all(arena, options, project, messages);
    size_t files = 0;
    *made = 0;
    if (all.count) qsort(all.items, all.count, sizeof *all.items, by_file);
    for (size_t i = 0, end; i < all.count; i = end, files++) {
        for (end = i; end < all.count && all.items[end].source == all.items[i].source;) end++;
        if (!fix_file(&fixing, &all.items[i], end - i, made, problem)) return false;
    }
    fflush(stdout);
    say_made(&fixing, *made, files);
    return true;
}
