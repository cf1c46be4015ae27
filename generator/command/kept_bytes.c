/* Numbers take eight bytes in the machine's own order: of a machine with another order, nothing that was kept is found
 * to be as it is expected. */
#include "command/kept_bytes.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/mend.h"

/* Whoever gives a message something new has to keep it here, too. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct diagnostic) == 248, "what is kept of a diagnostic is not all of it");

/* ---- files ---- */

static int compare_place(const struct kept_sources *sources, const struct source *source, bool own, struct str name) {
    bool theirs = source->files == sources->own;
    return theirs == own ? str_compare(source->name, name) : theirs ? 1 : -1;
}

struct named_source {
    const struct source *source;
    bool own;
};

static int by_place(const void *left, const void *right) {
    const struct named_source *a = left, *b = right;
    return a->own == b->own ? str_compare(a->source->name, b->source->name) : a->own ? 1 : -1;
}

struct kept_sources kept_sources_of(struct arena *arena, const struct project *project) {
    size_t most = project->read_count + project->dress_count + 1, count = 0;
    struct kept_sources sources = {.own = project->files, .items = NEW_ARRAY(arena, const struct source *, most)};
    struct named_source *all = NEW_ARRAY(arena, struct named_source, most);
    for (size_t i = 0; i < project->read_count; i++) all[count++].source = project->read[i];
    for (size_t i = 0; i < project->dress_count; i++) all[count++].source = project->dress[i];
    if (project->record && project->record->span.source) all[count++].source = project->record->span.source;
    for (size_t i = 0; i < count; i++) all[i].own = all[i].source->files == project->files;
    if (count) qsort(all, count, sizeof *all, by_place);
    for (size_t i = 0; i < count; i++)
        if (!i || by_place(&all[i - 1], &all[i])) sources.items[sources.count++] = all[i].source;
    return sources;
}

const struct source *kept_source(const struct kept_sources *sources, bool own, struct str name) {
    size_t low = 0, high = sources->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_place(sources, sources->items[middle], own, name);
        if (!order) return sources->items[middle];
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

/* ---- writing ---- */

void kept_put(struct kept_writer *writer, uint64_t number) { buffer_bytes(writer->out, &number, sizeof number); }

void kept_put_hash(struct kept_writer *writer, struct hash hash) {
    kept_put(writer, hash.a);
    kept_put(writer, hash.b);
}

void kept_put_text(struct kept_writer *writer, struct str text) {
    kept_put(writer, text.size);
    buffer_append(writer->out, text);
}

/* A file that was read a second time, for itself, is not the one whose lines are shown. */
void kept_put_span(struct kept_writer *writer, struct span span) {
    bool own = span.source && span.source->files == writer->sources->own;
    kept_put(writer, (uint64_t)(span.source != NULL) + own);
    if (!span.source) return;
    writer->failed |= kept_source(writer->sources, own, span.source->name) != span.source;
    kept_put_text(writer, span.source->name);
    kept_put(writer, (uint64_t)span.line << 32 | span.column);
    kept_put(writer, span.length);
}

static void put_argument(struct kept_writer *writer, const struct argument *argument) {
    kept_put(writer, argument->kind);
    switch (argument->kind) {
    case ARGUMENT_TEXT: kept_put_text(writer, argument->text); break;
    case ARGUMENT_WORDS: kept_put_text(writer, str_of(argument->words)); break;
    case ARGUMENT_NUMBER: kept_put(writer, (uint64_t)argument->number); break;
    case ARGUMENT_DECIMAL:
        kept_put(writer, argument->decimal.words[0]);
        kept_put(writer, argument->decimal.words[1]);
        break;
    case ARGUMENT_MESSAGE: kept_put_message(writer, argument->message); break;
    case ARGUMENT_SAID:
        for (size_t i = 0; i < LANGUAGE_MOST; i++) kept_put_text(writer, argument->said[i]);
        break;
    }
}

void kept_put_message(struct kept_writer *writer, struct message message) {
    kept_put(writer, message.pattern != NULL);
    if (!message.pattern) return;
    kept_put_text(writer, str_of(message.pattern));
    kept_put(writer, message.count);
    for (size_t i = 0; i < message.count; i++) put_argument(writer, &message.arguments[i]);
}

static void put_mends(struct kept_writer *writer, const struct mend *first) {
    for (const struct mend *mend = first; mend; mend = mend->next) {
        kept_put(writer, 1 + (uint64_t)mend->kind);
        kept_put_span(writer, (struct span){.source = mend->source});
        kept_put(writer, mend->edit.start);
        kept_put(writer, mend->edit.end);
        kept_put_text(writer, mend->edit.text);
        kept_put_message(writer, mend->title);
    }
    kept_put(writer, 0);
}

void kept_put_diagnostic(struct kept_writer *writer, const struct diagnostic *d) {
    kept_put(writer, d->severity);
    kept_put_text(writer, d->code);
    kept_put_span(writer, d->span);
    kept_put_message(writer, d->message);
    kept_put_message(writer, d->help);
    kept_put_message(writer, d->told);
    kept_put_message(writer, d->told_help);
    const struct str texts[] = {d->field, d->row, d->path, d->class, d->source};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) kept_put_text(writer, texts[i]);
    put_mends(writer, d->mends);
}

/* ---- reading ---- */

uint64_t kept_take(struct kept_reader *reader) {
    uint64_t number = 0;
    if (reader->bytes.size < sizeof number) return reader->failed = true, 0;
    memcpy(&number, reader->bytes.data, sizeof number);
    reader->bytes = str_skip(reader->bytes, sizeof number);
    return number;
}

size_t kept_take_count(struct kept_reader *reader, size_t least) {
    uint64_t count = kept_take(reader);
    if (count <= reader->bytes.size / least) return (size_t)count;
    reader->failed = true;
    return 0;
}

struct hash kept_take_hash(struct kept_reader *reader) {
    struct hash hash = {.a = kept_take(reader)};
    hash.b = kept_take(reader);
    return hash;
}

struct str kept_take_text(struct kept_reader *reader) {
    size_t size = kept_take_count(reader, 1);
    struct str text = str_slice(reader->bytes, 0, size);
    reader->bytes = str_skip(reader->bytes, size);
    return text;
}

struct span kept_take_span(struct kept_reader *reader) {
    uint64_t place = kept_take(reader);
    if (!place || reader->failed) return (struct span){0};
    struct span span = {.source = kept_source(reader->sources, place == 2, kept_take_text(reader))};
    uint64_t line = kept_take(reader);
    span.line = (uint32_t)(line >> 32);
    span.column = (uint32_t)line;
    span.length = (uint32_t)kept_take(reader);
    reader->failed |= !span.source;
    return span;
}

static const struct str *take_said(struct kept_reader *reader) {
    struct str *said = NEW_ARRAY(reader->arena, struct str, LANGUAGE_MOST);
    for (size_t i = 0; i < LANGUAGE_MOST; i++) said[i] = kept_take_text(reader);
    return said;
}

static struct message take_message(struct kept_reader *reader, int depth);

static struct argument take_argument(struct kept_reader *reader, int depth) {
    uint64_t kind = kept_take(reader);
    struct argument argument = {.kind = (enum argument_kind)kind};
    reader->failed |= kind > ARGUMENT_SAID;
    if (reader->failed) return (struct argument){.kind = ARGUMENT_TEXT};
    switch (argument.kind) {
    case ARGUMENT_TEXT: argument.text = kept_take_text(reader); break;
    case ARGUMENT_WORDS: argument.words = str_terminated(reader->arena, kept_take_text(reader)); break;
    case ARGUMENT_NUMBER: argument.number = (long long)kept_take(reader); break;
    case ARGUMENT_DECIMAL:
        argument.decimal.words[0] = kept_take(reader);
        argument.decimal.words[1] = kept_take(reader);
        break;
    case ARGUMENT_MESSAGE: argument.message = take_message(reader, depth + 1); break;
    case ARGUMENT_SAID: argument.said = take_said(reader); break;
    }
    return argument;
}

static struct message take_message(struct kept_reader *reader, int depth) {
    if (depth > LIMIT_DEPTH) reader->failed = true;
    if (!kept_take(reader) || reader->failed) return (struct message){0};
    struct message message = {.pattern = str_terminated(reader->arena, kept_take_text(reader))};
    message.count = kept_take_count(reader, sizeof(uint64_t));
    struct argument *arguments = NEW_ARRAY(reader->arena, struct argument, message.count + 1);
    for (size_t i = 0; i < message.count && !reader->failed; i++) arguments[i] = take_argument(reader, depth);
    message.arguments = arguments;
    return message;
}

struct message kept_take_message(struct kept_reader *reader) { return take_message(reader, 0); }

static struct mend *take_mends(struct kept_reader *reader) {
    struct mend *first = NULL, **end = &first;
    for (uint64_t kind; (kind = kept_take(reader)) && !reader->failed; end = &(*end)->next) {
        reader->failed |= kind > 1 + (uint64_t)MEND_BLANK;
        struct mend *mend = *end = NEW(reader->arena, struct mend);
        mend->kind = (enum mend_kind)(kind - 1);
        mend->source = kept_take_span(reader).source;
        mend->edit.start = kept_take(reader);
        mend->edit.end = kept_take(reader);
        mend->edit.text = kept_take_text(reader);
        mend->title = kept_take_message(reader);
        size_t size = mend->source ? mend->source->text.size : 0;
        reader->failed |= mend->edit.start > mend->edit.end || mend->edit.end > size;
    }
    return first;
}

struct diagnostic kept_take_diagnostic(struct kept_reader *reader) {
    struct diagnostic d = {0};
    uint64_t severity = kept_take(reader);
    reader->failed |= severity > SEVERITY_ERROR;
    d.severity = (enum severity)severity;
    d.code = kept_take_text(reader);
    d.span = kept_take_span(reader);
    d.message = kept_take_message(reader);
    d.help = kept_take_message(reader);
    d.told = kept_take_message(reader);
    d.told_help = kept_take_message(reader);
    struct str *texts[] = {&d.field, &d.row, &d.path, &d.class, &d.source};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = kept_take_text(reader);
    d.mends = take_mends(reader);
    return d;
}
