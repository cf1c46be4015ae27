/* Times of day as people write them. */
#include "base/arena.h"
#include "read/scalar.h"
#include "read/time_text.h"

enum { QUOTED = 60 /* code points of a text that messages show */, HALF_DAY = 12 };

static bool is_one_of(struct str folded, const char *words) {
    for (struct str rest = str_of(words), word; str_cut(&rest, ' ', &word);)
        if (str_equal(word, folded)) return true;
    return false;
}

static bool is_word(char shape) { return shape >= 'a' && shape <= 'z' && shape != 'n' && shape != 'y' && shape != 'e'; }

/* 9:30, 9.30 Uhr, 9 Uhr, 9 Uhr 30, 9:30 am, 9 a.m. */
static bool take_clock(struct arena *arena, const struct time_pieces *pieces, int *hour, int *minute,
                       struct str *suffix) {
    size_t i = 0;
    *minute = 0;
    *suffix = STR("");
    if (pieces->shape[i] != 'n') return false;
    *hour = pieces->list[i++].value;
    bool has_minute = pieces->shape[i] == ':' || pieces->shape[i] == '.';
    if (has_minute) {
        if (pieces->shape[i + 1] != 'n' || pieces->list[i + 1].text.size != 2) return false;
        *minute = pieces->list[i + 1].value;
        i += 2;
    }
    for (; is_word(pieces->shape[i]); i++) *suffix = str_join(arena, *suffix, text_fold(arena, pieces->list[i].text));
    if (!has_minute && is_one_of(*suffix, "uhr h") && pieces->shape[i] == 'n') *minute = pieces->list[i++].value;
    if (i < pieces->count) return false;
    return suffix->size ? is_one_of(*suffix, "uhr h am pm") : has_minute;
}

static struct scalar_reading wrong(struct message problem, struct message help) {
    return (struct scalar_reading){.result = SCALAR_WRONG, .problem = problem, .help = help};
}

static struct scalar_reading expected(struct arena *arena, struct str text, const struct language *language) {
    struct message found =
        text.size ? message_new(arena, "“{0}”", str_excerpt(arena, text, QUOTED)) : MESSAGE("nothing");
    return wrong(message_new(arena, "expected a time of day, found {0}", found),
                 message_new(arena, "write a time of day such as {0}",
                             message_new(arena, "{0} or {1}", STR("9:30"), language->clock_example)));
}

struct scalar_reading scalar_clock(struct arena *arena, struct str text, const struct language *language) {
    struct time_pieces pieces;
    int hour, minute;
    struct str suffix;
    text = str_trim(text);
    if (!time_cut(arena, language, text, &pieces) || !take_clock(arena, &pieces, &hour, &minute, &suffix))
        return expected(arena, text, language);
    bool half_day = str_equal_c(suffix, "am") || str_equal_c(suffix, "pm");
    if (minute > 59 || hour > 23 || (half_day && (hour < 1 || hour > HALF_DAY)))
        return wrong(message_new(arena, "there is no time “{0}”", text), MESSAGE("write a time from 0:00 to 23:59"));
    if (half_day) hour = hour % HALF_DAY + (str_equal_c(suffix, "pm") ? HALF_DAY : 0);
    return (struct scalar_reading){.minutes = hour * 60 + minute};
}
