/* The names of the classes. */
#include "schema/class.h"

static const struct {
    struct str name;
    enum class class;
} names[] = {
    {STR_INIT("customer"), CLASS_CUSTOMER},         {STR_INIT("kunde"), CLASS_CUSTOMER},
    {STR_INIT("internal"), CLASS_INTERNAL},         {STR_INIT("intern"), CLASS_INTERNAL},
    {STR_INIT("confidential"), CLASS_CONFIDENTIAL}, {STR_INIT("vertraulich"), CLASS_CONFIDENTIAL},
};

static bool equal_in_any_case(struct str text, struct str lower) {
    if (text.size != lower.size) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.data[i]) return false;
    }
    return true;
}

bool class_parse(struct str text, enum class *out) {
    text = str_trim(text);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!equal_in_any_case(text, names[i].name)) continue;
        *out = names[i].class;
        return true;
    }
    return false;
}

struct str class_name(enum class class) {
    switch (class) {
    case CLASS_CUSTOMER: return STR("customer");
    case CLASS_INTERNAL: return STR("internal");
    case CLASS_CONFIDENTIAL: return STR("confidential");
    }
    return STR("confidential");
}
