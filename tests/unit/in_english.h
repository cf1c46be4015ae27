/* What a message says in English, for tests to compare. The texts live as long as the program. */
#ifndef UNIT_IN_ENGLISH_H
#define UNIT_IN_ENGLISH_H

#include "base/arena.h"
#include "base/message.h"

static inline struct str in_english(struct message message) {
    static struct arena *texts;
    if (!texts) texts = arena_create();
    return message_text(texts, NULL, message);
}

#endif
