/* Numbers at random, always the same ones: what is printed is read back, and no text is read as anything that a second
 * reader, who knows nothing of the first, would not take it for. */
#include "read/scalar.h"

#include <stdio.h>

#include "base/region.h"
#include "check.h"
#include "languages_of_ours.h"
#include "schema/datum.h"

enum { NUMBERS = 400, TEXTS = 60000, WAYS = 16 };

struct world {
    struct arena *arena;
    struct locale *locales[LANGUAGE_COUNT];
    struct locale *ways[WAYS]; /* of all languages and of all regions */
    size_t way_count;
    uint32_t seed;
};

static uint32_t below(struct world *world, uint32_t most) {
    world->seed = world->seed * 1664525u + 1013904223u;
    return (world->seed >> 8) % most;
}

static int open_world(void **state) {
    struct world *world = calloc(1, sizeof *world);
    world->arena = arena_create();
    EACH_LANGUAGE (languages_of_ours(), language)
        world->locales[language->index] = world->ways[world->way_count++] = locale_open(language);
    struct locale *regional = NULL;
    for (const struct region *region = NULL; (region = region_next(region));)
        world->ways[world->way_count++] = locale_among(&regional, region_language(languages_of_ours(), region), region);
    *state = world;
    return 0;
}

static int close_world(void **state) {
    struct world *world = *state;
    EACH_LANGUAGE (languages_of_ours(), language) locale_close(world->locales[language->index]);
    locale_close(world->ways[world->way_count - 1]); /* with all regional ones */
    arena_destroy(world->arena);
    free(world);
    return 0;
}

/* ---- printing and reading back ---- */

static struct decimal random_number(struct world *world) {
    char text[32];
    size_t size = 0, digits = 1 + below(world, 10), places = below(world, 5);
    if (below(world, 4) == 0) text[size++] = '-';
    for (size_t i = 0; i < digits; i++) text[size++] = (char)('0' + below(world, 10));
    if (places) text[size++] = '.';
    for (size_t i = 0; i < places; i++) text[size++] = (char)('0' + below(world, 10));
    struct decimal number = {0};
    assert_true(decimal_parse((struct str){text, size}, &number));
    return number;
}

/* 1.250, 12,125 %: one mark, and three digits behind it. */
static bool may_be_asked(struct str text) {
    size_t marks = 0, behind = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool mark = text.data[i] == '.' || text.data[i] == ',', digit = text.data[i] >= '0' && text.data[i] <= '9';
        if (mark) marks++, behind = 0;
        else if (digit) behind++;
    }
    return marks == 1 && behind == 3;
}

static struct scalar_wanted wanted_in(const struct locale *locale, enum scalar_kind kind) {
    return (struct scalar_wanted){.kind = kind, .language = locale_language(locale), .region = locale_region(locale)};
}

static void check_back(struct world *world, struct str text, struct decimal value, const struct scalar_wanted *wanted) {
    struct scalar_reading reading = scalar_figure(world->arena, text, wanted);
    bool read = reading.result == SCALAR_READ || reading.result == SCALAR_NOTED;
    if (read && decimal_compare(reading.number, value) == 0) return;
    for (size_t i = 0; i < reading.choice_count; i++)
        if (may_be_asked(text) && decimal_compare(reading.choices[i].number, value) == 0) return;
    fail_msg("“%.*s” was printed for %.*s and is read as %.*s (%.*s)", STR_ARG(text),
             STR_ARG(decimal_plain(world->arena, value)), STR_ARG(decimal_plain(world->arena, reading.number)),
             STR_ARG(in_english(reading.problem)));
}

static void printed_numbers_are_read_back(void **state) {
    struct world *world = *state;
    for (int i = 0; i < NUMBERS; i++)
        for (size_t l = 0; l < world->way_count; l++) {
            struct locale *locale = world->ways[l];
            struct scalar_wanted number = wanted_in(locale, SCALAR_NUMBER), percent = wanted_in(locale, SCALAR_PERCENT);
            struct decimal value = random_number(world);
            for (int places = 0; places <= 4; places++) {
                struct decimal rounded = decimal_round(value, places);
                struct printed printed = locale_number(world->arena, locale, value, 0, places);
                check_back(world, printed.text, rounded, &number);
                check_back(world, locale_unit(world->arena, locale, printed, STR("%")).text, rounded, &percent);
                check_back(world, decimal_plain(world->arena, rounded), rounded, &number);
            }
        }
}

static void check_amount(struct world *world, struct str code, struct locale *locale, struct decimal value) {
    struct scalar_wanted wanted = wanted_in(locale, SCALAR_MONEY);
    wanted.currency = code;
    int digits = currency_digits(code);
    const int all_places[] = {-1, 0, digits};
    for (size_t i = 0; i < sizeof all_places / sizeof *all_places; i++) {
        int places = all_places[i];
        struct decimal rounded = decimal_round(value, places ? digits : 0);
        struct str text = locale_money(world->arena, locale, value, code, places).text;
        check_back(world, text, rounded, &wanted);
        struct str read = scalar_figure(world->arena, text, &wanted).currency;
        if (read.size && !str_equal(read, code))
            fail_msg("“%.*s” was printed for %.*s and is read as %.*s", STR_ARG(text), STR_ARG(code), STR_ARG(read));
    }
}

static void printed_amounts_of_all_currencies_are_read_back(void **state) {
    static const char codes[] =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
        "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
        "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
        "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
        "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
        "STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF "
        "YER ZAR ZMW";
    struct world *world = *state;
    for (struct str rest = str_of(codes), code; str_cut(&rest, ' ', &code);)
        for (int n = 0; n < 16; n++)
            check_amount(world, code, world->ways[(size_t)n % world->way_count], random_number(world));
}

/* Short amounts are rounded to three digits. */
static void short_amounts_are_read_back(void **state) {
    struct world *world = *state;
    for (int i = 0; i < NUMBERS; i++)
        for (size_t l = 0; l < world->way_count; l++) {
            struct decimal value = random_number(world), most = decimal_of(200);
            struct str text = locale_money_short(world->arena, world->ways[l], value, STR("EUR")).text;
            struct scalar_wanted wanted = wanted_in(world->ways[l], SCALAR_MONEY);
            wanted.currency = STR("EUR");
            struct scalar_reading reading = scalar_figure(world->arena, text, &wanted);
            struct decimal off = decimal_absolute(decimal_subtract(reading.number, value));
            bool near = decimal_compare(decimal_multiply(off, most), decimal_absolute(value)) <= 0 ||
                        decimal_compare(off, decimal_of(1)) < 0;
            if (reading.result != SCALAR_READ || !near)
                fail_msg("“%.*s” is read as %.*s: %.*s", STR_ARG(text),
                         STR_ARG(decimal_plain(world->arena, reading.number)), STR_ARG(in_english(reading.problem)));
        }
}

static void what_stands_around_a_figure_is_read_back(void **state) {
    struct world *world = *state;
    static const enum measure rhythms[] = {MEASURE_NONE,  MEASURE_YEAR,    MEASURE_HALF_YEAR, MEASURE_QUARTER,
                                           MEASURE_MONTH, MEASURE_WEEK,    MEASURE_DAY,       MEASURE_HOUR,
                                           MEASURE_PIECE, MEASURE_KILOGRAM};
    for (enum bound bound = BOUND_EXACT; bound <= BOUND_MOST; bound++)
        for (size_t r = 0; r < sizeof rhythms / sizeof *rhythms; r++)
            EACH_LANGUAGE (languages_of_ours(), language) {
                struct datum datum = {.kind = DATUM_MONEY, .bound = (uint8_t)bound, .per = (uint8_t)rhythms[r]};
                struct str figure =
                    locale_money(world->arena, world->locales[language->index], decimal_of(42), STR("EUR"), -1).text;
                struct str text = datum_dress(world->arena, datum, figure, language);
                struct scalar_wanted wanted = {.kind = SCALAR_MONEY, .language = language};
                struct scalar_reading reading = scalar_figure(world->arena, text, &wanted);
                if (reading.bound != bound || reading.per != rhythms[r]) fail_msg("“%.*s”", STR_ARG(text));
            }
    for (enum measure measure = MEASURE_SECOND; measure < MEASURE_COUNT; measure++)
        EACH_LANGUAGE (languages_of_ours(), language) {
            struct str unit = measure_text(measure, language), rest = unit;
            enum measure found;
            if (!measure_take(&rest, NULL, &found) || rest.size || found != measure) fail_msg("“%.*s”", STR_ARG(unit));
        }
}

/* ---- the second reader ---- */

/* What a figure of digits and marks could mean at all: its digits with nothing but a decimal point in them. */
struct guesses {
    char texts[4][64];
    size_t count;
};

static bool is_mark(char c) { return c == '.' || c == ',' || c == '\'' || c == ' '; }

/* The digits when every `group` parts three of them and `point` the last from the rest; false when they do not. */
static bool guess(const char *figure, char group, char point, char out[64]) {
    size_t size = 0, run = 0;
    bool grouped = false, pointed = false;
    for (const char *c = figure; *c; c++) {
        if (*c == group && !pointed) {
            if (!run || (grouped ? run != 3 : run > 3)) return false;
            grouped = true, run = 0;
        } else if (*c == point && !pointed) {
            if (grouped && run != 3) return false;
            pointed = true, run = 0, out[size++] = '.';
        } else if (is_mark(*c)) return false;
        else run++, out[size++] = *c;
    }
    if (!run || (!pointed && grouped && run != 3)) return false;
    out[size] = 0;
    return !(grouped && figure[0] == '0');
}

static void guess_all(const char *figure, struct guesses *guesses) {
    static const char ways[][2] = {{'.', ','}, {',', '.'}, {'\'', '.'}, {'\'', ','}, {' ', '.'}, {' ', ','}};
    guesses->count = 0;
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
        char text[64];
        if (!guess(figure, ways[w][0], ways[w][1], text)) continue;
        bool known = false;
        for (size_t i = 0; i < guesses->count; i++) known = known || !strcmp(guesses->texts[i], text);
        if (!known && guesses->count < 4) strcpy(guesses->texts[guesses->count++], text);
    }
}

struct figure_text {
    char figure[32], text[64];
    int64_t factor;
    bool unit; /* a currency or a scale */
    char mark; /* its only one; 0: none or several */
};

static struct figure_text random_figure(struct world *world) {
    static const char *const before[] = {"", "", "", "€", "€ ", "EUR ", "CHF "};
    static const struct {
        const char *text;
        int64_t factor;
    } behind[] = {{"", 1},    {"", 1},     {"", 1},        {"k", 1000},        {" T€", 1000},
                  {" €", 1},  {" EUR", 1}, {"M", 1000000}, {" MEUR", 1000000}, {" \u20AC", 1},
                  {" CHF", 1}};
    static const char pieces[] = "0123456789012345678901234567890123456789..,,'' ";
    struct figure_text made = {0};
    size_t size = 1 + below(world, 12), marks = 0;
    for (size_t i = 0; i < size; i++) {
        char c = pieces[below(world, sizeof pieces - 1)];
        bool first = i == 0, last = i + 1 == size, after_mark = i && is_mark(made.figure[i - 1]);
        if (is_mark(c) && (first || last || after_mark)) c = (char)('1' + below(world, 9));
        if (is_mark(c)) marks++, made.mark = c;
        made.figure[i] = c;
    }
    if (marks != 1) made.mark = 0;
    size_t front = below(world, 7), back = front > 2 ? below(world, 3) : below(world, 11);
    made.factor = behind[back].factor;
    made.unit = front > 2 || back > 2;
    snprintf(made.text, sizeof made.text, "%s%s%s", before[front], made.figure, behind[back].text);
    return made;
}

static bool is_guessed(const struct figure_text *made, const struct guesses *guesses, struct decimal number) {
    for (size_t i = 0; i < guesses->count; i++) {
        struct decimal guessed;
        if (!decimal_parse(str_of(guesses->texts[i]), &guessed)) continue;
        if (decimal_compare(decimal_multiply(guessed, decimal_of(made->factor)), number) == 0) return true;
    }
    return false;
}

/* Two guesses are asked about, unless the mark is the language's own for thousands: beside a unit, and in English. */
static bool must_ask(const struct figure_text *made, const struct guesses *guesses, const struct language *language) {
    if (guesses->count < 2) return false;
    bool own = made->mark == (!language_is_source(language) ? '.' : ',');
    return !own || (!made->unit && !language_is_source(language));
}

static void a_second_reader_agrees(void **state) {
    struct world *world = *state;
    int read = 0, asked = 0;
    for (int i = 0; i < TEXTS; i++) {
        struct arena_mark mark = arena_mark(world->arena);
        struct figure_text made = random_figure(world);
        const struct language *language = languages_of_ours()->items[i % LANGUAGE_COUNT];
        struct scalar_wanted wanted = {.kind = SCALAR_MONEY, .language = language, .currency = STR("EUR")};
        struct scalar_reading reading = scalar_figure(world->arena, str_of(made.text), &wanted);
        struct guesses guesses;
        guess_all(made.figure, &guesses);
        bool silent = reading.result == SCALAR_READ || reading.result == SCALAR_NOTED;
        if (silent && !is_guessed(&made, &guesses, reading.number))
            fail_msg("“%s” is read as %.*s", made.text, STR_ARG(decimal_plain(world->arena, reading.number)));
        if (silent && must_ask(&made, &guesses, language)) fail_msg("“%s” is not asked about", made.text);
        if (!silent && guesses.count == 1 && strlen(made.figure) < 32)
            fail_msg("“%s” can only mean %s: %.*s", made.text, guesses.texts[0], STR_ARG(in_english(reading.problem)));
        read += silent, asked += reading.result == SCALAR_AMBIGUOUS;
        arena_rewind(world->arena, mark);
    }
    assert_true(read > TEXTS / 10 && asked > TEXTS / 200);
}

/* Pieces of all that is understood, in any order: nothing crashes, and what is asked has alternatives that hold. */
static void anything_is_survived(void **state) {
    struct world *world = *state;
    static const char *const pieces[] = {
        "1", "250", "000", ".",   ",",   "'",   " ",      "-",      "–",      "€",    "$",      "kr",     "Mio", "Mrd.",
        "T", "k",   "m",   "%",   "h",   "min", "1:30",   "½",      "/",      "Jahr", "p.a.",   "ca.",    ">",   "bis",
        "(", ")",   "to",  "und", "von", "e5",  "\u200B", "\u00A0", "\u00AD", "’",    "Wochen", "billion"};
    for (int i = 0; i < TEXTS; i++) {
        struct arena_mark mark = arena_mark(world->arena);
        struct str text = {0};
        for (uint32_t n = 1 + below(world, 8); n > 0; n--)
            text = str_join(world->arena, text, str_of(pieces[below(world, sizeof pieces / sizeof *pieces)]));
        struct scalar_wanted wanted = {.kind = (enum scalar_kind)below(world, 4),
                                       .language = languages_of_ours()->items[below(world, LANGUAGE_COUNT)]};
        if (below(world, 3) == 0) wanted.measure = (enum measure)below(world, MEASURE_COUNT);
        if (below(world, 3) == 0) wanted.per = (enum measure)below(world, MEASURE_COUNT);
        if (wanted.kind == SCALAR_MONEY || wanted.kind == SCALAR_PERCENT) wanted.measure = MEASURE_NONE;
        struct scalar_reading reading = scalar_figure(world->arena, text, &wanted);
        assert_int_equal(!message_empty(reading.problem), reading.result != SCALAR_READ);
        for (size_t c = 0; c < reading.choice_count; c++) {
            struct scalar_reading again = scalar_figure(world->arena, reading.choices[c].text, &wanted);
            if (again.result == SCALAR_AMBIGUOUS || again.result == SCALAR_WRONG ||
                decimal_compare(again.number, reading.choices[c].number) != 0)
                fail_msg("“%.*s” of “%.*s” does not hold", STR_ARG(reading.choices[c].text), STR_ARG(text));
        }
        arena_rewind(world->arena, mark);
    }
}

#define WORLD_TEST(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)

int main(void) {
    const struct CMUnitTest tests[] = {
        WORLD_TEST(printed_numbers_are_read_back), WORLD_TEST(printed_amounts_of_all_currencies_are_read_back),
        WORLD_TEST(short_amounts_are_read_back),   WORLD_TEST(what_stands_around_a_figure_is_read_back),
        WORLD_TEST(a_second_reader_agrees),        WORLD_TEST(anything_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
