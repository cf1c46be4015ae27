/* What the author of a document accepts of its findings, and which entries do nothing or more than was meant. */
#include "kind/acceptance.h"

#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"

/* Reading ---------------------------------------------------------------------------------------------------------- */

static struct datum value_of(const struct record *row, struct str name) {
    const struct field *field = field_find(row->set, name);
    return field ? *record_said(row, field) : (struct datum){0};
}

static bool is_rule(const struct kind *kind, struct str name) {
    for (size_t i = 0; i < kind->check_count; i++)
        if (check_is_called(kind->checks[i].code, name)) return true;
    return false;
}

static bool is_family(const struct kind *kind, struct str name) {
    for (size_t i = 0; i < kind->check_count; i++)
        if (check_is_of_family(kind->checks[i].code, name)) return true;
    return false;
}

static struct acceptance acceptance_of(const struct acceptances *all, const struct record *row, struct date as_of) {
    struct acceptance acceptance = {.code = value_of(row, STR("code")).text,
                                    .subject = value_of(row, STR("for")).text,
                                    .until = value_of(row, STR("until")),
                                    .reason = value_of(row, STR("reason")).text,
                                    .span = row->span};
    acceptance.ended =
        acceptance.until.kind == DATUM_DATE && date_compare(date_last_day(acceptance.until.date), as_of) < 0;
    if (is_family(all->kind, acceptance.code))
        acceptance.silenced = NEW_ARRAY(all->arena, size_t, all->kind->check_count);
    return acceptance;
}

struct acceptances acceptances_read(struct arena *arena, const struct record *document, struct date as_of) {
    struct acceptances all = {.arena = arena, .kind = document->set->kind};
    struct datum list = value_of(document, STR("accepted"));
    if (list.kind != DATUM_LIST) return all;
    all.items = NEW_ARRAY(arena, struct acceptance, list.count);
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].kind == DATUM_RECORD)
            all.items[all.count++] = acceptance_of(&all, list.items[i].record, as_of);
    return all;
}

/* Covering --------------------------------------------------------------------------------------------------------- */

/* By its own name, or with that of its document before a colon; names may hold colons. */
static bool is_row(struct arena *scratch, const struct record *row, struct str name) {
    if (!row) return false;
    if (record_is_called(scratch, row, name)) return true;
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] == ':' && record_is_called(scratch, row, str_trim(str_skip(name, i + 1))) &&
            record_is_called(scratch, row->document, str_trim(str_slice(name, 0, i))))
            return true;
    return false;
}

/* By any of its names, or by its path as messages print it: "profile.strategy". */
static bool is_field(struct arena *scratch, const struct field *field, struct str name) {
    if (!field || !field->set) return false;
    return field_find(field->set, name) == field || str_equal(name, field_path(scratch, field));
}

/* "c1.owner": the field `owner` in the row c1. */
static bool is_field_of_row(struct arena *scratch, const struct record *row, const struct field *field,
                            struct str name) {
    for (size_t i = name.size; i-- > 0;)
        if (name.data[i] == '.' && is_row(scratch, row, str_trim(str_slice(name, 0, i))) &&
            is_field(scratch, field, str_trim(str_skip(name, i + 1))))
            return true;
    return false;
}

static bool concerns(struct arena *scratch, const struct acceptance *acceptance, const struct check *check,
                     const struct record *row, const struct field *field) {
    struct str code = acceptance->code, subject = acceptance->subject;
    if (!check_is_called(check->code, code) && !check_is_of_family(check->code, code)) return false;
    return !subject.size || is_row(scratch, row, subject) || is_field(scratch, field, subject) ||
           is_field_of_row(scratch, row, field, subject);
}

/* Rows of all documents of an account may be asked: two of one name are not silenced without a word. */
static void note_document(struct acceptance *acceptance, const struct record *row) {
    if (!acceptance->in) acceptance->in = row->document;
    if (acceptance->in != row->document) acceptance->also_in = row->document;
}

bool acceptances_cover(struct acceptances *acceptances, const struct check *check, const struct record *row,
                       const struct field *field, const struct acceptance **ended) {
    bool accepted = false;
    *ended = NULL;
    for (size_t i = 0; i < acceptances->count; i++) {
        struct acceptance *acceptance = &acceptances->items[i];
        if (!concerns(acceptances->arena, acceptance, check, row, field)) continue;
        acceptance->used = true;
        if (row && acceptance->subject.size) note_document(acceptance, row);
        if (acceptance->silenced) acceptance->silenced[check - acceptances->kind->checks]++;
        if (acceptance->ended) *ended = acceptance;
        else accepted = true;
    }
    return accepted;
}

/* Reporting -------------------------------------------------------------------------------------------------------- */

/* “P03” was one rule when it was accepted, or its author does not know that it is several. */
static void report_family(const struct acceptances *all, const struct acceptance *acceptance,
                          struct diagnostics *sink) {
    struct message rules = {0};
    struct str first = {0};
    for (size_t i = 0; i < all->kind->check_count; i++) {
        struct str code = all->kind->checks[i].code;
        size_t count = acceptance->silenced[i];
        if (!count) continue;
        struct message some = message_new(all->arena, "{0} of {1}", count, code);
        rules = first.size ? message_join(all->arena, "{0}, {1}", rules, some) : some;
        if (!first.size) first = code;
    }
    struct diagnostic *d =
        diagnose(sink, SEVERITY_INFO, CODE_I15, acceptance->span,
                 "“{0}” is the name of a family of rules; findings that it silences: {1}", acceptance->code, rules);
    diagnose_help(sink, d, "accept the rules that are meant by their codes, such as “{0}”, and the others are heard of",
                  first);
}

static void report_idle(const struct acceptance *acceptance, struct diagnostics *sink) {
    struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_I15, acceptance->span,
                                    "“{0}” is accepted but finds nothing here", acceptance->code);
    diagnose_help(sink, d, "the entry can go");
}

static void report_two(const struct acceptances *all, const struct acceptance *acceptance, struct diagnostics *sink) {
    struct str subject = acceptance->subject, first = acceptance->in->id, second = acceptance->also_in->id;
    struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_I15, acceptance->span,
                                    "“{0}” is accepted for “{1}” in two documents, {2} and {3}", acceptance->code,
                                    subject, first, second);
    struct str one = str_format(all->arena, "%.*s:%.*s", STR_ARG(first), STR_ARG(subject));
    diagnose_help(sink, d, "if one is meant, name its document too: “{0}”", one);
}

static void report_unknown(const struct acceptances *all, const struct acceptance *acceptance,
                           struct diagnostics *sink) {
    struct suggestion nearest = suggest_start(acceptance->code);
    for (size_t i = 0; i < all->kind->check_count; i++) {
        suggest_offer(&nearest, all->kind->checks[i].code);
        suggest_offer(&nearest, check_family(all->kind->checks[i].code));
    }
    struct diagnostic *d = diagnose(sink, SEVERITY_WARNING, CODE_I15, acceptance->span,
                                    "there is no rule “{0}” for documents of this kind", acceptance->code);
    if (nearest.found.size) mend_meant(sink, d, acceptance->code, nearest.found);
    else diagnose_help(sink, d, "the codes stand in brackets in the messages");
}

void acceptances_report(const struct acceptances *acceptances, struct diagnostics *sink) {
    for (size_t i = 0; i < acceptances->count; i++) {
        const struct acceptance *acceptance = &acceptances->items[i];
        if (!acceptance->code.size) continue;
        if (!acceptance->silenced && !is_rule(acceptances->kind, acceptance->code))
            report_unknown(acceptances, acceptance, sink);
        else if (!acceptance->used) report_idle(acceptance, sink);
        else if (acceptance->also_in) report_two(acceptances, acceptance, sink);
        else if (acceptance->silenced && !acceptance->ended) report_family(acceptances, acceptance, sink);
    }
}
