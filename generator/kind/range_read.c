/* The range of a number: 0..100, 1.., ..5. */
#include "kind/range_read.h"

static bool read_bound(struct str text, bool *has, struct decimal *bound) {
    text = str_trim(text);
    *has = text.size > 0;
    return !text.size || decimal_parse(text, bound);
}

void range_read(struct kind_reader *reader, struct field *field, const struct value *value) {
    if (!value) return;
    struct str text = text_read(reader, value, "“range”");
    size_t dots;
    bool good = str_find(text, STR(".."), &dots) && text.size > 2 &&
                read_bound(str_slice(text, 0, dots), &field->has_least, &field->least) &&
                read_bound(str_skip(text, dots + 2), &field->has_most, &field->most);
    bool falling = good && field->has_least && field->has_most && decimal_compare(field->least, field->most) > 0;
    if (good && !falling) return;
    field->has_least = field->has_most = false;
    struct diagnostic *d = falling ? kind_mistake(reader, value->span, "the range “{0}” is empty", text)
                                   : kind_mistake(reader, value->span, "“{0}” is not a range", text);
    diagnose_help(reader->sink, d, "write 0..100, or 1.. or ..5 for a range that is open on one side");
}
