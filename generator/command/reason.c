/* Reasons in words. */
#include "command/reason.h"

#include "base/message.h"

static struct message of_ground(struct arena *arena, enum ground ground) {
    static const char *const words[GROUND_COUNT] = {
        [GROUND_PROGRAM] = "it was made by another version of planpress or its libraries",
        [GROUND_TEMPLATES] = "the templates have changed",
        [GROUND_LAYOUT] = "the layout has changed",
        [GROUND_SETTINGS] = "the theme or the project's settings have changed",
        [GROUND_FACES] = "the fonts have changed",
        [GROUND_OPTIONS] = "it was made with other options",
        [GROUND_DAY] = "the day has changed",
        [GROUND_PLACE] = "its output lies elsewhere, or could not be written before",
        [GROUND_TEXT] = "its own text has changed",
        [GROUND_FINDINGS] = "what the checks find in it has changed",
        [GROUND_LINKS] = "what its page links to has changed",
        [GROUND_RECORD] = "what it refers to has changed",
    };
    return message_new(arena, "{0}", words[ground]);
}

static struct message of_thing(struct arena *arena, const struct reason *reason) {
    switch (reason->thing) {
    case TRACE_DAY: return message_new(arena, "the day has changed");
    case TRACE_KIND: return message_new(arena, "the documents of the kind “{0}” are others", reason->what);
    case TRACE_ABOUT: return message_new(arena, "documents were added, removed or refer to something else");
    case TRACE_LOOK:
    case TRACE_FILE: return message_new(arena, "the file {0} has changed", reason->what);
    case TRACE_ALL_OUTPUTS: return message_new(arena, "other documents, which it may link to, were added, removed or moved");
    case TRACE_TALLY: return message_new(arena, "what the checks find in other documents has changed");
    case TRACE_SHELF: return message_new(arena, "what it may enclose has changed");
    case TRACE_AUTHORS: return message_new(arena, "others commit to the repository");
    case TRACE_ACCOUNT: return message_new(arena, "the documents about “{0}” are others", reason->what);
    case TRACE_TERMS: return message_new(arena, "what customers must not read has changed");
    case TRACE_THINGS: break;
    }
    return (struct message){0};
}

struct message reason_message(struct arena *arena, const struct reason *reason) {
    switch (reason->kind) {
    case REASON_NONE: return message_new(arena, "nothing that it is made of has changed");
    case REASON_NEW: return message_new(arena, "it is new, or nothing is known of it");
    case REASON_GROUND: return of_ground(arena, reason->ground);
    case REASON_VALUE: return message_new(arena, "“{0}” of {1} has changed", reason->what, reason->of);
    case REASON_NAME: return message_new(arena, "{0}, or a row of it, is called otherwise or gone", reason->of);
    case REASON_WHOLE: return message_new(arena, "{0} has changed", reason->of);
    case REASON_THING: return of_thing(arena, reason);
    case REASON_OUTPUT: return message_new(arena, "{0} is missing or was changed", reason->what);
    }
    return (struct message){0};
}
