/* Values in no language: what text() writes where no reader is, in conditions and exports. */
#include "base/arena.h"
#include "base/buffer.h"
#include "formula/print.h"

static struct str plain_number(struct arena *arena, struct datum datum, struct str unit) {
    struct str text = decimal_plain(arena, datum.number);
    if (datum.kind == DATUM_PERCENT) return str_format(arena, "%.*s %%", STR_ARG(text));
    if (datum.kind == DATUM_MONEY) return str_format(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(datum.currency));
    return unit.size ? str_format(arena, "%.*s\u00a0%.*s", STR_ARG(text), STR_ARG(unit)) : text;
}

static struct str plain_list(struct arena *arena, struct datum list, struct type type) {
    struct buffer out = {0};
    for (size_t i = 0; i < list.count; i++) {
        struct str item = datum_plain(arena, list.items[i], type);
        if (out.size && item.size) buffer_append_c(&out, ", ");
        buffer_append(&out, item);
    }
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

struct str datum_plain(struct arena *arena, struct datum datum, struct type type) {
    switch (datum.kind) {
    case DATUM_MISSING: return datum.text; /* "unlimited" */
    case DATUM_MARKDOWN: return (struct str){0};
    case DATUM_UNKNOWN: return STR(SIGN_UNKNOWN);
    case DATUM_BOOL: return language_truth(&language_source, datum.truth);
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY: return plain_number(arena, datum, type.field ? type.field->unit : (struct str){0});
    case DATUM_DATE: return date_iso(arena, datum.date);
    case DATUM_CLOCK: return clock_iso(arena, datum.minutes);
    case DATUM_TEXT: return datum.text;
    case DATUM_CHOICE: return datum.choice->name;
    case DATUM_RECORD: return datum.record ? record_title(arena, datum.record) : (struct str){0};
    case DATUM_LIST: return plain_list(arena, datum, type);
    }
    return (struct str){0};
}
