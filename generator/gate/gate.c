/* The gate. */
#include "gate/gate.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/word_list.h"
#include "formula/trace.h"
#include "gate/accounts.h"
#include "gate/exceptions.h"
#include "gate/findings.h"
#include "gate/machine.h"
#include "gate/match.h"
#include "gate/style.h"
#include "gate/values.h"
#include "kind/name_parts.h"
#include "project/history.h"

struct gate {
    struct arena *arena;
    const struct project *project;
    const struct records *seen; /* the edition for customers */
    struct gate_terms *shared;  /* of all accounts */
    struct gate_accounts accounts;
    struct gate_exceptions exceptions;
};

enum { TEXT_LEAST = 12 /* code points */ };

/* ---- what all outputs share ---- */

static bool is_pattern(struct str text) {
    return text.size > 1 && text.data[0] == '/' && text.data[text.size - 1] == '/';
}

static void add_forbidden(struct gate *gate, struct diagnostics *sink) {
    const struct record *record = gate->project->record;
    const struct field *field = field_find(record->set, STR("never_to_customer"));
    struct datum list = field ? *record_said(record, field) : (struct datum){0};
    for (size_t i = 0; list.kind == DATUM_LIST && i < list.count; i++) {
        struct datum item = list.items[i];
        struct gate_term term = {.reason = GATE_FORBIDDEN, .text = item.text, .span = item.span};
        if (item.kind != DATUM_TEXT) continue;
        if (is_pattern(item.text))
            gate_terms_add_pattern(gate->shared, sink, &term, str_slice(item.text, 1, item.text.size - 1));
        else gate_terms_add(gate->shared, &term, GATE_INFLECTED);
    }
}

/* What is confidential of no account: the coaching of those who work for them all. Texts alone: ratings are figures
 * that anybody may have. */
static void add_people(struct gate *gate) {
    struct gate_values values = {.arena = gate->arena};
    for (size_t i = 0; i < gate->project->records->document_count; i++) {
        const struct record *document = gate->project->records->documents[i];
        bool people = document->set->kind->class == CLASS_CONFIDENTIAL && !document_account(document);
        if (people) gate_values_hidden(&values, document, NULL);
    }
    for (size_t i = 0; i < values.count; i++) {
        const struct gate_value *value = &values.items[i];
        struct gate_term term = {.reason = GATE_VALUE,
                                 .text = value->text,
                                 .span = value->span,
                                 .field = value->field->name,
                                 .class = value->class};
        if (str_code_points(value->text) >= TEXT_LEAST) gate_terms_add(gate->shared, &term, GATE_RUNS);
    }
}

struct gate *gate_open(struct arena *arena, struct diagnostics *sink, const struct project *project,
                       struct editions *editions) {
    struct gate *gate = NEW(arena, struct gate);
    editions_fill(editions, project, CLASS_CUSTOMER);
    *gate = (struct gate){.arena = arena,
                          .project = project,
                          .seen = editions->of[CLASS_CUSTOMER].records,
                          .shared = gate_terms_new(arena)};
    gate->accounts = gate_accounts_of(arena, project->records, gate->seen);
    add_forbidden(gate, sink);
    gate_accounts_name(gate->shared, &gate->accounts, project->records);
    gate_machine_add(gate->shared, arena, project);
    add_people(gate);
    gate->exceptions = gate_exceptions_of(arena, sink, project);
    return gate;
}

void gate_close(struct gate *gate) {
    if (gate) gate_terms_close(gate->shared);
}

static struct hash term_hash(const struct gate_term *term) {
    struct hash hash = hash_of(term->text);
    hash_number(&hash, (uint64_t)term->reason << 8 | term->class);
    hash_text(&hash, term->field);
    hash_text(&hash, term->owner ? term->owner->id : (struct str){0});
    return hash;
}

/* In which order terms were added plays no part in whether something is let through. */
struct hash gate_shared_hash(const struct gate *gate) {
    struct hash all = {0};
    for (size_t i = 0; i < gate_terms_count(gate->shared); i++) {
        struct hash term = term_hash(gate_terms_at(gate->shared, i));
        all.a += term.a;
        all.b += term.b;
    }
    for (size_t i = 0; i < gate->exceptions.count; i++) {
        hash_text(&all, gate->exceptions.items[i].text);
        hash_text(&all, gate->exceptions.items[i].whose);
    }
    return all;
}

size_t gate_exception_count(const struct gate *gate) { return gate->exceptions.count; }

const struct record *gate_exception(const struct gate *gate, size_t number) {
    return gate->exceptions.items[number].row;
}

const struct record *gate_account(const struct gate *gate, struct str name) {
    struct arena *scratch = arena_create();
    const struct record *found = NULL;
    for (size_t i = 0; i < gate->accounts.count && !found; i++) {
        const struct record *account = gate->accounts.items[i].account;
        struct str folder = text_id(scratch, account->id), customer = text_id(scratch, account_customer(account));
        struct str wanted = text_id(scratch, name);
        bool called = str_equal(account->id, name) || str_equal(folder, wanted) || str_equal(customer, wanted);
        if (called) found = account;
    }
    arena_destroy(scratch);
    return found;
}

const struct record *gate_only_account(const struct gate *gate) {
    const struct gate_accounts *all = &gate->accounts;
    bool one = all->count && all->items[0].account == all->items[all->count - 1].account;
    return one ? all->items[0].account : NULL;
}

/* ---- one output ---- */

struct judging {
    const struct gate *gate;
    struct diagnostics *sink;
    const struct gate_output *output;
    struct arena *arena; /* scratch */
    struct gate_accounts own;
    struct gate_terms *terms; /* of the account */
    struct computation hidden, seen;
    struct diagnostics unheard;
};

static struct computation computation_of(struct judging *judging, const struct records *records) {
    return (struct computation){.arena = judging->arena,
                                .sink = &judging->unheard,
                                .records = records,
                                .project = records->project,
                                .as_of = judging->gate->project->as_of,
                                .locale = judging->output->locale,
                                .trace = judging->output->trace};
}

/* "Weinig, Homag" is two, whoever wrote it as one name; what a comma cuts off a name is as much the competitor's. */
static void add_competitor(struct judging *judging, struct gate_term term) {
    struct name_parts parts = name_parts(judging->arena, term.text);
    size_t whole = term.text.size;
    gate_terms_add(judging->terms, &term, GATE_NAMED);
    for (size_t i = 0; i < parts.count; i++)
        for (struct str rest = parts.items[i], name; name_cut_and(&rest, &name);) {
            term.text = name;
            bool part = name.size < whole && str_code_points(name) > 1;
            if (part) gate_terms_add(judging->terms, &term, GATE_NAMED);
        }
}

static void add_value(struct judging *judging, const struct gate_value *value) {
    struct gate_term term = {.reason = value->figure ? GATE_FIGURE : GATE_VALUE,
                             .text = value->text,
                             .span = value->span,
                             .field = value->field->name,
                             .class = value->class};
    if (value->name) {
        term.reason = GATE_COMPETITOR;
        add_competitor(judging, term);
    } else if (value->figure) gate_terms_add(judging->terms, &term, GATE_EXACT);
    else if (str_code_points(value->text) >= TEXT_LEAST) gate_terms_add(judging->terms, &term, GATE_RUNS);
}

static void add_hidden(struct judging *judging) {
    struct gate_values values = {.arena = judging->arena, .computation = &judging->hidden};
    for (size_t i = 0; i < judging->own.count; i++) {
        const struct gate_document *own = &judging->own.items[i];
        trace_whole(judging->output->trace, judging->gate->project->records, own->document);
        if (own->seen) trace_whole(judging->output->trace, judging->gate->seen, own->seen);
        gate_values_hidden(&values, own->document, own->seen);
    }
    for (size_t i = 0; i < values.count; i++) add_value(judging, &values.items[i]);
}

static void add_words(struct judging *judging, struct gate_words *words, const struct gate_text *text,
                      uint32_t number) {
    bool style = text->place == GATE_STYLE || (text->place == GATE_ATTRIBUTE && str_ends(text->where, STR(" style")));
    gate_words_add(words, style ? gate_style_words(judging->arena, text->text) : text->text, number);
}

static bool has_address(const struct gate_output *output) {
    for (size_t f = 0; f < output->file_count; f++)
        for (size_t i = 0; i < output->files[f].texts.count; i++) {
            struct str text = output->files[f].texts.items[i].text;
            if (text.size && memchr(text.data, '@', text.size)) return true;
        }
    return false;
}

/* Git is slow to ask: only when there is an address at all. */
static void add_authors(struct judging *judging) {
    if (!has_address(judging->output)) return;
    trace_thing(judging->output->trace, TRACE_AUTHORS, CLASS_CUSTOMER, (struct str){0});
    struct word_list addresses = history_authors(judging->arena, judging->gate->project->root);
    for (size_t i = 0; i < addresses.count; i++) {
        struct gate_term term = {.reason = GATE_AUTHOR, .text = addresses.words[i]};
        gate_terms_add(judging->terms, &term, GATE_EXACT);
    }
}

static size_t bytes_at(const struct gate_texts *texts, enum gate_place place) {
    size_t bytes = 0;
    for (size_t i = 0; i < texts->count; i++)
        if (texts->items[i].place == place) bytes += texts->items[i].text.size;
    return bytes;
}

/* A phrase may go over several texts of one place: cells of a table, lines of a page. */
static void match_file(struct judging *judging, struct gate_hits *hits, const struct gate_texts *texts) {
    for (enum gate_place place = 0; place <= GATE_NAME; place++) {
        struct gate_words words = {.arena = judging->arena};
        gate_words_reserve(&words, bytes_at(texts, place));
        for (size_t i = 0; i < texts->count; i++)
            if (texts->items[i].place == place) add_words(judging, &words, &texts->items[i], (uint32_t)i);
        if (!words.count) continue;
        gate_match(hits, judging->gate->shared, &words, texts->items);
        gate_match(hits, judging->terms, &words, texts->items);
    }
}

/* ---- what is said to the customer anyway ---- */

/* Where terms stand in the account's values for customers. */
struct said {
    struct gate_values values;
    struct gate_hits hits; /* in values; `text` is the value's place */
    uint64_t *pairs;       /* hashes of words that follow each other in a value, sorted */
    size_t pair_count, pair_capacity;
    struct gate_hits *ours; /* in what layouts say; NULL: not gone through yet */
};

static uint64_t pair_of(uint64_t first, uint64_t second) {
    return (first ^ second * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
}

static void add_pairs(struct judging *judging, struct said *said, const struct gate_words *words) {
    for (size_t i = 0; i + 1 < words->count; i++)
        ARENA_PUSH(judging->arena, said->pairs, said->pair_count, said->pair_capacity) =
            pair_of(words->items[i].hash, words->items[i + 1].hash);
}

static int by_number(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* Two values for customers that stand side by side, in cells, may read like an internal one: all words follow each
 * other in values but at one place between pieces of two words and more. */
static bool is_put_together(const struct said *said, const struct gate_hit *hit) {
    size_t breaks = 0, place = 0;
    for (size_t i = 0; i + 1 < hit->word_count; i++) {
        uint64_t pair = pair_of(hit->words[i], hit->words[i + 1]);
        bool known = said->pair_count && bsearch(&pair, said->pairs, said->pair_count, sizeof pair, by_number);
        if (!known) breaks++, place = i;
    }
    return hit->word_count >= 2 && (!breaks || (breaks == 1 && place >= 1 && place + 3 <= hit->word_count));
}

static void match_values(struct judging *judging, struct said *said, bool master) {
    struct gate_text *texts = NEW_ARRAY(judging->arena, struct gate_text, said->values.count + 1);
    struct gate_words words = {.arena = judging->arena};
    for (size_t i = 0; i < said->values.count; i++) {
        texts[i].text = said->values.items[i].text;
        if (said->values.items[i].master != master) continue;
        gate_words_add(&words, texts[i].text, (uint32_t)i);
        gate_words_border(&words, (uint32_t)i);
    }
    add_pairs(judging, said, &words);
    gate_match(&said->hits, judging->gate->shared, &words, texts);
    gate_match(&said->hits, judging->terms, &words, texts);
}

static struct said values_said(struct judging *judging) {
    struct said said = {.values = {.arena = judging->arena, .computation = &judging->seen},
                        .hits = {.arena = judging->arena}};
    for (size_t i = 0; i < judging->own.count; i++)
        if (judging->own.items[i].seen) gate_values_seen(&said.values, judging->own.items[i].seen);
    for (size_t i = 0; i < judging->gate->seen->document_count; i++) {
        const struct record *document = judging->gate->seen->documents[i];
        if (!document->set->kind->register_list) continue; /* our people's addresses */
        trace_whole(judging->output->trace, judging->gate->seen, document);
        gate_values_seen(&said.values, document);
    }
    const struct record *project = judging->gate->seen->project;
    if (project) trace_whole(judging->output->trace, judging->gate->seen, project);
    if (project) gate_values_seen(&said.values, project);
    match_values(judging, &said, true);
    match_values(judging, &said, false);
    if (said.pair_count) qsort(said.pairs, said.pair_count, sizeof *said.pairs, by_number);
    return said;
}

static const struct gate_value *value_with(const struct said *said, const struct gate_term *term, bool master) {
    for (size_t i = 0; i < said->hits.count; i++) {
        const struct gate_value *value = &said->values.items[said->hits.items[i].text];
        if (said->hits.items[i].term == term && (!master || value->master)) return value;
    }
    return NULL;
}

static void match_source(struct judging *judging, struct said *said, const struct source *source) {
    struct gate_words words = gate_words_of(judging->arena, source->text);
    gate_match(said->ours, judging->terms, &words, &(struct gate_text){.text = source->text});
}

/* Labels, and what layouts say by themselves: gone through when nothing else explains a term. */
static void match_ours(struct judging *judging, struct said *said) {
    const struct layout_file *layout = judging->output->layout;
    said->ours = NEW(judging->arena, struct gate_hits);
    said->ours->arena = judging->arena;
    if (!layout) return;
    match_source(judging, said, layout->source);
    match_source(judging, said, layout->kind->source);
    for (size_t i = 0; i < layout->part_count; i++) match_source(judging, said, layout->parts[i].source);
}

static bool is_ours(struct judging *judging, struct said *said, const struct gate_term *term) {
    if (!said->ours) match_ours(judging, said);
    for (size_t i = 0; i < said->ours->count; i++)
        if (said->ours->items[i].term == term) return true;
    return false;
}

static bool is_let_through(struct judging *judging, struct said *said, const struct gate_hit *hit) {
    const struct gate_term *term = hit->term;
    switch (term->reason) {
    case GATE_FORBIDDEN:
    case GATE_MACHINE: return false;
    case GATE_ACCOUNT: return term->owner == judging->output->account || value_with(said, term, true);
    case GATE_COMPETITOR: return value_with(said, term, true);
    case GATE_VALUE:
        if (is_put_together(said, hit)) return true;
        return value_with(said, term, false) || is_ours(judging, said, term);
    case GATE_FIGURE: return value_with(said, term, false) || is_ours(judging, said, term);
    case GATE_HOST:
    case GATE_AUTHOR: return value_with(said, term, false);
    }
    return false;
}

static bool is_excepted(struct judging *judging, const struct gate_term *term) {
    const struct gate_output *output = judging->output;
    struct gate_words words = gate_words_of(judging->arena, term->text);
    const struct gate_exceptions *all = &judging->gate->exceptions;
    size_t number = gate_exception_for(all, &words, output->account, output->document);
    for (size_t i = 0; output->lists && i < judging->own.count && !number; i++)
        number = gate_exception_for(all, &words, output->account, judging->own.items[i].document);
    if (number && output->used) output->used[number - 1] = true;
    return number;
}

static struct gate_finding finding_of(struct judging *judging, const struct said *said, const struct gate_file *file,
                                      const struct gate_hit *hit) {
    const struct gate_value *value = value_with(said, hit->term, false);
    struct gate_finding finding = {.term = hit->term, .file = file, .text = &file->texts.items[hit->text], .hit = *hit};
    if (value) finding.from = value->span;
    else finding.document = judging->output->source;
    finding.layout = judging->output->layout;
    finding.dictionary[0] = judging->gate->shared;
    finding.dictionary[1] = judging->terms;
    return finding;
}

static bool is_told(const struct gate_finding *told, size_t count, const struct gate_term *term) {
    for (size_t i = 0; i < count; i++)
        if (told[i].term == term) return true;
    return false;
}

static int by_source(const void *left, const void *right) {
    const struct gate_hit *a = left, *b = right;
    if (a->text != b->text) return a->text < b->text ? -1 : 1;
    return (a->start > b->start) - (a->start < b->start);
}

/* Each term once: in the first file that it stands in. */
static size_t report_hits(struct judging *judging, struct gate_hits *hits) {
    const struct gate_output *output = judging->output;
    struct said said = {0};
    struct gate_finding *told = NULL;
    size_t count = 0, capacity = 0;
    bool looked = false;
    for (size_t f = 0; f < output->file_count; f++) {
        if (hits[f].count) qsort(hits[f].items, hits[f].count, sizeof *hits[f].items, by_source);
        for (size_t i = 0; i < hits[f].count; i++) {
            const struct gate_term *term = hits[f].items[i].term;
            bool own = term->reason == GATE_ACCOUNT && term->owner == output->account;
            bool style = output->files[f].texts.items[hits[f].items[i].text].place == GATE_STYLE;
            if (style && term->reason == GATE_FIGURE) continue; /* styles are full of figures */
            if (own || is_told(told, count, term)) continue;
            if (!looked) said = values_said(judging), looked = true;
            if (is_let_through(judging, &said, &hits[f].items[i]) || is_excepted(judging, term)) continue;
            ARENA_PUSH(judging->arena, told, count, capacity) =
                finding_of(judging, &said, &output->files[f], &hits[f].items[i]);
        }
    }
    for (size_t i = 0; i < count; i++) gate_finding_report(judging->sink, judging->gate->project, &told[i]);
    return count;
}

static void count_terms(const struct judging *judging, struct gate_tally *tally) {
    const struct gate_terms *all[] = {judging->gate->shared, judging->terms};
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < gate_terms_count(all[t]); i++) {
            const struct gate_term *term = gate_terms_at(all[t], i);
            bool own = term->reason == GATE_ACCOUNT && term->owner == judging->output->account;
            tally->of[term->reason] += !own;
        }
}

bool gate_judge(const struct gate *gate, struct diagnostics *sink, const struct gate_output *output) {
    struct judging judging = {.gate = gate, .sink = sink, .output = output, .arena = arena_create()};
    judging.unheard = diagnostics_new(judging.arena);
    trace_thing(output->trace, TRACE_TERMS, CLASS_CUSTOMER, (struct str){0});
    trace_thing(output->trace, TRACE_ACCOUNT, CLASS_CUSTOMER, output->account ? output->account->id : (struct str){0});
    judging.own = gate_accounts_slice(&gate->accounts, output->account);
    judging.terms = gate_terms_new(judging.arena);
    judging.hidden = computation_of(&judging, gate->project->records);
    judging.seen = computation_of(&judging, gate->seen);
    add_hidden(&judging);
    add_authors(&judging);
    if (output->tally) count_terms(&judging, output->tally);
    struct gate_hits *hits = NEW_ARRAY(judging.arena, struct gate_hits, output->file_count + 1);
    bool whole = true;
    for (size_t f = 0; f < output->file_count; f++) {
        hits[f].arena = judging.arena;
        match_file(&judging, &hits[f], &output->files[f].texts);
        whole &= !gate_unread_report(sink, output, &output->files[f]);
    }
    size_t found = report_hits(&judging, hits);
    arena_destroy(judging.arena);
    return !found && whole;
}

void gate_report_unused(const struct gate *gate, struct diagnostics *sink, const bool *used) {
    for (size_t i = 0; i < gate->exceptions.count; i++)
        if (!used[i])
            diagnose(sink, SEVERITY_INFO, CODE_L07, gate->exceptions.items[i].span,
                     "the exception for “{0}” was not needed: nothing would have been stopped",
                     gate->exceptions.items[i].text);
}
