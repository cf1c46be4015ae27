/* Patterns, arguments, and what stands around them in a diagnostic. */
#include "base/message_flat.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/mend.h"

/* Who adds to them adds to what is put and taken here. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct diagnostic) == 248, "all of a diagnostic is put");
_Static_assert(sizeof(void *) != 8 || sizeof(struct mend) == 80, "all of a mend is put");

static void put_said(struct flat_writer *flat, const struct str *said) {
    for (size_t i = 0; i < LANGUAGE_MOST; i++) flat_put_text(flat, said[i]);
}

static void put_argument(struct flat_writer *flat, const struct argument *argument) {
    flat_put(flat, argument->kind);
    switch (argument->kind) {
    case ARGUMENT_TEXT: flat_put_text(flat, argument->text); break;
    case ARGUMENT_WORDS: flat_put_words(flat, argument->words); break;
    case ARGUMENT_NUMBER: flat_put_signed(flat, argument->number); break;
    case ARGUMENT_DECIMAL: flat_put_decimal(flat, argument->decimal); break;
    case ARGUMENT_MESSAGE: flat_put_message(flat, argument->message); break;
    case ARGUMENT_SAID: put_said(flat, argument->said); break;
    }
}

void flat_put_message(struct flat_writer *flat, struct message message) {
    flat_put_words(flat, message.pattern);
    if (!message.pattern) return;
    flat_put(flat, message.count);
    for (size_t i = 0; i < message.count; i++) put_argument(flat, &message.arguments[i]);
}

static const struct str *take_said(struct flat_reader *flat) {
    struct str *said = NEW_ARRAY(flat->arena, struct str, LANGUAGE_MOST);
    for (size_t i = 0; i < LANGUAGE_MOST; i++) said[i] = flat_take_text(flat);
    return said;
}

static const char *take_words(struct flat_reader *flat) {
    const char *words = flat_take_words(flat);
    if (!words) flat_fail(flat);
    return words ? words : "";
}

static struct argument take_argument(struct flat_reader *flat) {
    struct argument argument = {.kind = (enum argument_kind)flat_take_below(flat, ARGUMENT_SAID + 1)};
    switch (argument.kind) {
    case ARGUMENT_TEXT: argument.text = flat_take_text(flat); break;
    case ARGUMENT_WORDS: argument.words = take_words(flat); break;
    case ARGUMENT_NUMBER: argument.number = flat_take_signed(flat); break;
    case ARGUMENT_DECIMAL: argument.decimal = flat_take_decimal(flat); break;
    case ARGUMENT_MESSAGE: argument.message = flat_take_message(flat); break;
    case ARGUMENT_SAID: argument.said = take_said(flat); break;
    }
    return argument;
}

struct message flat_take_message(struct flat_reader *flat) {
    struct message message = {.pattern = flat_take_words(flat)};
    if (!message.pattern || !flat_enter(flat)) return (struct message){0};
    message.count = flat_take_count(flat);
    struct argument *arguments = message.count ? NEW_ARRAY(flat->arena, struct argument, message.count) : NULL;
    message.arguments = arguments;
    for (size_t i = 0; i < message.count; i++) arguments[i] = take_argument(flat);
    flat_leave(flat);
    if (!flat->failed && !message_is_sound(message)) flat_fail(flat);
    return flat->failed ? (struct message){0} : message;
}

/* Each with its kind + 1 before it, and 0 behind the last. */
static void put_mends(struct flat_writer *flat, const struct mend *first) {
    for (const struct mend *mend = first; mend; mend = mend->next) {
        flat_put(flat, mend->kind + 1U);
        flat_put_source(flat, mend->source);
        flat_put(flat, mend->edit.start);
        flat_put(flat, mend->edit.end - mend->edit.start);
        flat_put_text(flat, mend->edit.text);
        flat_put_message(flat, mend->title);
    }
    flat_put(flat, 0);
}

static void put_diagnostic(struct flat_writer *flat, const struct diagnostic *d) {
    const struct str texts[] = {d->field, d->row, d->path, d->class, d->source};
    flat_put(flat, d->severity);
    flat_put_text(flat, d->code);
    flat_put_span(flat, d->span);
    flat_put_message(flat, d->message);
    flat_put_message(flat, d->help);
    flat_put_message(flat, d->told);
    flat_put_message(flat, d->told_help);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) flat_put_text(flat, texts[i]);
    put_mends(flat, d->mends);
}

void flat_put_diagnostics(struct flat_writer *flat, const struct diagnostics *diagnostics) {
    flat_put(flat, diagnostics->count);
    for (const struct diagnostic *d = diagnostics->first; d; d = d->next) put_diagnostic(flat, d);
}

static struct mend *take_mend(struct flat_reader *flat, enum mend_kind kind) {
    struct mend *mend = NEW(flat->arena, struct mend);
    mend->kind = kind;
    mend->source = flat_take_source(flat);
    size_t size = mend->source ? mend->source->text.size : 0;
    mend->edit.start = flat_take_below(flat, size + 1);
    mend->edit.end = mend->edit.start + flat_take_below(flat, size - mend->edit.start + 1);
    mend->edit.text = flat_take_text(flat);
    mend->title = flat_take_message(flat);
    if (!mend->source || message_empty(mend->title)) flat_fail(flat);
    return mend;
}

static struct mend *take_mends(struct flat_reader *flat) {
    struct mend *first = NULL, **end = &first;
    for (size_t kind; (kind = flat_take_below(flat, MEND_BLANK + 2)); end = &(*end)->next)
        *end = take_mend(flat, (enum mend_kind)(kind - 1));
    return first;
}

static struct diagnostic take_diagnostic(struct flat_reader *flat) {
    struct diagnostic d = {.severity = (enum severity)flat_take_below(flat, SEVERITY_ERROR + 1)};
    d.code = flat_take_text(flat);
    d.span = flat_take_span(flat);
    d.message = flat_take_message(flat);
    d.help = flat_take_message(flat);
    d.told = flat_take_message(flat);
    d.told_help = flat_take_message(flat);
    struct str *texts[] = {&d.field, &d.row, &d.path, &d.class, &d.source};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = flat_take_text(flat);
    d.mends = take_mends(flat);
    if (message_empty(d.message)) flat_fail(flat);
    return d;
}

void flat_take_diagnostics(struct flat_reader *flat, struct diagnostics *out) {
    size_t count = flat_take_count(flat);
    for (size_t i = 0; i < count && !flat->failed; i++) {
        struct diagnostic d = take_diagnostic(flat);
        if (!flat->failed) diagnostics_add(out, &d);
    }
}
