/* Diagnostics: what is wrong or weak in an author's files. They are collected in a sink, sorted and printed at the end,
 * so that one run reports everything.
 *
 * A sink belongs to one thread; the sinks of parallel jobs are merged afterwards with diagnostics_merge. */
#ifndef BASE_DIAGNOSTIC_H
#define BASE_DIAGNOSTIC_H

#include <stddef.h>

#include "base/codes.h"
#include "base/message.h"
#include "base/source.h"

struct arena;
struct buffer;
struct catalogue;
struct mend;

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };
const char *severity_name(enum severity severity); /* "error", "warning", "info": words for a catalogue */

struct diagnostic {
    struct diagnostic *next;
    enum severity severity;
    struct str code; /* "I04"; a rule of a kind brings its own */
    struct span span;
    struct message message; /* one sentence, no full stop: what is wrong and what was expected */
    struct message help;    /* what to do; may be empty */
    /* Of a rule's finding that names confidential values: the same with a mark for each (discreet.h); else empty. */
    struct message told, told_help;
    struct str field;       /* of a rule's finding: the path of the field it is about, as its author writes it; may be
                               empty */
    /* For programs: the row and the field by their own names ("o1", "opportunities.owner"), and the class of what is
     * talked about. Empty: the document as a whole, or not known (command/about.h). */
    struct str row, path, class;
    struct str source;      /* of a rule: whose it is */
    struct mend *mends;     /* what would put it right (mend.h); NULL: nobody knows */
    size_t order;           /* as reported: breaks ties when sorting */
};

struct diagnostics {
    struct arena *arena; /* holds the diagnostics */
    struct diagnostic *first, *last;
    size_t count, errors, warnings, infos;
};

struct diagnostics diagnostics_new(struct arena *arena);

/* Adds a diagnostic; the result may be given a help. The message, a pattern and its arguments (message.h), is copied. A
 * diagnostic with the same place, code and message as the last one is not added twice. */
#define diagnose(sink, severity, code, span, ...) diagnose_message(sink, severity, code, span, MESSAGE(__VA_ARGS__))
#define diagnose_help(sink, diagnostic, ...) diagnose_help_message(sink, diagnostic, MESSAGE(__VA_ARGS__))
struct diagnostic *diagnose_message(struct diagnostics *sink, enum severity severity, enum diagnostic_code code,
                                    struct span span, struct message message);
void diagnose_help_message(struct diagnostics *sink, struct diagnostic *diagnostic, struct message help);

struct str code_name(enum diagnostic_code code);
const char *code_summary(enum diagnostic_code code);

/* Adds a copy, or copies of all of `from`: texts are copied into the sink's arena, spans keep pointing at their
 * sources. */
void diagnostics_add(struct diagnostics *sink, const struct diagnostic *diagnostic);
void diagnostics_merge(struct diagnostics *sink, const struct diagnostics *from);

/* Sorted by path, line, column, code and message; of those with the same place, code and message the most severe stays.
 */
void diagnostics_sort(struct diagnostics *sink);

/* Prints one, in the language of the catalogue, as
 *     path:line:col: error[I04]: message
 *        12 | the source line
 *           |     ^^^^
 *        help: what to do
 *        rule: opportunities.owner, from S1
 * Of a wide line the part around the mark is shown. Whatever cannot be seen in a path, a text or a line is printed so
 * that it can (str_visible), on one line: no file can steer a terminal, reverse what is read, or write a line of its
 * own; a path that starts with ":" gets "./" before it, so that it is no command of a build server. A tab of the source
 * line is a space. Colour adds ANSI escapes; what is brief is the first line alone. */
void diagnostic_print(struct buffer *out, const struct catalogue *catalogue, const struct diagnostic *diagnostic,
                      bool colour, bool brief);

#endif
