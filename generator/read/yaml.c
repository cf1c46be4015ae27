/* YAML by libyaml's events: a loop that builds the value tree, with everything refused that could make it loop or
 * explode. When libyaml meets a syntax error the slip is repaired in a copy of the text and all is read again
 * (yaml_slips.c), so that one run finds every mistake. */
#include "read/yaml.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/locale.h"
#include "read/yaml_comments.h"
#include "read/yaml_slips.h"
#include "read/yaml_text.h"

enum {
    MOST_ROUNDS = 50,           /* of repairing and reading again */
    LARGEST_REPAIRED = 1 << 18, /* code points; a larger text is read once */
    ANCHOR_BUCKETS = 256,
};

struct anchor {
    struct anchor *next; /* in its bucket, the latest first: a name may be given again */
    struct str name;
    struct span span;
    struct value *value;
    size_t nodes; /* in its value, once it is closed */
    bool open, used;
};

/* A list or mapping that is being read. */
struct frame {
    struct value *value;
    size_t capacity, nodes_before;
    struct anchor *anchor; /* may be NULL */
    struct entry pending;  /* of a mapping: the key that waits for its value */
    bool has_key, drop;    /* drop: its key was no key, its value goes nowhere */
    struct yaml_place start;
    bool flow;
};

enum outcome { OUTCOME_GOES_ON, OUTCOME_DONE, OUTCOME_SLIP, OUTCOME_REFUSED };

struct reader {
    struct arena *arena;
    struct diagnostics *sink;
    const struct yaml_text *text;
    yaml_parser_t parser;
    size_t fed;           /* code points handed to libyaml */
    struct frame *frames; /* LIMIT_DEPTH of them: not cleared, most texts are short */
    size_t depth;
    struct value *root;
    size_t nodes, anchor_count;
    struct anchor *anchors[ANCHOR_BUCKETS];
    struct yaml_comments comments;
    struct yaml_failure failure; /* its last scalar is kept up to date */
};

/* The name that a node is given with '&', and its tag. */
struct properties {
    struct yaml_place place; /* where they start, or the node itself when it has none */
    const yaml_char_t *anchor, *tag;
};

static struct str text_of(const yaml_char_t *terminated) { return str_of((const char *)terminated); }

static struct yaml_place place_of(yaml_mark_t mark) {
    return (struct yaml_place){mark.index, (uint32_t)mark.line, (uint32_t)mark.column};
}

static int feed(void *context, unsigned char *buffer, size_t size, size_t *used) {
    struct reader *reader = context;
    *used = 0;
    while (reader->fed < reader->text->count && size - *used >= 4)
        *used += str_encode(reader->text->points[reader->fed++], (char *)buffer + *used);
    return 1;
}

/* ---- nodes ---- */

static struct value *new_value(struct reader *reader, enum value_kind kind, struct span span) {
    struct value *value = NEW(reader->arena, struct value);
    *value = (struct value){.kind = kind, .span = span, .text_line = span.line, .text_column = span.column};
    return value;
}

static bool count_nodes(struct reader *reader, size_t count, struct span span) {
    reader->nodes += count;
    if (reader->nodes <= LIMIT_YAML_NODES) return true;
    diagnose(reader->sink, SEVERITY_ERROR, CODE_I13, span, "the file has more than {0} values", (int)LIMIT_YAML_NODES);
    return false;
}

/* Without the spaces and invisible characters behind it, which YAML takes for a part of it. */
static struct str key_text(struct str text) {
    size_t end = 0;
    for (struct str rest = text; rest.size;) {
        uint32_t c = str_next(&rest);
        if (!str_is_space(c) && !str_is_hidden(c)) end = text.size - rest.size;
    }
    return str_slice(text, 0, end);
}

static void take_key(struct reader *reader, struct frame *frame, const struct value *key) {
    bool scalar = key->kind == VALUE_SCALAR;
    frame->has_key = true;
    frame->drop = true;
    frame->pending = (struct entry){.key = key_text(key->text), .key_span = key->span};
    if (!scalar) {
        struct diagnostic *d =
            diagnose(reader->sink, SEVERITY_ERROR, CODE_I00, key->span,
                     key->kind == VALUE_MAPPING ? "a key cannot be a mapping" : "a key cannot be a list");
        diagnose_help(reader->sink, d, "put quotes around a text that starts with “'{'” or “[”");
    } else if (str_empty(key->text)) {
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I00, key->span, "the key before the colon is missing");
    } else if (key->style == SCALAR_PLAIN && str_equal_c(key->text, "<<")) {
        struct diagnostic *d =
            diagnose(reader->sink, SEVERITY_ERROR, CODE_I00, key->span, "merging with “<<” is not supported");
        diagnose_help(reader->sink, d, "write out the keys, or give a whole value a name with & and repeat it with *");
    } else {
        frame->drop = false;
    }
}

static bool is_digit_at(struct str text, size_t at) {
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* “– €”, “-”, “--”: what stands behind the comma of an amount without cents. Not “- item”, nor “-5”. */
static bool says_no_cents(struct str text) {
    uint32_t mark = text.size ? str_next(&text) : 0;
    uint32_t next = text.size ? str_next(&text) : ' ';
    return str_is_dash(mark) && (str_is_space(next) || str_is_dash(next));
}

static bool is_plain(const struct value *value) { return value->kind == VALUE_SCALAR && value->style == SCALAR_PLAIN; }

/* Whether a text stands right behind the comma that follows a figure. */
static bool follows_figure(const struct value *before, struct span span) {
    return is_plain(before) && before->text.size && is_digit_at(before->text, before->text.size - 1) &&
           before->span.line == span.line && before->span.column + before->span.length + 1 == span.column;
}

/* {2025: 3,9 Mio. €}, {2025: 1.400.000,- €}: the comma is a decimal mark, for what follows it is no key. */
static bool continues_number(const struct frame *frame, const struct value *value) {
    const struct value *before = frame->value->count ? frame->value->entries[frame->value->count - 1].value : NULL;
    const struct entry *pending = &frame->pending;
    if (!before || !frame->flow || frame->drop || !is_plain(value) || value->text.size) return false;
    bool fraction = is_digit_at(pending->key, 0) || says_no_cents(pending->key);
    return fraction && follows_figure(before, pending->key_span);
}

/* [95.000,- €]: one amount. [3,9] are two numbers. */
static bool continues_amount(const struct frame *frame, const struct value *value) {
    const struct value *before = frame->value->count ? frame->value->items[frame->value->count - 1] : NULL;
    return before && frame->flow && is_plain(value) && says_no_cents(value->text) &&
           follows_figure(before, value->span);
}

static void continue_number(struct reader *reader, struct value *before, struct str rest, struct span span) {
    before->text = str_format(reader->arena, "%.*s,%.*s", STR_ARG(before->text), STR_ARG(rest));
    before->span.length += 1 + span.length;
}

/* Puts a node where it belongs: into the list, as key or value of the mapping, or at the root. */
static void attach(struct reader *reader, struct value *value) {
    if (!reader->depth) {
        reader->root = value;
        return;
    }
    struct frame *frame = &reader->frames[reader->depth - 1];
    struct value *parent = frame->value;
    if (parent->kind == VALUE_SEQUENCE) {
        if (continues_amount(frame, value))
            continue_number(reader, parent->items[parent->count - 1], value->text, value->span);
        else ARENA_PUSH(reader->arena, parent->items, parent->count, frame->capacity) = value;
    } else if (!frame->has_key) {
        take_key(reader, frame, value);
    } else {
        frame->has_key = false;
        frame->pending.value = value;
        if (continues_number(frame, value))
            continue_number(reader, parent->entries[parent->count - 1].value, frame->pending.key,
                            frame->pending.key_span);
        else if (!frame->drop)
            ARENA_PUSH(reader->arena, parent->entries, parent->count, frame->capacity) = frame->pending;
    }
}

/* ---- anchors ---- */

static struct anchor *find_anchor(const struct reader *reader, struct str name) {
    struct anchor *anchor = reader->anchors[str_hash(name) % ANCHOR_BUCKETS];
    while (anchor && !str_equal(anchor->name, name)) anchor = anchor->next;
    return anchor;
}

/* Where a node itself starts, behind its anchor and tag, with which its event begins. */
static struct yaml_place skip_properties(const struct yaml_text *text, struct yaml_place start, size_t end) {
    while (start.index < end && yaml_at(text, start.index, "&! \t\n")) {
        bool property = yaml_at(text, start.index, "&!"), line_end = yaml_at(text, start.index, "\n");
        do start.index++, start.column++;
        while (property && !yaml_blank_at(text, start.index));
        if (line_end) start.line++, start.column = 0;
    }
    return start;
}

/* The span of the first word of a node's properties that starts with the sign; of the node when it has none there. */
static struct span property_span(const struct reader *reader, struct yaml_place place, const char *sign) {
    while (yaml_at(reader->text, place.index, "&!") && !yaml_at(reader->text, place.index, sign)) {
        while (!yaml_blank_at(reader->text, place.index)) place.index++, place.column++;
        while (yaml_at(reader->text, place.index, " ")) place.index++, place.column++;
    }
    uint32_t length = 0;
    while (!yaml_blank_at(reader->text, place.index + length)) length++;
    return yaml_span(reader->text, place, length);
}

/* What `&name` and `!tag` before a node do. *out is NULL without an anchor. */
static enum outcome read_properties(struct reader *reader, struct properties properties, struct value *value,
                                    struct anchor **out) {
    *out = NULL;
    if (properties.tag) {
        struct diagnostic *d =
            diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, property_span(reader, properties.place, "!"),
                     "a word that starts with “!” is a YAML tag and not part of the text");
        diagnose_help(reader->sink, d, "put quotes around the text if it belongs to it, else take it out");
    }
    if (!properties.anchor) return OUTCOME_GOES_ON;
    struct span span = property_span(reader, properties.place, "&");
    if (++reader->anchor_count > LIMIT_YAML_ANCHORS) {
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I13, span, "the file has more than {0} anchors",
                 (int)LIMIT_YAML_ANCHORS);
        return OUTCOME_REFUSED;
    }
    struct anchor *anchor = NEW(reader->arena, struct anchor);
    struct str name = str_copy(reader->arena, text_of(properties.anchor));
    struct anchor **bucket = &reader->anchors[str_hash(name) % ANCHOR_BUCKETS];
    *anchor = (struct anchor){.next = *bucket, .name = name, .span = span, .value = value, .nodes = 1};
    *out = *bucket = anchor;
    return OUTCOME_GOES_ON;
}

static void report_unused_anchors(struct reader *reader) {
    for (size_t i = 0; i < ANCHOR_BUCKETS; i++)
        for (const struct anchor *anchor = reader->anchors[i]; anchor; anchor = anchor->next) {
            if (anchor->used) continue;
            struct diagnostic *d =
                diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, anchor->span,
                         "“&{0}” gives a value a name that nothing uses, and is not part of the text", anchor->name);
            diagnose_help(reader->sink, d, "put quotes around the text if it starts with “&”");
        }
}

static enum outcome read_alias(struct reader *reader, const yaml_event_t *event) {
    struct str name = text_of(event->data.alias.anchor);
    struct span span = yaml_span(reader->text, place_of(event->start_mark), (uint32_t)str_code_points(name) + 1);
    struct anchor *anchor = find_anchor(reader, name);
    if (anchor) anchor->used = true;
    if (anchor && !anchor->open) {
        if (!count_nodes(reader, anchor->nodes, span)) return OUTCOME_REFUSED;
        attach(reader, anchor->value);
        return OUTCOME_GOES_ON;
    }
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I00, span,
                                    anchor ? "“*{0}” would contain itself" : "there is no anchor “&{0}” above", name);
    if (!anchor) diagnose_help(reader->sink, d, "put quotes around a text that starts with “*”");
    struct value *typed = new_value(reader, VALUE_SCALAR, span); /* so that nothing else looks missing */
    typed->text = str_format(reader->arena, "*%.*s", STR_ARG(name));
    attach(reader, typed);
    return OUTCOME_GOES_ON;
}

/* ---- scalars ---- */

/* Where a block scalar's text starts. libyaml's mark is the '|': the first line is the next one, and its column follows
 * from how much of its indentation is left in the text. */
static void locate_block(const struct yaml_text *text, struct yaml_place start, struct value *value) {
    value->text_line++;
    struct str rest = value->text, content;
    size_t line = yaml_line_next(text, start.index), blanks = 0;
    while (str_cut(&rest, '\n', &content) && str_empty(str_trim(content))) line = yaml_line_next(text, line);
    while (blanks < content.size && content.data[blanks] == ' ') blanks++;
    size_t indentation = 0;
    while (yaml_at(text, line + indentation, " ")) indentation++;
    struct yaml_place first = {line, start.line + 1, (uint32_t)(indentation > blanks ? indentation - blanks : 0)};
    value->text_column = yaml_span(text, first, 0).column;
}

static struct str scalar_text(struct reader *reader, struct str raw) {
    struct str text = {0};
    char *bytes = NEW_ARRAY(reader->arena, char, raw.size);
    while (raw.size) text.size += str_encode(yaml_original(str_next(&raw)), bytes + text.size);
    text.data = bytes;
    return text_nfc(reader->arena, text);
}

static void warn_about_empty_block(struct reader *reader, const struct value *value, struct yaml_place start) {
    size_t end = start.index + 1;
    while (!yaml_blank_at(reader->text, end)) end++;
    if (value->text.size || end == start.index + 1) return;
    struct str header = yaml_slice(reader->arena, reader->text, start.index, end);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, value->span,
                                    "“{0}” starts a block of text, which is empty", header);
    diagnose_help(reader->sink, d, "put quotes around it if it is the value: \"{0}\"", header);
}

/* ">5" is a block of text, indented by five, to YAML; without any text it is more than five. */
static bool is_comparison(struct reader *reader, struct value *value, struct yaml_place start) {
    bool digit = yaml_at(reader->text, start.index, ">") && yaml_at(reader->text, start.index + 1, "123456789");
    if (value->style != SCALAR_BLOCK || value->text.size || !digit) return false;
    value->text = yaml_slice(reader->arena, reader->text, start.index, start.index + 2);
    return true;
}

static void warn_about_swallowed_items(struct reader *reader, struct yaml_place start, struct yaml_place end) {
    const struct yaml_text *text = reader->text;
    uint32_t line_number = start.line;
    for (size_t line = yaml_line_next(text, start.index); line < end.index; line = yaml_line_next(text, line)) {
        line_number++;
        size_t first = yaml_skip_blanks(text, line);
        if (first + 1 >= end.index || !yaml_at(text, first, "-") || !yaml_at(text, first + 1, " ")) continue;
        struct yaml_place place = {first, line_number, (uint32_t)(first - line)};
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, yaml_span(text, place, 1),
                                        "this “- ” continues the text of line {0} and starts no list item",
                                        yaml_span(text, start, 0).line);
        diagnose_help(reader->sink, d, "indent it like the other items, or put the text above in quotes");
    }
}

static struct value *new_scalar(struct reader *reader, const yaml_event_t *event, struct yaml_place start) {
    struct yaml_place end = place_of(event->end_mark);
    size_t line_end = start.line == end.line ? end.index : yaml_line_end(reader->text, start.index);
    struct value *value =
        new_value(reader, VALUE_SCALAR, yaml_span(reader->text, start, (uint32_t)(line_end - start.index)));
    value->flow = reader->depth && reader->frames[reader->depth - 1].flow;
    value->text = scalar_text(reader, (struct str){(const char *)event->data.scalar.value, event->data.scalar.length});
    yaml_scalar_style_t style = event->data.scalar.style;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE) {
        value->style = SCALAR_BLOCK;
        locate_block(reader->text, start, value);
    } else if (style != YAML_PLAIN_SCALAR_STYLE) {
        value->style = SCALAR_QUOTED;
        value->text_column++;
    }
    return value;
}

/* What is legal YAML, but hardly what its author meant. */
static void look_at_scalar(struct reader *reader, const struct value *value, struct yaml_place start,
                           struct yaml_place end) {
    if (value->style == SCALAR_PLAIN && end.line > start.line) warn_about_swallowed_items(reader, start, end);
    if (value->style != SCALAR_BLOCK) return;
    warn_about_empty_block(reader, value, start);
    yaml_comments_scan(&reader->comments, yaml_line_end(reader->text, start.index), true);
}

static void remember_scalar(struct reader *reader, const struct value *value, struct yaml_place start,
                            struct yaml_place end) {
    if (end.index <= start.index) return;
    reader->failure.has_scalar = true;
    reader->failure.scalar_plain = value->style == SCALAR_PLAIN;
    reader->failure.scalar_quoted = value->style == SCALAR_QUOTED;
    reader->failure.scalar_start = start;
    reader->failure.scalar_end = end;
}

/* Only the indentation of a pasted text can be meant by a no-break space before a key. */
static bool starts_foreign(struct reader *reader, const struct value *value, struct yaml_place start) {
    const struct frame *frame = reader->depth ? &reader->frames[reader->depth - 1] : NULL;
    bool key = frame && frame->value->kind == VALUE_MAPPING && !frame->has_key && !frame->flow;
    struct str text = value->text;
    uint32_t first = str_next(&text);
    if (!key || value->style != SCALAR_PLAIN || first < 0x80 || !str_is_space(first)) return false;
    reader->failure.problem = YAML_FOREIGN_SPACE;
    reader->failure.context = "";
    reader->failure.at = reader->failure.opened = start;
    reader->failure.in_flow = false;
    return true;
}

static bool is_foreign_dash(const struct yaml_text *text, size_t index) {
    return index < text->count && text->points[index] > 0x7F && str_is_dash(text->points[index]) &&
           index + 1 < text->count && str_is_space(text->points[index + 1]);
}

/* "– lund": a list as word processors write it, on lines of its own. */
static bool starts_with_dash(struct reader *reader, const struct value *value, struct yaml_place start) {
    bool flow = reader->depth && reader->frames[reader->depth - 1].flow;
    if (value->style != SCALAR_PLAIN || flow || !is_foreign_dash(reader->text, start.index)) return false;
    if (yaml_skip_blanks(reader->text, yaml_line_start(reader->text, start.index)) != start.index) return false;
    reader->failure.problem = YAML_FOREIGN_DASH;
    reader->failure.context = "";
    reader->failure.at = reader->failure.opened = start;
    reader->failure.in_flow = false;
    return true;
}

static enum outcome read_scalar(struct reader *reader, const yaml_event_t *event) {
    struct yaml_place start = place_of(event->start_mark), end = place_of(event->end_mark);
    struct properties properties = {start, event->data.scalar.anchor, event->data.scalar.tag};
    if (properties.anchor || properties.tag) start = skip_properties(reader->text, start, end.index);
    struct value *value = new_scalar(reader, event, start);
    if (starts_foreign(reader, value, start) || starts_with_dash(reader, value, start)) return OUTCOME_SLIP;
    if (is_comparison(reader, value, start)) value->style = SCALAR_PLAIN;
    look_at_scalar(reader, value, start, end);
    remember_scalar(reader, value, start, end);
    struct anchor *anchor;
    enum outcome outcome = read_properties(reader, properties, value, &anchor);
    if (outcome != OUTCOME_GOES_ON || !count_nodes(reader, 1, value->span)) return OUTCOME_REFUSED;
    attach(reader, value);
    return OUTCOME_GOES_ON;
}

/* ---- lists and mappings ---- */

static enum outcome open_collection(struct reader *reader, enum value_kind kind, struct properties properties,
                                    bool flow) {
    struct yaml_place start = skip_properties(reader->text, properties.place, reader->text->count);
    struct value *value = new_value(reader, kind, yaml_span(reader->text, start, 1));
    struct anchor *anchor;
    enum outcome outcome = read_properties(reader, properties, value, &anchor);
    if (outcome != OUTCOME_GOES_ON || !count_nodes(reader, 1, value->span)) return OUTCOME_REFUSED;
    if (reader->depth == LIMIT_DEPTH) {
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I13, value->span, "values are nested more than {0} deep",
                 (int)LIMIT_DEPTH);
        return OUTCOME_REFUSED;
    }
    attach(reader, value);
    if (anchor) anchor->open = true;
    reader->frames[reader->depth++] = (struct frame){
        .value = value, .anchor = anchor, .nodes_before = reader->nodes - 1, .start = start, .flow = flow};
    return OUTCOME_GOES_ON;
}

static int by_key(const void *left, const void *right) {
    const struct entry *a = *(struct entry *const *)left, *b = *(struct entry *const *)right;
    int order = str_compare(a->key, b->key);
    return order ? order : a < b ? -1 : a > b;
}

/* Sorting finds equal keys side by side, whatever the keys: no input makes it slow. The first of them stays. */
static void drop_duplicates(struct reader *reader, struct value *mapping) {
    struct entry **sorted = NEW_ARRAY(reader->arena, struct entry *, mapping->count);
    for (size_t i = 0; i < mapping->count; i++) sorted[i] = &mapping->entries[i];
    if (mapping->count) qsort(sorted, mapping->count, sizeof *sorted, by_key);
    const struct entry *first = mapping->count ? sorted[0] : NULL;
    for (size_t i = 1; i < mapping->count; i++) {
        if (!str_equal(first->key, sorted[i]->key)) {
            first = sorted[i];
            continue;
        }
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I09, sorted[i]->key_span,
                                        "the key “{0}” stands here a second time", sorted[i]->key);
        diagnose_help(reader->sink, d, "it is in line {0} already: keep one of them", first->key_span.line);
        sorted[i]->value = NULL;
    }
    size_t kept = 0;
    for (size_t i = 0; i < mapping->count; i++)
        if (mapping->entries[i].value) mapping->entries[kept++] = mapping->entries[i];
    mapping->count = kept;
}

static enum outcome close_collection(struct reader *reader) {
    struct frame *frame = &reader->frames[--reader->depth];
    if (frame->value->kind == VALUE_MAPPING) drop_duplicates(reader, frame->value);
    if (frame->anchor) {
        frame->anchor->open = false;
        frame->anchor->nodes = reader->nodes - frame->nodes_before;
    }
    return OUTCOME_GOES_ON;
}

static enum outcome open_document(struct reader *reader, const yaml_event_t *event) {
    if (!reader->root) return OUTCOME_GOES_ON;
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I00, yaml_span(reader->text, place_of(event->start_mark), 3),
                 "a second document starts here");
    diagnose_help(reader->sink, d,
                  "a file holds one document: delete the “---”, or move what follows to a file of its own");
    return OUTCOME_DONE;
}

/* ---- the loop ---- */

static enum outcome read_event(struct reader *reader, const yaml_event_t *event) {
    bool collection = event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT;
    yaml_comments_scan(&reader->comments, event->start_mark.index, !collection);
    struct yaml_place start = place_of(event->start_mark);
    enum outcome outcome = OUTCOME_GOES_ON;
    switch (event->type) {
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT: break;
    case YAML_DOCUMENT_START_EVENT: outcome = open_document(reader, event); break;
    case YAML_ALIAS_EVENT: outcome = read_alias(reader, event); break;
    case YAML_SCALAR_EVENT: outcome = read_scalar(reader, event); break;
    case YAML_SEQUENCE_START_EVENT:
        outcome = open_collection(
            reader, VALUE_SEQUENCE,
            (struct properties){start, event->data.sequence_start.anchor, event->data.sequence_start.tag},
            event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
        break;
    case YAML_MAPPING_START_EVENT:
        outcome =
            open_collection(reader, VALUE_MAPPING,
                            (struct properties){start, event->data.mapping_start.anchor, event->data.mapping_start.tag},
                            event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: outcome = close_collection(reader); break;
    case YAML_STREAM_END_EVENT: outcome = OUTCOME_DONE; break;
    }
    yaml_comments_pass(&reader->comments, event->end_mark.index);
    return outcome;
}

/* Keeps what libyaml said: its words are constants, its marks are copied. */
static void take_failure(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    struct yaml_failure *failure = &reader->failure;
    failure->problem = parser->problem ? parser->problem : "";
    failure->context = parser->context ? parser->context : "";
    failure->at = place_of(parser->problem_mark);
    failure->opened = parser->context ? place_of(parser->context_mark) : failure->at;
    failure->in_flow = false;
    for (size_t i = 0; i < reader->depth && !failure->in_flow; i++) {
        failure->in_flow = reader->frames[i].flow;
        failure->flow = reader->frames[i].start;
    }
}

static enum outcome read_round(struct reader *reader) {
    if (!yaml_parser_initialize(&reader->parser)) return OUTCOME_REFUSED;
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&reader->parser, feed, reader);
    enum outcome outcome = OUTCOME_GOES_ON;
    while (outcome == OUTCOME_GOES_ON) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            take_failure(reader);
            outcome = OUTCOME_SLIP;
        } else {
            outcome = read_event(reader, &event);
            yaml_event_delete(&event);
        }
    }
    yaml_parser_delete(&reader->parser);
    return outcome;
}

/* Reads until a round finds no slip. What a failed round built or warned of is forgotten; its slip is not. */
static struct value *read_text(struct arena *arena, struct diagnostics *sink, struct yaml_text *text) {
    struct yaml_slips slips = yaml_slips_new(arena, sink, text);
    for (int round = 0; round < MOST_ROUNDS; round++) {
        struct arena_mark mark = arena_mark(arena);
        struct diagnostics found = diagnostics_new(arena);
        struct frame frames[LIMIT_DEPTH];
        struct reader reader = {.arena = arena,
                                .sink = &found,
                                .text = text,
                                .frames = frames,
                                .comments = yaml_comments_new(&found, text)};
        enum outcome outcome = read_round(&reader);
        if (outcome != OUTCOME_SLIP) {
            if (outcome == OUTCOME_DONE) report_unused_anchors(&reader);
            diagnostics_merge(sink, &found);
            if (outcome == OUTCOME_REFUSED) return NULL;
            return reader.root ? reader.root
                               : new_value(&reader, VALUE_SCALAR, yaml_span(text, (struct yaml_place){0}, 0));
        }
        arena_rewind(arena, mark);
        bool repaired = yaml_slips_repair(&slips, &reader.failure);
        if (!repaired || (text->count > LARGEST_REPAIRED && !slips.quiet)) return NULL;
    }
    return NULL;
}

/* The copy of the text that libyaml is given is four times as large as the text, and gone when it is read. */
static struct value *read_copy(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin,
                               bool indented) {
    struct arena *scratch = arena_create();
    struct yaml_text copy = yaml_text_new(scratch, sink, text, origin, indented);
    struct value *root = read_text(arena, sink, &copy);
    arena_destroy(scratch);
    return root;
}

struct value *yaml_read(struct arena *arena, struct diagnostics *sink, const struct source *source, size_t start,
                        size_t end) {
    return read_copy(arena, sink, str_slice(source->text, start, end), source_span(source, start, start), false);
}

struct value *yaml_read_text(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin) {
    return read_copy(arena, sink, text, origin, true);
}
