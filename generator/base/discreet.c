/* Taking confidential values out of messages. */
#include "base/discreet.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/catalogue.h"
#include "base/mend.h"

static const char hidden[] = "(confidential)";

/* Whether a text stands somewhere as a key, and whether it does as anything else. */
struct places {
    bool key, value;
};

/* Letters of other alphabets too. */
static bool is_in_word(char c) {
    unsigned char byte = (unsigned char)c;
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

/* Only where it is no part of a longer word. */
static struct places places_of(struct str text, struct str sought) {
    struct places places = {0};
    size_t at;
    for (size_t from = 0; sought.size && !places.value && str_find(str_skip(text, from), sought, &at);) {
        size_t start = from + at, end = start + sought.size;
        from = end;
        bool joined = (start && is_in_word(text.data[start - 1]) && is_in_word(sought.data[0])) ||
                      (end < text.size && is_in_word(text.data[end]) && is_in_word(sought.data[sought.size - 1]));
        struct str rest = str_skip(text, end);
        bool key = str_starts(rest, STR(":")) || str_starts(rest, STR("\":"));
        if (joined) continue;
        places.key |= key;
        places.value |= !key;
    }
    return places;
}

/* A text that was folded stands there word by word. */
static bool has_all_words(struct str text, struct str words) {
    struct str word;
    while (str_cut(&words, ' ', &word)) {
        struct places places = places_of(text, word);
        if (word.size && !places.value && !places.key) return false;
    }
    return true;
}

/* Words of ours stand in no file, or as keys. */
static bool is_value(const struct source *source, struct str text) {
    struct places places = places_of(source->text, text);
    return places.value || (!places.key && has_all_words(source->text, text));
}

static struct message without_values(struct arena *arena, const struct source *source, struct message message) {
    struct argument *arguments = NEW_ARRAY(arena, struct argument, message.count + 1);
    for (size_t i = 0; i < message.count; i++) {
        const struct argument *old = &message.arguments[i];
        arguments[i] = *old;
        if (old->kind == ARGUMENT_MESSAGE) arguments[i].message = without_values(arena, source, old->message);
        bool shown = old->kind != ARGUMENT_DECIMAL && (old->kind != ARGUMENT_TEXT || !is_value(source, old->text));
        if (!shown) arguments[i] = argument_words(hidden);
    }
    return (struct message){.pattern = message.pattern, .arguments = arguments, .count = message.count};
}

/* What is replaced and what is written for it may both be keys; else the author alone sees the mend. */
static struct mend *without_valued(struct arena *arena, const struct mend *mends) {
    struct mend *kept = NULL, **last = &kept;
    for (const struct mend *m = mends; m; m = m->next) {
        struct str was = str_slice(m->source->text, m->edit.start, m->edit.end);
        bool valued = is_value(m->source, m->edit.text) || (was.size && is_value(m->source, was));
        if (m->source->discreet && valued) continue;
        *last = NEW(arena, struct mend);
        **last = *m;
        (*last)->next = NULL;
        if (m->source->discreet) (*last)->title = without_values(arena, m->source, m->title);
        last = &(*last)->next;
    }
    return kept;
}

struct message discreet_message(struct arena *arena, const struct catalogue *catalogue, struct message told) {
    struct str rest = message_text(arena, catalogue, told), part;
    struct buffer text = {0};
    while (str_cut(&rest, DISCREET_MARK[0], &part)) {
        buffer_append(&text, part);
        if (rest.data) buffer_append(&text, catalogue_words(catalogue, hidden));
    }
    struct message message = message_new(arena, "{0}", buffer_str(&text));
    buffer_free(&text);
    return message;
}

/* The place, but not what stands there. */
static const struct source *without_text(struct arena *arena, const struct source *source) {
    struct source *bare = NEW(arena, struct source);
    *bare = *source;
    bare->text = (struct str){0};
    bare->marks = NULL;
    return bare;
}

struct diagnostic diagnostic_discreet(struct arena *arena, const struct catalogue *catalogue,
                                      const struct diagnostic *diagnostic) {
    struct diagnostic result = *diagnostic;
    result.mends = without_valued(arena, diagnostic->mends);
    const struct source *source = diagnostic->span.source;
    bool told = !message_empty(diagnostic->told);
    if (told) result.message = discreet_message(arena, catalogue, diagnostic->told);
    if (told && !message_empty(diagnostic->told_help))
        result.help = discreet_message(arena, catalogue, diagnostic->told_help);
    if (!source || !source->discreet) return result;
    result.span.source = without_text(arena, source);
    if (told) return result;
    result.message = without_values(arena, source, diagnostic->message);
    if (!message_empty(diagnostic->help)) result.help = without_values(arena, source, diagnostic->help);
    return result;
}
