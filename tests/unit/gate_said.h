/* What a reader of the gate reads, as lines: "body p: text", in the order in which it gives them. */
#ifndef UNIT_GATE_SAID_H
#define UNIT_GATE_SAID_H

#include "base/buffer.h"
#include "base/message.h"
#include "check.h"
#include "gate/texts.h"

static inline struct str gate_said(struct arena *arena, const struct gate_texts *texts) {
    static const char *const places[] = {"body",     "attribute",   "comment",  "style",      "data", "link",
                                         "metadata", "alternative", "bookmark", "attachment", "name"};
    struct buffer out = {0};
    for (size_t i = 0; i < texts->count; i++) {
        const struct gate_text *text = &texts->items[i];
        buffer_format(&out, "%s%s%.*s: ", places[text->place], text->where.size ? " " : "", STR_ARG(text->where));
        for (size_t at = 0; at < text->text.size; at++)
            buffer_char(&out, text->text.data[at] == '\n' ? '~' : text->text.data[at]);
        buffer_char(&out, '\n');
    }
    for (size_t i = 0; i < texts->unread_count; i++) {
        struct str said = message_text(arena, NULL, texts->unread[i]);
        buffer_format(&out, "unread: %.*s\n", STR_ARG(said));
    }
    struct str said = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return said;
}

static inline void check_holds(struct str said, const char *part, int line) {
    if (!str_find(said, str_of(part), NULL)) fail_msg("line %d: “%s” is not in\n%.*s", line, part, STR_ARG(said));
}
#define CHECK_HOLDS(said, part) check_holds((said), (part), __LINE__)

#endif
