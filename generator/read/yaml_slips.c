/* What each slip in YAML's syntax looks like to libyaml, how to say it to its author, and how to go on behind it.
 *
 * Each function below knows one slip: it returns false when the failure is none of its own, else says what is wrong and
 * repairs the text. The most certain come first. Repairs keep the author's text where they can: a value that YAML
 * cannot read becomes plain text, a line that fits nowhere goes where it fits best, and only what is left is blanked
 * out. */
#include "read/yaml_slips.h"

#include <string.h>

#include "base/arena.h"
#include "base/mend.h"
#include "read/yaml_escapes.h"
#include "read/yaml_lines.h"
#include "read/yaml_slips_internal.h"

enum { LONGEST_QUOTE = 60 /* code points of the author's text in a help */ };

/* --- looking at the line of a slip ---------------------------------------------------------------------------------
 */

bool slip_flow_from_above(const struct slip *slip, size_t index) {
    return slip->failure->in_flow && slip->failure->flow.index < yaml_line_start(slip->text, index);
}

static struct yaml_position position_in(const struct slip *slip, size_t index) {
    return yaml_position_of(slip->text, index, slip_flow_from_above(slip, index));
}

static bool in_flow(const struct slip *slip, size_t index) {
    return slip_flow_from_above(slip, index) || position_in(slip, index).brackets > 0;
}

/* Where the text that starts at the index ends: at its line's end, before a comment, or at the next comma or bracket
 * when it stands in brackets. */
static size_t value_end(const struct slip *slip, size_t index) {
    const struct yaml_text *text = slip->text;
    bool flow = in_flow(slip, index), key = !position_in(slip, index).has_key;
    size_t end = index;
    while (end < text->count && !yaml_at(text, end, "\n")) {
        if (flow && end > index && yaml_at(text, end, ",]}")) break;
        if (key && end > index && yaml_at(text, end, ":") && yaml_blank_at(text, end + 1)) break;
        if (yaml_at(text, end, " \t") && yaml_at(text, end + 1, "#")) break;
        end++;
    }
    while (end > index && yaml_at(text, end - 1, " \t")) end--;
    return end;
}

struct str slip_words(const struct slip *slip, size_t from, size_t to) {
    bool long_text = to > from + LONGEST_QUOTE;
    struct str text = yaml_slice(slip->slips->arena, slip->text, from, long_text ? from + LONGEST_QUOTE - 1 : to);
    return long_text ? str_join(slip->slips->arena, text, STR("…")) : text;
}

bool slip_problem_is(const struct slip *slip, const char *start) {
    return strncmp(slip->failure->problem, start, strlen(start)) == 0;
}

bool slip_context_is(const struct slip *slip, const char *start) {
    return strncmp(slip->failure->context, start, strlen(start)) == 0;
}

static bool first_on_line(const struct slip *slip, size_t index) {
    return yaml_skip_blanks(slip->text, yaml_line_start(slip->text, index)) == index;
}

static uint32_t file_line(const struct slip *slip, size_t index) {
    return yaml_span(slip->text, yaml_place_of(slip->text, index), 0).line;
}

/* --- saying it -----------------------------------------------------------------------------------------------------
 */

void slip_say(struct slip *slip, size_t from, size_t to, struct message message) {
    struct yaml_place place = yaml_place_of(slip->text, from);
    slip->span = yaml_span(slip->text, place, (uint32_t)(to > from ? to - from : 1));
    slip->line = place.line;
    slip->index = from;
    slip->message = message;
}

/* "put quotes around the text: …", with the quotes that its own quotes allow. */
static struct message help_quotes(const struct slip *slip, size_t from, size_t to) {
    struct str text = yaml_slice(slip->slips->arena, slip->text, from, to);
    if (str_find(text, STR("\n"), NULL) || to > from + LONGEST_QUOTE)
        return MESSAGE("put quotes around the whole text");
    bool has_double = str_find(text, STR("\""), NULL) || str_find(text, STR("\\"), NULL);
    if (!has_double) return SENTENCE(slip, "put quotes around the text: \"{0}\"", text);
    if (!str_find(text, STR("'"), NULL)) return SENTENCE(slip, "put single quotes around the text: ''{0}''", text);
    return MESSAGE("put single quotes around the whole text and write each single quote in it twice");
}

/* The text becomes plain text, and the help is to quote it. */
static void make_plain(struct slip *slip, size_t from, size_t to) {
    slip->help = help_quotes(slip, from, to);
    yaml_disarm(slip->text, from, to);
}

/* --- indentation ---------------------------------------------------------------------------------------------------
 */

/* "indent it by 4 spaces" */
static struct message indent_it(const struct slip *slip, size_t count) {
    if (!count) return MESSAGE("take its indentation away");
    return SENTENCE(slip, "indent it by {0, plural, one {# space} other {# spaces}}", count);
}

static bool blank_out(struct slip *slip, size_t index) {
    struct yaml_text *text = slip->text;
    size_t line = yaml_line_start(text, index), indentation = yaml_indentation(text, line);
    if (line + indentation >= text->count || yaml_at(text, line + indentation, "\n")) return false;
    do {
        yaml_erase(text, line, yaml_line_end(text, line));
        line = yaml_line_next(text, line);
    } while (line < text->count && (yaml_line_empty(text, line) || yaml_indentation(text, line) > indentation));
    return true;
}

static void move_line(struct slip *slip, size_t line, struct yaml_level level) {
    if (level.found) yaml_indent(slip->text, line, level.indentation);
    else blank_out(slip, line);
}

/* --- the slips -----------------------------------------------------------------------------------------------------
 */

/* "> 250.000", ">= 5": no block of text starts so, an amount may. */
static bool compares(const struct yaml_text *text, size_t at) {
    if (!yaml_at(text, at, ">") || yaml_at(text, at + 1, "\n")) return false;
    at = yaml_skip_blanks(text, at + (yaml_at(text, at + 1, "=") ? 2 : 1));
    return yaml_at(text, at, "0123456789$") ||
           (at < text->count && text->points[at] >= 0xA2 && text->points[at] <= 0xA5) ||
           (at < text->count && text->points[at] == 0x20AC);
}

static bool is_lone_dash(const struct yaml_text *text, size_t at) {
    if (!yaml_at(text, at, "-")) return false;
    at = yaml_skip_blanks(text, at + 1);
    return at >= text->count || yaml_at(text, at, "\n#,}");
}

/* Values that YAML cannot read and that are plainly text, in all of the file at once. In quotes and in blocks of text
 * this does no harm: what was disarmed is turned back. */
static bool disarm_values(struct slip *slip) {
    struct yaml_text *text = slip->text;
    for (size_t i = 0; i + 1 < text->count; i++) {
        if (!yaml_at(text, i, ":") || !yaml_at(text, i + 1, " \t")) continue;
        size_t at = yaml_skip_blanks(text, i + 1);
        if (compares(text, at) || is_lone_dash(text, at)) yaml_disarm(text, at, at + 1);
    }
    return slip->slips->quiet = true;
}

/* `@x`, `%`, a backtick; `|` and `>` inside brackets. */
static bool reserved_character(struct slip *slip) {
    size_t at = slip->failure->at.index;
    if (!slip_problem_is(slip, "found character that cannot start") || at >= slip->text->count) return false;
    if (compares(slip->text, at)) return disarm_values(slip);
    slip_say(slip, at, at + 1, SENTENCE(slip, "a text cannot start with “{0}” in YAML", slip_words(slip, at, at + 1)));
    make_plain(slip, at, value_end(slip, at));
    return true;
}

/* `* bold`, `& Co`, `!x!y`, `> 100`: a text that starts with a sign that means something to YAML. */
static bool sign_starts_text(struct slip *slip) {
    static const struct {
        const char *context, *meaning;
    } signs[] = {{"while scanning an alias", "the repetition of a named value"},
                 {"while scanning an anchor", "a name for a value"},
                 {"while scanning a tag", "a tag"},
                 {"while parsing a tag", "a tag"},
                 {"while scanning a block scalar", "a block of text on the lines below"},
                 {"while parsing a node", "a tag"}};
    size_t from = slip->failure->opened.index;
    if (slip_context_is(slip, "while parsing a node")) from = slip->failure->at.index;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!slip_context_is(slip, signs[i].context) || !yaml_at(slip->text, from, "*&!|>")) continue;
        struct str sign = slip_words(slip, from, from + 1);
        if (compares(slip->text, from)) return disarm_values(slip);
        slip_say(slip, from, from + 1,
                 SENTENCE(slip, "“{0}” at the start of a text means {1} in YAML", sign, signs[i].meaning));
        make_plain(slip, from, value_end(slip, from));
        return true;
    }
    return false;
}

static bool directive(struct slip *slip) {
    size_t at = slip->failure->opened.index;
    if (!slip_context_is(slip, "while scanning a directive") && !slip_context_is(slip, "while scanning a %"))
        return false;
    slip_say(slip, at, at + 1, MESSAGE("a line cannot start with “%” in YAML"));
    slip->help = MESSAGE("indent the line if it continues the text above, or put quotes around the text");
    blank_out(slip, at);
    return true;
}

static bool escape(struct slip *slip) {
    size_t at = slip->failure->at.index, start = slip->failure->opened.index;
    bool known = slip_problem_is(slip, "found unknown escape") ||
                 slip_problem_is(slip, "did not find expected hexdecimal") ||
                 slip_problem_is(slip, "found invalid Unicode character");
    if (!known) return false;
    if (yaml_join_halves(slip->text)) return slip->slips->quiet = true;
    while (at > start && !yaml_at(slip->text, at, "\\")) at--;
    slip_say(slip, at, at + 2, SENTENCE(slip, "“{0}” means nothing in double quotes", slip_words(slip, at, at + 2)));
    slip->help = MESSAGE("write \\\\ for a backslash, or use single quotes");
    yaml_disarm(slip->text, at, at + 1);
    return true;
}

static bool unclosed_quote(struct slip *slip) {
    size_t from = slip->failure->opened.index;
    if (!slip_context_is(slip, "while scanning a quoted scalar")) return false;
    slip_say(slip, from, from + 1, MESSAGE("a quote opens here and is never closed"));
    size_t end = value_end(slip, from);
    slip->help = SENTENCE(slip, "close it at the end of the text: {0}{1}", slip_words(slip, from, end),
                          slip_words(slip, from, from + 1));
    yaml_disarm(slip->text, from, end);
    return true;
}

/* `title: "Quote" and more`, or a quote that was not closed and ended at the next one, lines below. */
static bool text_behind_quote(struct slip *slip) {
    const struct yaml_failure *failure = slip->failure;
    size_t from = failure->scalar_start.index, at = failure->at.index;
    bool known =
        slip_problem_is(slip, "did not find expected key") || slip_problem_is(slip, "did not find expected ','");
    if (!known || !failure->has_scalar || !failure->scalar_quoted || at >= slip->text->count) return false;
    if (yaml_skip_blanks(slip->text, failure->scalar_end.index) != at || yaml_at(slip->text, at, "\n")) return false;
    if (in_flow(slip, at) && yaml_at(slip->text, at, "\"'[{]}")) return false;
    size_t end = value_end(slip, from);
    if (failure->scalar_start.line == failure->scalar_end.line) {
        end = value_end(slip, at);
        slip_say(slip, at, end, MESSAGE("text stands behind the closing quote"));
    } else {
        slip_say(slip, from, from + 1,
                 SENTENCE(slip, "the quote that opens here is closed in line {0} only, in the middle of a text",
                          file_line(slip, failure->scalar_end.index)));
        slip->help = SENTENCE(slip, "close it on its own line: {0}{1}", slip_words(slip, from, end),
                              slip_words(slip, from, from + 1));
        yaml_disarm(slip->text, from, end);
        return true;
    }
    bool apostrophe =
        at == failure->scalar_end.index && yaml_at(slip->text, from, "'") && yaml_at(slip->text, end - 1, "'");
    struct message help = help_quotes(slip, from + apostrophe, end - apostrophe);
    make_plain(slip, from, end);
    slip->help = help;
    return true;
}

/* `name: Müller & Sons: Ltd`, inside brackets too. */
static bool colon_in_value(struct slip *slip) {
    size_t at = slip->failure->at.index;
    bool known =
        slip_problem_is(slip, "mapping values are not allowed") || slip_problem_is(slip, "did not find expected ','");
    if (!known || !yaml_at(slip->text, at, ":")) return false;
    struct yaml_position position = position_in(slip, at);
    if (!position.has_key && !position.brackets) return false;
    size_t end = value_end(slip, position.value);
    slip_say(slip, at, at + 1, MESSAGE("a second colon in one value"));
    if (position.has_key) {
        size_t key_end = position.value;
        while (key_end > position.key && yaml_at(slip->text, key_end - 1, " \t:")) key_end--;
        slip->message = SENTENCE(slip, "the value of “{0}” contains a colon and a space, as behind a key",
                                 slip_words(slip, position.key, key_end));
    }
    make_plain(slip, position.value, end);
    if (in_flow(slip, at))
        slip->help = SENTENCE(slip, "{0}; or put the comma that is missing before the next key", slip->help);
    return true;
}

/* `key:` and a no-break space. */
static bool foreign_space_behind(struct slip *slip, size_t from, size_t behind) {
    struct yaml_text *text = slip->text;
    size_t end = behind;
    while (end < text->count && text->points[end] != '\n' &&
           (str_is_space(text->points[end]) || str_is_hidden(text->points[end])))
        end++;
    if (end == behind) return false;
    struct message name = message_character(slip->slips->arena, text->points[behind]);
    slip_say(
        slip, behind, behind + 1,
        SENTENCE(slip, "a {0} stands behind “{1}”, where YAML wants a space", name, slip_words(slip, from, behind)));
    slip->help = MESSAGE("delete it and type a space");
    yaml_erase(text, behind, end);
    return true;
}

/* A line without a colon among keys, or `key:value`, or `-item`. */
static bool no_colon(struct slip *slip) {
    struct yaml_text *text = slip->text;
    const struct yaml_failure *failure = slip->failure;
    size_t from = failure->opened.index;
    if (slip_problem_is(slip, "mapping values are not allowed") && failure->has_scalar && failure->scalar_plain &&
        failure->scalar_start.line < failure->at.line && first_on_line(slip, failure->scalar_start.index))
        from = failure->scalar_start.index;
    else if (!slip_context_is(slip, "while scanning a simple key")) return false;
    size_t end = value_end(slip, from), colon = from;
    while (colon < end && !yaml_at(text, colon, ":")) colon++;
    if (yaml_at(text, from, "-") || (colon < end && !yaml_blank_at(text, colon + 1))) {
        size_t behind = yaml_at(text, from, "-") ? from + 1 : colon + 1;
        if (foreign_space_behind(slip, from, behind)) return true;
        slip_say(slip, from, behind, SENTENCE(slip, "a space is missing behind “{0}”", slip_words(slip, from, behind)));
        slip->help = SENTENCE(slip, "write “{0} {1}”", slip_words(slip, from, behind), slip_words(slip, behind, end));
        slip->mended = yaml_span(text, yaml_place_of(text, behind), 1);
        slip->now = STR(" ");
        yaml_insert(text, behind, ' ');
        return true;
    }
    slip_say(
        slip, from, end,
        SENTENCE(slip, "“{0}” is neither a key with a colon nor part of the text above", slip_words(slip, from, end)));
    slip->help =
        MESSAGE("write it as “key: value”; if it continues the text above, indent it deeper than that text's key");
    blank_out(slip, from);
    return true;
}

static bool list_behind_key(struct slip *slip) {
    size_t at = slip->failure->at.index;
    if (!slip_problem_is(slip, "block sequence entries are not allowed")) return false;
    if (is_lone_dash(slip->text, at)) return disarm_values(slip);
    slip_say(slip, at, at + 1, MESSAGE("a list cannot start on the line of its key"));
    size_t end = value_end(slip, at), item = yaml_skip_blanks(slip->text, at + 1);
    bool number = yaml_at(slip->text, item, "0123456789");
    struct str value = slip_words(slip, item, end);
    make_plain(slip, at, end);
    if (number) slip->help = SENTENCE(slip, "write “-{0}” if a minus sign is meant", value);
    else slip->help = SENTENCE(slip, "if it is a text, {0}", slip->help);
    slip->help = SENTENCE(slip, "put each item on a line of its own below the key; {0}", slip->help);
    return true;
}

static struct str closer_of(const struct yaml_text *text, size_t opener) {
    return yaml_at(text, opener, "[") ? STR("]") : STR("}");
}

static bool unclosed_bracket(struct slip *slip) {
    struct yaml_text *text = slip->text;
    bool innermost =
        slip_context_is(slip, "while parsing a flow mapping") || slip_context_is(slip, "while parsing a flow sequence");
    size_t from = innermost ? slip->failure->opened.index : slip->failure->flow.index, at = slip->failure->at.index;
    if ((!innermost && !slip->failure->in_flow) || !yaml_at(text, from, "[{")) return false;
    size_t last = yaml_last_line_inside(text, from), end = last;
    if (at < yaml_line_next(text, last)) return false;
    while (end < text->count && !yaml_at(text, end, "\n") && !(yaml_at(text, end, "#") && yaml_blank_at(text, end - 1)))
        end++;
    while (end > from + 1 && yaml_at(text, end - 1, " \t")) end--;
    slip_say(slip, from, from + 1,
             SENTENCE(slip, "“{0}” opens here and is never closed", slip_words(slip, from, from + 1)));
    slip->help = SENTENCE(slip, "put “{0}” where its values end, in line {1} at the latest", closer_of(text, from),
                          file_line(slip, last));
    yaml_insert(text, end, (uint32_t)*closer_of(text, from).data);
    return true;
}

/* Inside brackets: a comma too few, or the wrong closing bracket. */
static bool comma_missing(struct slip *slip) {
    struct yaml_text *text = slip->text;
    size_t at = slip->failure->at.index, opener = slip->failure->opened.index;
    if (!slip_problem_is(slip, "did not find expected ',' or") || at >= text->count || !yaml_at(text, opener, "[{"))
        return false;
    if (yaml_at(text, at, "]}")) {
        struct str found = slip_words(slip, at, at + 1), opened = slip_words(slip, opener, opener + 1);
        slip_say(slip, at, at + 1, SENTENCE(slip, "“{0}” cannot close “{1}”", found, opened));
        slip->help = SENTENCE(slip, "write “{0}”", closer_of(text, opener));
        slip->mended = yaml_span(text, yaml_place_of(text, at), 1);
        slip->was = found, slip->now = closer_of(text, opener);
        text->points[at] = (uint32_t)*closer_of(text, opener).data;
        return true;
    }
    if (yaml_at(text, at, ":")) at = yaml_skip_blanks(text, yaml_line_start(text, at));
    slip_say(slip, at, at + 1,
             SENTENCE(slip, "a comma is missing before “{0}”", slip_words(slip, at, value_end(slip, at))));
    slip->help = MESSAGE("put a comma between the values");
    yaml_insert(text, at, ',');
    return true;
}

static bool closes_nothing(struct slip *slip) {
    size_t at = slip->failure->at.index;
    if (!slip_problem_is(slip, "did not find expected") || !yaml_at(slip->text, at, "]},")) return false;
    struct str found = slip_words(slip, at, at + 1);
    bool comma = yaml_at(slip->text, at, ",");
    slip_say(slip, at, at + 1, SENTENCE(slip, comma ? "there is nothing before “{0}”" : "“{0}” closes nothing", found));
    slip->help = MESSAGE("take it out, or put quotes around the whole text if it belongs to one");
    yaml_erase(slip->text, at, at + 1);
    return true;
}

/* Whether a line is a key without a value: one that was never filled in. */
static bool is_bare_key(const struct slip *slip, size_t line) {
    const struct yaml_text *text = slip->text;
    size_t at = yaml_skip_blanks(text, line);
    while (at < text->count && !yaml_at(text, at, ":\n#\"'[{")) at++;
    if (!yaml_at(text, at, ":")) return false;
    at = yaml_skip_blanks(text, at + 1);
    return at >= text->count || yaml_at(text, at, "\n#");
}

/* `period: 2027–2029` above the `from:` and `to:` of a form: its value is said already, and these say nothing. */
static bool left_over(struct slip *slip) {
    struct yaml_text *text = slip->text;
    const struct yaml_failure *failure = slip->failure;
    bool known = slip_problem_is(slip, "mapping values are not allowed") && failure->has_scalar &&
                 failure->scalar_start.line < failure->at.line;
    if (!known) return false;
    size_t above = yaml_line_start(text, failure->scalar_start.index), line = yaml_line_next(text, above), end = line;
    struct yaml_position position = position_in(slip, failure->scalar_start.index);
    size_t indentation = yaml_indentation(text, above), first = line + yaml_indentation(text, line);
    if (!position.has_key || line >= text->count || slip_flow_from_above(slip, above)) return false;
    for (; end < text->count && !yaml_line_empty(text, end) && yaml_indentation(text, end) > indentation;
         end = yaml_line_next(text, end))
        if (!is_bare_key(slip, end)) return false;
    if (end == line) return false;
    size_t key_end = position.value;
    while (key_end > position.key && yaml_at(text, key_end - 1, " \t:")) key_end--;
    struct str key = slip_words(slip, position.key, key_end);
    slip_say(slip, first, value_end(slip, first),
             SENTENCE(slip, "this line stands below “{0}”, which has a value already", key));
    slip->help = SENTENCE(slip, "delete it and all that is indented below “{0}”, or the value", key);
    for (; line < text->count && yaml_indentation(text, line) > indentation; line = yaml_line_next(text, line))
        yaml_erase(text, line, yaml_line_end(text, line));
    return true;
}

/* A line that is deeper than the one above it, which has its value already. */
static bool too_deep(struct slip *slip) {
    const struct yaml_failure *failure = slip->failure;
    size_t at = failure->at.index, line = yaml_line_start(slip->text, at);
    bool known = slip_problem_is(slip, "mapping values are not allowed") && failure->has_scalar &&
                 failure->scalar_start.line < failure->at.line;
    if (!known) return false;
    size_t indentation = yaml_indentation(slip->text, line);
    struct yaml_level level = yaml_nearest_level(slip->text, line, indentation, indentation);
    slip_say(slip, line + indentation, at,
             SENTENCE(slip, "this line is indented deeper than line {0}, which has a value already",
                      file_line(slip, failure->scalar_start.index)));
    if (level.found)
        slip->help = SENTENCE(slip, "{0}; if it continues the text above, put the whole text in quotes",
                              indent_it(slip, level.indentation));
    move_line(slip, line, level);
    return true;
}

/* The first line of all is indented, the next ones are not. */
static bool first_line_indented(struct slip *slip) {
    struct yaml_text *text = slip->text;
    size_t line = 0, at = slip->failure->at.index;
    if (!slip_problem_is(slip, "did not find expected <document start>") || !first_on_line(slip, at)) return false;
    while (line < at && yaml_line_empty(text, line)) line = yaml_line_next(text, line);
    size_t indentation = yaml_indentation(text, line);
    if (line >= at || !indentation || slip->failure->at.column >= indentation) return false;
    slip_say(slip, line, line + indentation, MESSAGE("the first line is indented, the lines below it are not"));
    slip->help = MESSAGE("start the keys of the file at the beginning of their lines");
    size_t distance = indentation - slip->failure->at.column, end = yaml_line_start(text, at);
    for (; line < end && line < text->count; line = yaml_line_next(text, line)) {
        size_t own = yaml_indentation(text, line), taken = own < distance ? own : distance;
        yaml_indent(text, line, own - taken);
        end -= taken;
    }
    return true;
}

static bool misaligned(struct slip *slip) {
    size_t at = slip->failure->at.index, line = yaml_line_start(slip->text, at);
    bool known = slip_problem_is(slip, "did not find expected key") ||
                 slip_problem_is(slip, "did not find expected '-'") ||
                 slip_problem_is(slip, "did not find expected <document");
    if (!known || !first_on_line(slip, at)) return false;
    size_t indentation = yaml_indentation(slip->text, line);
    struct yaml_level level = yaml_nearest_level(slip->text, line, indentation, indentation);
    slip_say(slip, at, value_end(slip, at), MESSAGE("this line does not belong to the lines above it"));
    if (yaml_at(slip->text, at, ":")) {
        slip_say(slip, at, at + 1, MESSAGE("the key before the colon is missing"));
        level.found = false;
    } else if (level.found) {
        slip->message = MESSAGE("the indentation of this line fits none of the lines above it");
        slip->help =
            SENTENCE(slip, "{0} to go with line {1}", indent_it(slip, level.indentation), file_line(slip, level.line));
        if (slip_problem_is(slip, "did not find expected '-'"))
            slip->message = MESSAGE("this line stands where the list's next item would start, but has no “- ”");
    }
    move_line(slip, line, level);
    return true;
}

/* Whatever is left: libyaml's own words, and the line is left out. */
static bool unknown(struct slip *slip) {
    size_t at = slip->failure->at.index;
    if (at >= slip->text->count && at > 0) at = slip->text->count - 1;
    slip_say(slip, at, at + 1, SENTENCE(slip, "this cannot be read as YAML ({0})", slip->failure->problem));
    slip->help = MESSAGE("put quotes around a text with signs like : # [ ] '{' '}' in it");
    if (first_on_line(slip, at)) return blank_out(slip, at);
    yaml_erase(slip->text, at, yaml_line_end(slip->text, at));
    return true;
}

static bool (*const known_slips[])(struct slip *) = {
    slip_foreign_space_indents,
    slip_foreign_dash,
    unclosed_bracket,
    slip_tab_indents,
    slip_tab_separates,
    reserved_character,
    sign_starts_text,
    directive,
    escape,
    unclosed_quote,
    text_behind_quote,
    colon_in_value,
    no_colon,
    list_behind_key,
    comma_missing,
    closes_nothing,
    left_over,
    too_deep,
    first_line_indented,
    misaligned,
};

/* --- one round -----------------------------------------------------------------------------------------------------
 */

struct yaml_slips yaml_slips_new(struct arena *arena, struct diagnostics *sink, struct yaml_text *text) {
    return (struct yaml_slips){.arena = arena, .sink = sink, .text = text};
}

static bool recognise(struct slip *slip) {
    for (size_t i = 0; i < sizeof known_slips / sizeof *known_slips; i++)
        if (known_slips[i](slip)) return true;
    return unknown(slip);
}

static void offer_mend(struct yaml_slips *slips, struct diagnostic *d, const struct slip *slip) {
    size_t at;
    if (!slip->now.size || !span_start(slip->mended, &at)) return;
    if (slip->was.size)
        mend_replace(slips->sink, d, MEND_SURE, slip->mended, slip->was, slip->now, "write “{0}”", slip->now);
    else mend_insert(slips->sink, d, MEND_SURE, slip->mended.source, at, slip->now, "type a space");
}

bool yaml_slips_repair(struct yaml_slips *slips, const struct yaml_failure *failure) {
    struct slip slip = {.slips = slips, .text = slips->text, .failure = failure};
    if (!slips->reported) slips->reported = NEW_ARRAY(slips->arena, uint32_t, slips->text->line_count + 1);
    slips->quiet = false;
    bool repaired = recognise(&slip);
    if (slips->quiet) return repaired;
    uint32_t *reported = &slips->reported[slip.line];
    if (*reported >= slip.span.column) return blank_out(&slip, slip.index) || repaired;
    *reported = slip.span.column;
    struct diagnostic *d = diagnose(slips->sink, SEVERITY_ERROR, CODE_I00, slip.span, "{0}", slip.message);
    diagnose_help_message(slips->sink, d, slip.help);
    offer_mend(slips, d, &slip);
    return repaired && slips->retabbed <= MOST_RETABBED;
}
