/* Offering mends: only where the text is what it was taken for. */
#include "base/mend.h"

#include "base/arena.h"

const char *mend_kind_name(enum mend_kind kind) {
    static const char *const names[] = {[MEND_SURE] = "sure", [MEND_CHOICE] = "choice", [MEND_BLANK] = "blank"};
    return names[kind];
}

static bool same(const struct mend *a, const struct mend *b) {
    return a->source == b->source && a->edit.start == b->edit.start && a->edit.end == b->edit.end &&
           str_equal(a->edit.text, b->edit.text);
}

/* Behind those that there are; once. */
static void offer(struct diagnostics *sink, struct diagnostic *diagnostic, struct mend offered) {
    if (!offered.source || offered.source->torn) return;
    struct mend **last = &diagnostic->mends;
    for (; *last; last = &(*last)->next)
        if (same(*last, &offered)) return;
    *last = NEW(sink->arena, struct mend);
    **last = offered;
    (*last)->edit.text = str_copy(sink->arena, offered.edit.text);
    (*last)->title = message_copy(sink->arena, offered.title);
}

void mend_replace_message(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind,
                          struct span span, struct str was, struct str now, struct message title) {
    size_t start;
    if (!was.size || str_equal(was, now) || !span_start(span, &start)) return;
    if (!str_starts(str_skip(span.source->text, start), was)) return;
    offer(sink, diagnostic,
          (struct mend){.kind = kind, .source = span.source, .edit = {start, start + was.size, now}, .title = title});
}

void mend_insert_message(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind,
                         const struct source *source, size_t at, struct str text, struct message title) {
    if (at > source->text.size) return;
    offer(sink, diagnostic, (struct mend){.kind = kind, .source = source, .edit = {at, at, text}, .title = title});
}

struct span mend_span(const struct mend *mend) {
    return source_span(mend->source, mend->edit.start, mend->edit.end);
}

struct mend *mends_copy(struct arena *arena, const struct mend *mends) {
    struct mend *first = NULL, **last = &first;
    for (const struct mend *m = mends; m; m = m->next, last = &(*last)->next) {
        *last = NEW(arena, struct mend);
        **last = *m;
        (*last)->next = NULL;
        (*last)->edit.text = str_copy(arena, m->edit.text);
        (*last)->title = message_copy(arena, m->title);
    }
    return first;
}
