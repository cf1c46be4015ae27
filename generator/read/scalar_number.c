/* Numbers, percentages and amounts of money as people write them. Of the ways to understand a text (sense.h) those that
 * the caller's field cannot hold are none; of what is left one is taken and several are asked about. */
#include "base/arena.h"
#include "base/region.h"
#include "read/scalar_message.h"
#include "read/sense.h"

enum { MOST_DECIMALS = 12 /* of a conversion that is exact */ };

static struct amount_grammar grammar_of(const struct scalar_wanted *wanted) {
    return (struct amount_grammar){.language = wanted->language, .money = wanted->kind == SCALAR_MONEY};
}

/* ---- deciding ---- */

static bool same(const struct sense *a, const struct sense *b) {
    return decimal_compare(a->number, b->number) == 0 && str_equal(a->currency, b->currency);
}

static bool is_new(const struct senses *senses, const struct sense *sense) {
    for (size_t i = 0; i < senses->count; i++)
        if (same(&senses->items[i], sense)) return false;
    return true;
}

static void collect(const struct scalar_reader *reader, bool unlikely, struct senses *left) {
    for (size_t i = 0; i < reader->senses.count; i++) {
        const struct sense *sense = &reader->senses.items[i];
        if (sense->unlikely == unlikely && sense_fits(reader->wanted, sense) && is_new(left, sense))
            left->items[left->count++] = *sense;
    }
}

/* Those that the field can hold, each once; when it can hold none, the first of all. */
static struct senses possible(const struct scalar_reader *reader) {
    struct senses left = {0};
    collect(reader, false, &left);
    if (!left.count) collect(reader, true, &left);
    if (!left.count) left.items[left.count++] = reader->senses.items[0];
    return left;
}

/* The unit of a number that the caller did not ask for one in, as written; with its rhythm: "h/Woche". */
static struct str unit_text(const struct scalar_reader *reader, const struct sense *sense) {
    const struct amount *amount = &reader->amount;
    const struct language *language = reader->wanted->language;
    if (!reader_wants_number(reader) || reader->wanted->measure != MEASURE_NONE) return (struct str){0};
    struct str unit = amount->currency_text.size ? amount->currency_text : amount->measure_text;
    bool sign =
        amount->measure == MEASURE_MINUTE && unit.size && !(unit.data[0] >= 'A' && unit.data[0] <= 'z'); /* 25' */
    bool letter = reader->letter && !amount->currency_text.size; /* £1.2m counts pounds */
    bool computed = amount->remainder != MEASURE_NONE || amount->clock || letter || sign;
    if (computed) unit = measure_text(sense->measure, language);
    struct str rhythm = measure_rhythm(reader->arena, sense->per, language);
    return rhythm.size ? str_join(reader->arena, unit, rhythm) : unit;
}

/* A price of a piece may have more decimals than the currency's coins; where there are no cents it cannot. */
static bool has_cents_of_none(const struct scalar_reading *reading, struct str currency) {
    return currency_digits(currency) == 0 && !decimal_is_integer(reading->number);
}

static void note(const struct scalar_reader *reader, struct scalar_reading *reading, const struct sense *sense) {
    const struct scalar_wanted *wanted = reader->wanted;
    struct str currency = reading->currency.size ? reading->currency : wanted->currency;
    bool counted = reader->amount.measure == MEASURE_PIECE || reader->amount.measure == MEASURE_PERSON;
    if (wanted->kind == SCALAR_MONEY && has_cents_of_none(reading, currency))
        message_note_cents(reader->arena, reading, reader->text, currency);
    if (wanted->measure != MEASURE_NONE &&
        decimal_compare(reading->number, decimal_round(reading->number, MOST_DECIMALS)) != 0)
        message_note_inexact(reader->arena, reading, reader->text, wanted->measure);
    if (sense->foreign_group && wanted->kind == SCALAR_INTEGER)
        message_note_whole(reader->arena, reading, reader->text);
    if (reading->per != MEASURE_NONE) message_note_rhythm(reader->arena, reading, reader->text);
    if (reading->unit.size && !wanted->names_unit && !counted) message_note_unit(reader->arena, reading, reader->text);
}

static struct scalar_reading take(const struct scalar_reader *reader, const struct sense *sense) {
    const struct scalar_wanted *wanted = reader->wanted;
    struct scalar_reading reading = {
        .number = sense->number, .bound = reader->amount.bound, .unit = unit_text(reader, sense)};
    if (wanted->kind == SCALAR_INTEGER && !decimal_is_integer(reading.number))
        return message_not_whole(reader->arena, reader->text);
    if (wanted->kind == SCALAR_MONEY)
        reading.currency = sense->currency.size ? sense->currency : reader->amount.currency.code;
    if (wanted->per == MEASURE_NONE && !reader_wants_number(reader)) reading.per = sense->per;
    note(reader, &reading, sense);
    return reading;
}

static struct scalar_reading read_again(const struct scalar_reader *reader, struct str text);

/* Only what works when it is written is proposed. */
static void add_choice(const struct scalar_reader *reader, struct scalar_reading *reading, struct str text,
                       const struct sense *sense) {
    if (reading->choice_count == SCALAR_CHOICES) return;
    struct scalar_reading again = read_again(reader, text);
    bool holds = again.result == SCALAR_READ || again.result == SCALAR_NOTED;
    if (!holds || !sense_fits(reader->wanted, &(struct sense){.number = again.number})) return;
    if (sense && decimal_compare(again.number, sense->number) != 0) return;
    reading->choices[reading->choice_count++] = (struct scalar_choice){text, again.number, again.currency};
}

static struct scalar_reading decide(const struct scalar_reader *reader) {
    struct senses left = possible(reader);
    if (left.count == 1) return take(reader, &left.items[0]);
    struct scalar_reading reading = {.result = SCALAR_AMBIGUOUS};
    if (reader->checking) return reading;
    struct message meanings[MOST_SENSES];
    for (size_t i = 0; i < left.count; i++) {
        meanings[i] = sense_meaning(reader, &left.items[i]);
        add_choice(reader, &reading, sense_write(reader, &left.items[i]), &left.items[i]);
    }
    message_ask(reader->arena, &reading, reader->text, meanings, left.count);
    return reading;
}

/* ---- two values ---- */

static bool take_connector(struct str *rest) {
    static const struct str words[] = {STR_INIT("bis zu"), STR_INIT("bis"), STR_INIT("to"), STR_INIT("und"),
                                       STR_INIT("and"),    STR_INIT("..."), STR_INIT("…"),  STR_INIT("..")};
    amount_skip_spaces(rest);
    struct str after = *rest;
    if (str_is_dash(str_next(&after))) return *rest = after, true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (amount_take_word(rest, words[i])) return true;
    return false;
}

/* The first of two leaves to the second what both have: $100-150K. */
static void share(struct amount *low, struct amount *high) {
    if (!low->scale)
        low->scale = high->scale, low->scale_text = high->scale_text, low->scale_joined = high->scale_joined;
    if (!high->currency_text.size) {
        high->currency = low->currency;
        high->currency_text = low->currency_text;
        high->currency_first = low->currency_first;
    }
    low->currency = high->currency;
    low->currency_text = high->currency_text;
    low->currency_first = high->currency_first;
    if (low->measure == MEASURE_NONE) low->measure = high->measure;
    if (low->per == MEASURE_NONE) low->per = high->per;
    low->bound = high->bound = BOUND_EXACT;
}

/* An end of a range as a sense of its own; a mark that may group does. */
static bool end_of_range(struct scalar_reader *reader, struct sense *sense) {
    const struct amount *amount = &reader->amount;
    struct numeral_setting setting = {.marks = region_marks(reader->wanted->language, reader->wanted->region),
                                      .counted = true};
    enum numeral_meaning meaning = numeral_judge(&amount->numeral, setting);
    if (meaning == NUMERAL_MALFORMED || amount->clock || amount->remainder != MEASURE_NONE) return false;
    *sense = (struct sense){.scale = amount->scale_text, .measure = amount->measure, .per = amount->per};
    if (!numeral_value(reader->arena, &amount->numeral, meaning == NUMERAL_FRACTION, &sense->figure)) return false;
    sense->number = amount->negative ? decimal_negate(sense->figure) : sense->figure;
    if (amount->scale) sense_scale(sense, amount->scale->factor);
    return true;
}

static struct sense middle_of(const struct sense *low, const struct sense *high, const struct scale *scale) {
    struct sense middle = *high;
    middle.number = decimal_divide(decimal_add(low->number, high->number), decimal_of(2));
    middle.figure = decimal_divide(middle.number, decimal_of(scale ? scale->factor : 1));
    return middle;
}

/* The rest of "250.000 - 300.000 €". */
static bool ask_which(struct scalar_reader *reader, struct str rest, struct scalar_reading *reading) {
    struct scalar_reader second = *reader;
    struct sense low, high;
    if (!take_connector(&rest)) return false;
    if (!amount_take(reader->arena, &rest, grammar_of(reader->wanted), &second.amount)) return false;
    amount_skip_spaces(&rest);
    if (rest.size) return false;
    share(&reader->amount, &second.amount);
    if (!end_of_range(reader, &low) || !end_of_range(&second, &high)) return false;
    *reading = (struct scalar_reading){.result = SCALAR_AMBIGUOUS};
    if (reader->checking) return true;
    struct str texts[] = {sense_write(reader, &low), sense_write(&second, &high)};
    bool rising = decimal_compare(low.number, high.number) < 0 && !reader->amount.negative;
    struct sense middle = middle_of(&low, &high, second.amount.scale);
    if (rising) add_choice(reader, reading, texts[0], NULL);
    if (rising) add_choice(reader, reading, texts[1], NULL);
    if (rising) add_choice(reader, reading, sense_write(&second, &middle), NULL);
    message_ask_which(reader->arena, reading, reader->text, texts[0], texts[1]);
    return true;
}

/* ---- all of it ---- */

enum { REPLACED = 3 }; /* bytes of U+FFFD, which stands for a byte that is no UTF-8 */

/* Spaces of all kinds as one, without what has no width. Not so the soft hyphen: it may be meant as a minus sign. */
static struct str plain(struct arena *arena, struct str text) {
    char *bytes = NEW_ARRAY(arena, char, REPLACED *text.size);
    size_t size = 0;
    while (text.size) {
        uint32_t c = str_next(&text);
        if (str_is_hidden(c) && c != 0xAD) continue;
        size += str_encode(str_is_space(c) ? ' ' : c, bytes + size);
    }
    return str_trim((struct str){bytes, size});
}

/* 3/4, where a share is wanted. */
static bool take_quotient(struct scalar_reader *reader, struct str *rest) {
    struct str after = *rest;
    struct numeral below;
    struct decimal part, whole;
    if (reader->wanted->kind != SCALAR_PERCENT || str_next(&after) != '/') return false;
    if (reader->amount.numeral.mark_count || !numeral_take(reader->arena, &after, &below) || below.mark_count)
        return false;
    if (!numeral_value(reader->arena, &reader->amount.numeral, false, &part) ||
        !numeral_value(reader->arena, &below, false, &whole))
        return false;
    if (decimal_is_zero(whole) || decimal_compare(part, whole) > 0) return false;
    struct sense sense = {.number = decimal_divide(decimal_multiply(part, decimal_of(100)), whole),
                          .measure = MEASURE_PERCENT};
    reader->senses = (struct senses){.items = {sense}, .count = 1};
    *rest = after;
    return true;
}

/* "25 m" where minutes are wanted. */
static void take_letter(struct scalar_reader *reader, struct str *rest) {
    struct amount *amount = &reader->amount;
    enum measure wanted = reader->wanted->measure;
    bool minutes = wanted == MEASURE_MINUTE || wanted == MEASURE_HOUR || amount->remainder == MEASURE_MINUTE;
    bool small = str_equal_c(*rest, "m"), large = str_equal_c(*rest, "T");
    bool open = amount->measure == MEASURE_NONE || amount->remainder == MEASURE_MINUTE;
    if (!reader_wants_number(reader) || amount->scale || !open || !(small || (large && !minutes))) return;
    if (!minutes) reader->letter = small ? 'm' : 'T';
    else if (amount->remainder == MEASURE_NONE) amount->measure = MEASURE_MINUTE;
    *rest = str_skip(*rest, 1);
}

static struct scalar_reading left_over(struct scalar_reader *reader, struct str rest) {
    struct arena *arena = reader->arena;
    struct str number = str_trim(str_slice(reader->text, 0, reader->text.size - rest.size));
    struct scalar_reading again =
        reader->checking ? (struct scalar_reading){.result = SCALAR_WRONG} : read_again(reader, number);
    bool holds = again.result == SCALAR_READ || again.result == SCALAR_NOTED;
    struct scalar_reading reading =
        message_left_over(arena, reader->text, rest, holds ? number : (struct str){0}, reader->wanted);
    if (holds) reading.choices[0].number = again.number, reading.choices[0].currency = again.currency;
    return reading;
}

static struct scalar_reading read(struct scalar_reader *reader) {
    struct str rest = reader->text, introduced = rest;
    struct scalar_reading reading;
    bool range = amount_take_word(&introduced, STR("from")) || amount_take_word(&introduced, STR("von")) ||
                 amount_take_word(&introduced, STR("between")) || amount_take_word(&introduced, STR("zwischen"));
    if (range) rest = introduced;
    if (!amount_take(reader->arena, &rest, grammar_of(reader->wanted), &reader->amount))
        return message_expected(reader->arena, reader->text, reader->wanted);
    amount_skip_spaces(&rest);
    take_letter(reader, &rest);
    bool quotient = take_quotient(reader, &rest);
    if (str_equal_c(rest, ".")) rest = str_skip(rest, 1);
    if (rest.size && ask_which(reader, rest, &reading)) return reading;
    if (rest.size) return left_over(reader, rest);
    if (range) return message_expected(reader->arena, reader->text, reader->wanted);
    if (!quotient && !senses_understand(reader)) return reader->failure;
    return decide(reader);
}

struct scalar_reading scalar_figure(struct arena *arena, struct str text, const struct scalar_wanted *wanted) {
    struct scalar_reader reader = {.arena = arena, .wanted = wanted, .text = plain(arena, text)};
    return read(&reader);
}

static struct scalar_reading read_again(const struct scalar_reader *reader, struct str text) {
    struct scalar_reader again = {.arena = reader->arena, .wanted = reader->wanted, .text = text, .checking = true};
    return read(&again);
}

/* ---- units of their own fields ---- */

static bool same_word(struct arena *arena, struct str a, struct str b) {
    return str_equal(text_fold(arena, a), text_fold(arena, b));
}

/* What a figure was written with, in the unit of its field. */
static bool in_unit(struct arena *arena, const struct amount *written, const struct amount *unit,
                    struct decimal *number) {
    bool money = written->currency_text.size, bare = !money && written->measure == MEASURE_NONE;
    if (written->per != unit->per && !bare) return false;
    if (money && !same_word(arena, written->currency.code, unit->currency.code)) return false;
    if (!money && !bare && unit->measure == MEASURE_NONE) return false;
    if (!money && !bare && !measure_convert(*number, written->measure, unit->measure, number)) return false;
    bool scaled = written->scale || !bare;
    if (scaled && unit->scale) *number = decimal_divide(*number, decimal_of(unit->scale->factor));
    return true;
}

bool scalar_in_unit(struct arena *arena, struct str text, struct str unit, const struct scalar_wanted *wanted,
                    struct decimal *out) {
    struct scalar_reading reading = scalar_figure(arena, text, wanted);
    struct scalar_reader reader = {.arena = arena, .wanted = wanted, .text = plain(arena, text)};
    struct str rest = reader.text;
    struct amount unit_amount;
    bool taken = amount_take(arena, &rest, grammar_of(wanted), &reader.amount);
    *out = reading.number;
    if (!taken || same_word(arena, reading.unit, unit)) return true;
    if (amount_take_unit(unit, grammar_of(wanted), &unit_amount))
        return in_unit(arena, &reader.amount, &unit_amount, out);
    return !reading.unit.size && !reader.amount.scale;
}
