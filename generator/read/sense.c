/* What the parts of an amount can mean together, one after the other: each step looks at all senses there are, and may
 * make two of one. */
#include "read/sense.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/region.h"
#include "read/scalar_message.h"

bool reader_wants_number(const struct scalar_reader *reader) {
    return reader->wanted->kind == SCALAR_NUMBER || reader->wanted->kind == SCALAR_INTEGER;
}

static bool fail(struct scalar_reader *reader, struct scalar_reading failure) {
    reader->failure = failure;
    return false;
}

/* ---- the figure: where its decimal mark is ---- */

static bool add_figure(struct scalar_reader *reader, bool fraction, bool foreign) {
    struct amount *amount = &reader->amount;
    struct sense sense = {.scale = amount->scale_text, .measure = amount->measure, .per = amount->per};
    if (!numeral_value(reader->arena, &amount->numeral, fraction, &sense.figure))
        return fail(reader, message_too_long(reader->arena, reader->text));
    sense.number = amount->negative ? decimal_negate(sense.figure) : sense.figure;
    sense.foreign_group = foreign;
    reader->senses.items[reader->senses.count++] = sense;
    return true;
}

/* Where the words of the table in amount.c belong; those of other languages come with the language. */
static enum scale_home home_of(const struct language *language) {
    if (language_is_source(language)) return SCALE_ENGLISH;
    return str_equal_c(language->tag, "de") ? SCALE_GERMAN : SCALE_OWN;
}

static struct numeral_setting setting_of(const struct scalar_reader *reader) {
    const struct amount *amount = &reader->amount;
    const struct scale *scale = amount->scale;
    enum scale_home home = home_of(reader->wanted->language);
    bool unit = amount->measure != MEASURE_NONE && amount->measure != MEASURE_PERCENT;
    return (struct numeral_setting){.marks = region_marks(reader->wanted->language, reader->wanted->region),
                                    .counted = amount->currency_text.size || scale || unit ||
                                               amount->per != MEASURE_NONE || reader->wanted->kind == SCALAR_INTEGER,
                                    .native = scale && scale->factor > 1000 && scale->home == home,
                                    .foreign = scale && scale->home != SCALE_ANY && scale->home != home,
                                    .no_cents = amount->no_cents};
}

/* A percentage of 12,125 in English is beyond every range: there the comma was a decimal mark. */
static bool add_unlikely(struct scalar_reader *reader) {
    const struct numeral *numeral = &reader->amount.numeral;
    char mark = numeral->mark_count == 1 ? numeral->marks[0].mark : 0;
    if ((mark != '.' && mark != ',') || reader->amount.no_cents || !reader->wanted->has_most) return true;
    return add_figure(reader, true, false) && (reader->senses.items[1].unlikely = true);
}

static bool understand_figure(struct scalar_reader *reader) {
    bool of_json = reader->wanted->of_json && reader->amount.numeral.mark_count;
    switch (of_json ? NUMERAL_FRACTION : numeral_judge(&reader->amount.numeral, setting_of(reader))) {
    case NUMERAL_WHOLE: return add_figure(reader, false, false) && add_unlikely(reader);
    case NUMERAL_FRACTION: return add_figure(reader, true, false);
    case NUMERAL_EITHER: return add_figure(reader, false, true) && add_figure(reader, true, false);
    case NUMERAL_MALFORMED: break;
    }
    return fail(reader, message_malformed(reader->arena, reader->text, reader->wanted));
}

/* ---- scales and units ---- */

void sense_scale(struct sense *sense, int64_t factor) {
    sense->number = decimal_multiply(sense->number, decimal_of(factor));
}

/* Of each sense another, to be told apart by the caller. */
static struct sense *twin(struct senses *senses, size_t index) {
    assert(senses->count < MOST_SENSES);
    memmove(&senses->items[index + 1], &senses->items[index], (senses->count - index) * sizeof *senses->items);
    senses->count++;
    return &senses->items[index + 1];
}

/* "2 billion" in a German text, "1.5T": a word for it that nobody doubts. */
static void understand_doubted(struct scalar_reader *reader, size_t index) {
    const struct language *language = reader->wanted->language;
    bool letter = !reader->amount.scale->word;
    struct sense *large = twin(&reader->senses, index), *small = large - 1;
    sense_scale(small, reader->amount.scale->factor);
    sense_scale(large, INT64_C(1000000000000));
    small->scale = letter ? language->scale_letter : language->scale_words[2];
    large->scale =
        language->scale_words[language->long_scale ? 2 : 3]; /* where 10^12 has a word that is doubted itself */
    if (language->long_scale) large->figure = decimal_multiply(large->figure, decimal_of(1000));
}

static bool is_doubted(const struct scalar_reader *reader) {
    const struct amount *amount = &reader->amount;
    bool english = language_is_source(reader->wanted->language);
    if (!amount->scale->doubted) return false;
    if (amount->scale->word) return !english || amount->scale->home == SCALE_GERMAN;
    return !amount->scale_joined && (english || amount->currency_first); /* not T€, and not 18 T in German */
}

static void understand_scale(struct scalar_reader *reader) {
    if (!reader->amount.scale) return;
    for (size_t i = reader->senses.count; i-- > 0;)
        if (is_doubted(reader)) understand_doubted(reader, i);
        else sense_scale(&reader->senses.items[i], reader->amount.scale->factor);
}

/* 5 m are millions or metres, 5 T thousands or tonnes; where neither length nor mass is wanted, the former. */
static void understand_letter(struct scalar_reader *reader) {
    bool million = reader->letter == 'm';
    if (!reader->letter) return;
    for (size_t i = reader->senses.count; i-- > 0;) {
        if (reader->wanted->measure == MEASURE_NONE && !reader->amount.currency_text.size)
            twin(&reader->senses, i)->measure = million ? MEASURE_METRE : MEASURE_TONNE;
        struct sense *scaled = &reader->senses.items[i];
        sense_scale(scaled, million ? 1000000 : 1000);
        scaled->scale = reader->wanted->language->scale_words[million ? 1 : 0];
    }
}

/* A week has seven days, or five of work. */
static void understand_weeks(struct scalar_reader *reader) {
    for (size_t i = reader->senses.count; i-- > 0;) {
        struct sense *work = twin(&reader->senses, i), *all = work - 1;
        sense_scale(all, 7);
        sense_scale(work, 5);
        all->measure = work->measure = MEASURE_DAY;
        all->figure = decimal_absolute(all->number);
        work->figure = decimal_absolute(work->number);
    }
}

/* 60 % where any number may stand is 60 or 0.6. */
static void understand_share(struct scalar_reader *reader) {
    for (size_t i = reader->senses.count; i-- > 0;) {
        struct sense *fraction = twin(&reader->senses, i), *points = fraction - 1;
        measure_convert(points->number, points->measure, MEASURE_PERCENT, &points->number);
        fraction->number = decimal_divide(points->number, decimal_of(100));
        points->figure = decimal_absolute(points->number);
        fraction->figure = decimal_absolute(fraction->number);
        points->measure = fraction->measure = MEASURE_NONE;
    }
    reader->amount.measure_text = (struct str){0};
}

static bool convert(struct scalar_reader *reader, struct sense *sense) {
    enum measure wanted = reader->wanted->measure;
    if (wanted == MEASURE_NONE) wanted = sense->measure;
    return measure_convert(sense->number, sense->measure, wanted, &sense->number);
}

static bool understand_measure(struct scalar_reader *reader) {
    struct senses *senses = &reader->senses;
    enum measure found = reader->amount.measure, wanted = reader->wanted->measure;
    bool currency = reader_wants_number(reader) && reader->amount.currency_text.size;
    if (currency && (found != MEASURE_NONE || wanted != MEASURE_NONE))
        return fail(reader, message_expected(reader->arena, reader->text, reader->wanted));
    if (found == MEASURE_NONE) return true;
    bool share = found == MEASURE_PERCENT || found == MEASURE_PERMILLE;
    if (share && wanted == MEASURE_NONE && !reader->wanted->names_unit) return understand_share(reader), true;
    if (found == MEASURE_WEEK && wanted == MEASURE_DAY) return understand_weeks(reader), true;
    for (size_t i = 0; i < senses->count; i++)
        if (!convert(reader, &senses->items[i]))
            return fail(reader, message_other_unit(reader->arena, reader->text, found, reader->wanted));
    return true;
}

/* "1 h 30" and "1:30 h" are 90 minutes; 1:30 alone may be minutes and seconds. */
static void add_rest(struct scalar_reader *reader, size_t index, enum measure unit, enum measure rest) {
    struct sense *sense = &reader->senses.items[index];
    measure_convert(sense->number, unit, rest, &sense->number);
    struct decimal minutes = decimal_of(reader->amount.minutes);
    sense->number =
        reader->amount.negative ? decimal_subtract(sense->number, minutes) : decimal_add(sense->number, minutes);
    sense->figure = decimal_absolute(sense->number);
    sense->measure = rest;
}

static bool understand_clock(struct scalar_reader *reader) {
    struct amount *amount = &reader->amount;
    enum measure wanted = reader->wanted->measure;
    if (amount->minutes > 59) return fail(reader, message_no_such_clock(reader->arena, reader->text));
    bool alone = amount->measure == MEASURE_NONE;
    if (alone && wanted != MEASURE_MINUTE && wanted != MEASURE_HOUR)
        return fail(reader, message_expected(reader->arena, reader->text, reader->wanted));
    if (!alone && amount->measure != MEASURE_HOUR && amount->measure != MEASURE_MINUTE)
        return fail(reader, message_expected(reader->arena, reader->text, reader->wanted));
    bool seconds = amount->measure == MEASURE_MINUTE;
    if (alone && wanted == MEASURE_MINUTE && reader->wanted->kind != SCALAR_INTEGER) {
        twin(&reader->senses, 0);
        add_rest(reader, 1, MEASURE_MINUTE, MEASURE_SECOND);
    }
    add_rest(reader, 0, seconds ? MEASURE_MINUTE : MEASURE_HOUR, seconds ? MEASURE_SECOND : MEASURE_MINUTE);
    amount->measure = reader->senses.items[0].measure;
    return true;
}

static bool understand_time(struct scalar_reader *reader) {
    struct amount *amount = &reader->amount;
    if (amount->clock) return understand_clock(reader);
    if (amount->remainder == MEASURE_NONE) return true;
    for (size_t i = 0; i < reader->senses.count; i++) add_rest(reader, i, amount->measure, amount->remainder);
    amount->measure = amount->remainder;
    return true;
}

/* ---- percentages ---- */

static bool is_fraction(const struct scalar_reader *reader, const struct sense *sense) {
    struct decimal size = decimal_absolute(sense->number);
    int order = decimal_compare(size, decimal_of(1));
    bool decimals = reader->amount.numeral.mark_count || reader->amount.numeral.part;
    return !decimal_is_zero(size) && (order < 0 || (order == 0 && decimals)); /* 1.0, but not 1 */
}

static bool understand_percent(struct scalar_reader *reader) {
    struct senses *senses = &reader->senses;
    enum measure found = reader->amount.measure;
    bool percent = found == MEASURE_NONE || found == MEASURE_PERCENT || found == MEASURE_PERMILLE;
    if (!percent || reader->amount.currency_text.size)
        return fail(reader, message_expected(reader->arena, reader->text, reader->wanted));
    for (size_t i = senses->count; i-- > 0;) {
        struct sense *sense = &senses->items[i];
        measure_convert(sense->number, found == MEASURE_NONE ? MEASURE_PERCENT : found, MEASURE_PERCENT,
                        &sense->number);
        bool fraction = found == MEASURE_NONE && is_fraction(reader, sense);
        sense->measure = MEASURE_PERCENT;
        sense->figure = decimal_absolute(sense->number);
        if (!fraction) continue;
        twin(senses, i);
        sense_scale(sense, 100);
        sense->figure = decimal_absolute(sense->number);
    }
    return true;
}

/* ---- rhythms and currencies ---- */

/* A monthly amount where a yearly one stands: twelve of them, or was it written with the wrong word? */
static bool understand_rhythm(struct scalar_reader *reader) {
    struct senses *senses = &reader->senses;
    enum measure found = reader->amount.per, wanted = reader->wanted->per;
    if (found == MEASURE_NONE || wanted == MEASURE_NONE || found == wanted) return true;
    for (size_t i = senses->count; i-- > 0;) {
        struct sense *same = twin(senses, i), *sum = same - 1;
        struct decimal times;
        if (!measure_convert(decimal_of(1), wanted, found, &times))
            return fail(reader, message_other_rhythm(reader->arena, reader->text, found, reader->wanted));
        sum->number = decimal_multiply(sum->number, times);
        sum->figure = decimal_multiply(sum->figure, times);
        sum->per = same->per = wanted;
    }
    return true;
}

static bool is_candidate(struct str candidates, struct str code) {
    for (struct str rest = candidates, one; code.size && str_cut(&rest, ' ', &one);)
        if (str_equal(one, code)) return true;
    return false;
}

/* "$" is the project's own dollar, "kr" one of several. */
static void understand_currency(struct scalar_reader *reader) {
    struct currency_word *currency = &reader->amount.currency;
    if (is_candidate(currency->candidates, reader->wanted->currency)) currency->code = reader->wanted->currency;
    else if (currency->open)
        for (size_t i = reader->senses.count; i-- > 0;) {
            struct str rest = currency->candidates;
            str_cut(&rest, ' ', &reader->senses.items[i].currency);
            for (size_t next = i; next < i + 2; next++) str_cut(&rest, ' ', &twin(&reader->senses, next)->currency);
        }
}

/* ---- all together ---- */

bool sense_fits(const struct scalar_wanted *wanted, const struct sense *sense) {
    if (wanted->kind == SCALAR_INTEGER && !decimal_is_integer(sense->number)) return false;
    if (wanted->has_least && decimal_compare(sense->number, wanted->least) < 0) return false;
    return !wanted->has_most || decimal_compare(sense->number, wanted->most) <= 0;
}

bool senses_understand(struct scalar_reader *reader) {
    if (!understand_figure(reader)) return false;
    understand_scale(reader);
    understand_letter(reader);
    if (!understand_time(reader)) return false;
    bool good = reader->wanted->kind == SCALAR_PERCENT ? understand_percent(reader) : understand_measure(reader);
    if (!good || !understand_rhythm(reader)) return false;
    if (reader->wanted->kind == SCALAR_MONEY) understand_currency(reader);
    return true;
}
