/* The leak gate's terms: what is the same word, what is not. */
#include "check.h"

#include "base/buffer.h"
#include "base/locale.h"
#include "gate/match.h"

/* ---- words ---- */

static void words_are(void **state, const char *text, const char *expected) {
    struct gate_words words = gate_words_of(*state, str_of(text));
    struct buffer out = {0};
    for (size_t i = 0; i < words.count; i++) {
        if (i)
            buffer_append_c(&out, words.items[i - 1].link == GATE_APART    ? " "
                                  : words.items[i - 1].link == GATE_BROKEN ? "="
                                                                           : "-");
        buffer_append(&out, gate_letters(&words, &words.items[i]));
    }
    check_str(buffer_str(&out), expected, text, __LINE__);
    buffer_free(&out);
}

static void folding(void **state) {
    words_are(state, "Die SCHMERZGRENZE", "die schmerzgrenze");
    words_are(state,
              "Prüfung Pru\xCC\x88"
              "fung Straße",
              "pruefung pruefung strasse");
    words_are(state, "e\xCC\x81tude étude", "etude etude");
    words_are(state,
              "o\xEF\xAC\x83"
              "ce \xEF\xAC\x81nal Ａｂ x²",
              "office final ab x2");
    words_are(state, "Schmerz\xC2\xADgrenze Schmerz\xE2\x80\x8Bgrenze \xEF\xBB\xBFx", "schmerzgrenze schmerzgrenze x");
    words_are(state, "walk-\naway walk-away walk - away", "walk=away walk-away walk away");
    words_are(state,
              "a\xC2\xA0"
              "b\xE2\x80\xAF"
              "c\td\r\ne",
              "a b c d e");
    words_are(state,
              "1.250.000 € 1,250,000 1\xE2\x80\xAF"
              "250\xE2\x80\xAF"
              "000 1\xE2\x80\x99"
              "250",
              "1250000 € 1250000 1250000 1250");
    words_are(state, "23,7\xE2\x80\xAF% 23.7% 31.03.2027", "23.7 % 23.7 % 31.03.2027");
    words_are(state, "€4.8 million, 2", "€ 4.8 million 2");
    words_are(state, "the customer’s Pfeiffer's 'so'", "the customer pfeiffer so");
    words_are(state, "a@b.example /home/x\xFF", "a b example home x");
    words_are(state, "", "");
}

static void places(void **state) {
    struct str text = STR("Die Schmerz\xC2\xADgrenze, ja");
    struct gate_words words = gate_words_of(*state, text);
    assert_int_equal(words.count, 3);
    CHECK_STR(str_slice(text, words.items[1].start, words.items[1].end), "Schmerz\xC2\xADgrenze");
}

/* ---- terms ---- */

static size_t hits_in(struct arena *arena, const struct gate_terms *terms, const struct gate_text *texts, size_t count,
                      struct gate_hits *hits) {
    struct gate_words words = {.arena = arena};
    for (size_t i = 0; i < count; i++) gate_words_add(&words, texts[i].text, (uint32_t)i);
    *hits = (struct gate_hits){.arena = arena};
    gate_match(hits, terms, &words, texts);
    return hits->count;
}

static bool finds(struct arena *arena, const char *term, enum gate_form form, const char *text) {
    struct gate_terms *terms = gate_terms_new(arena);
    gate_terms_add(terms, &(struct gate_term){.text = str_of(term)}, form);
    struct gate_hits hits;
    return hits_in(arena, terms, &(struct gate_text){.text = str_of(text)}, 1, &hits);
}

struct pair {
    const char *term, *text;
    bool found;
};

static void check_pairs(void **state, enum gate_form form, const struct pair *pairs, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (finds(*state, pairs[i].term, form, pairs[i].text) != pairs[i].found)
            fail_msg("“%s” is%s found in “%s”", pairs[i].term, pairs[i].found ? " not" : "", pairs[i].text);
}
#define CHECK_PAIRS(form, pairs) check_pairs(state, form, pairs, sizeof pairs / sizeof *pairs)

static void inflection(void **state) {
    static const struct pair pairs[] = {
        /* German: what is the same word */
        {"Schmerzgrenze", "Unsere Schmerzgrenzen", true},
        {"Schmerzgrenzen", "Die Schmerzgrenze liegt bei 5", true},
        {"Schmerzgrenze", "schmerzgrenze", true},
        {"Schmerzgrenze", "SCHMERZGRENZE", true},
        {"Schmerzgrenze", "Schmerz-Grenze", true},
        {"Schmerzgrenze", "Schmerz-\ngrenze", true},
        {"Schmerzgrenze", "Schmerz- grenze", true},
        {"Schmerzgrenze", "eine Schmerzgrenzen-Analyse", true},
        {"Schmerzgrenze", "die Schmerzgrenzenanalyse", true},
        {"Rabattkorridor", "innerhalb des Rabattkorridors", true},
        {"Rabattkorridor", "die Rabattkorridore", true},
        {"Rabattkorridor", "in den Rabattkorridoren", true},
        {"Deckungsbeitrag", "des Deckungsbeitrags", true},
        {"Deckungsbeitrag", "des Deckungsbeitrages", true},
        {"Deckungsbeitrag", "die Deckungsbeiträge", true},
        {"Deckungsbeitrag", "mit den Deckungsbeitraegen", true},
        {"Deckungsbeitrag", "die Deckungsbeitragsrechnung", true},
        {"Deckungsbeitrag", "der Mindestdeckungsbeitrag", true},
        {"Marge", "die Margen", true},
        {"Margen", "die Marge", true},
        {"Rabatte", "ein Rabatt", true},
        {"Rabatt", "mit Rabatten", true},
        {"Vorstand", "die Vorstände", true},
        {"Haus", "die Häuser", true},
        {"interne Strategie", "mit der internen Strategie", true},
        {"interne Strategie", "interne Strategien", true},
        {"intern", "ein interner Vermerk", true},
        {"Großkunde", "Grosskunden", true},
        {"Angebot", "Angebote, die", true},
        {"Zugeständnis", "Zugeständnis", true},
        {"Lieferanteil", "der Lieferanteile", true},
        /* and what is none */
        {"Marge", "die Margerite", false},
        {"Marke", "eine D-Mark", false},
        {"Preis", "er gab es preis-los auf Reisen", true},
        {"Preis", "die Prise", false},
        {"Zahl", "das Zahnrad", false},
        {"Rabatt", "der Rabe", false},
        {"Grenze", "die Schmerzgrenze", false},
        {"Kosten", "der Kostenlose", false},
        {"Haus", "im Hausen", true},
        {"Schmerzgrenze", "der Schmerz an der Grenze", false},
        {"Schmerzgrenze", "Schmerz", false},
        {"interne Strategie", "interne und externe Strategie", false},
        {"Deckungsbeitrag", "der Beitrag", false},
        {"Ziel", "der Zeile", false},
        {"Bank", "die Bänder", false},
        /* English */
        {"walk-away", "Our walk-away price", true},
        {"walk-away", "our walk away price", true},
        {"walk-away", "our walkaway price", true},
        {"walk-away", "walk-\naway", true},
        {"margin", "the margins", true},
        {"margins", "the margin", true},
        {"margin", "marginal", false},
        {"price", "prices", true},
        {"price", "priced", true},
        {"discount", "discounted", true},
        {"discount", "discounts", true},
        {"opportunity", "opportunities", true},
        {"opportunities", "an opportunity", true},
        {"share of wallet", "their share of wallet", true},
        {"share of wallet", "shares of wallet", true},
        {"share of wallet", "their wallet share", false},
        {"cost to serve", "the costs to serve", true},
        {"cost-to-serve", "the cost to serve", true},
        {"target", "a tart", false},
        {"plan", "a plane", true},
        {"risk", "brisk", false},
        {"DB", "DB II", true},
        {"DB", "db", false},
        {"DB", "ADB", false},
    };
    CHECK_PAIRS(GATE_INFLECTED, pairs);
}

static void names(void **state) {
    static const struct pair pairs[] = {
        {"Norvalt", "gegenüber Norvalt", true},
        {"Norvalt", "Norvalts Angebot", true},
        {"Norvalt", "Norvalt's offer", true},
        {"Norvalt", "das NORVALT-Angebot", true},
        {"Norvalt", "Norvalte", false},
        {"Norvalt GmbH", "Norvalts Angebot", true},
        {"Target", "our target", false},
        {"Norvalt", "Nor-\nvalt", true},
        {"Haldern Anlagenbau GmbH & Co. KG", "Haldern Anlagenbau bietet an", true},
        {"Haldern Anlagenbau", "Haldern im Anlagenbau", false},
        {"Sonne GmbH", "die Sonne GmbH", true},
        {"Sonne GmbH", "bei Sonne bestellt", true},
        {"Target Corp", "our target", false},
        {"Target Corp", "our customer Target", true},
        {"ABB", "von ABB", true},
        {"ABB", "abb", false},
        {"ABB", "ABBA", false},
        {"3M", "bei 3M", true},
        {"K+S", "K+S", true},
        {"Brenner & Wolf", "Brenner & Wolfs Werk", true},
    };
    CHECK_PAIRS(GATE_NAMED, pairs);
}

static void texts(void **state) {
    static const struct pair pairs[] = {
        {"Zur Not gehen wir bis zwei Prozent herunter, nicht weiter", "gehen wir bis zwei Prozent herunter", true},
        {"Zur Not gehen wir bis zwei Prozent herunter, nicht weiter", "wir bis zwei Prozent herunter", false},
        {"Zur Not gehen wir bis zwei Prozent herunter, nicht weiter", "gehen wir bis zwei Pro-\nzent herunter", true},
        {"Zur Not gehen wir bis zwei Prozent herunter", "GEHEN WIR, BIS „ZWEI“ PROZENT HERUNTER", true},
        {"Hält zu Norvalt", "er hält zu Norvalt.", true},
        {"Hält zu Norvalt", "er hält zu", false},
        {"Preisverhandlung", "die Preisverhandlungen", false},
        {"12,5 Prozent Nachlass", "12.5 Prozent Nachlass", true},
    };
    CHECK_PAIRS(GATE_RUNS, pairs);
}

static void figures(void **state) {
    static const struct pair pairs[] = {
        {"23,7 %", "liegt bei 23,7\xE2\x80\xAF%", true},
        {"23,7 %", "23.7% of sales", true},
        {"23,7 %", "23,7 Tage", false},
        {"1.250.000 €", "1,250,000 €", true},
        {"1.250.000 €", "11.250.000 €", false},
    };
    CHECK_PAIRS(GATE_EXACT, pairs);
}

/* A path is no two words, wherever it stands behind them. */
static void paths(void **state) {
    static const struct {
        enum gate_reason reason;
        const char *term, *text;
        bool found;
    } rows[] = {
        {GATE_MACHINE, "/work/plan", "our work plan", false},
        {GATE_MACHINE, "/work/plan", "our work plan lies in /work/plan.", true},
        {GATE_MACHINE, "/work/plan", "C:\\work\\plan", true},
        {GATE_MACHINE, "plan.yaml", "a plan: YAML", false},
        {GATE_MACHINE, "plan.yaml", "see plan.yaml", true},
        {GATE_AUTHOR, "anna@host.example", "Anna, host, example", false},
        {GATE_AUTHOR, "anna@host.example", "<Anna@Host.Example>", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct gate_terms *terms = gate_terms_new(*state);
        struct gate_term term = {.reason = rows[i].reason, .text = str_of(rows[i].term)};
        gate_terms_add(terms, &term, GATE_EXACT);
        struct gate_hits hits;
        struct gate_text text = {.text = str_of(rows[i].text)};
        if (hits_in(*state, terms, &text, 1, &hits) != rows[i].found)
            fail_msg("“%s” in “%s”", rows[i].term, rows[i].text);
    }
}

/* Two cells of a table, two lines of a PDF. */
static void over_texts(void **state) {
    struct gate_terms *terms = gate_terms_new(*state);
    gate_terms_add(terms, &(struct gate_term){.text = STR("share of wallet")}, GATE_INFLECTED);
    gate_terms_add(terms, &(struct gate_term){.text = STR("Schmerzgrenze")}, GATE_INFLECTED);
    const struct gate_text texts[] = {
        {.text = STR("their share")}, {.text = STR("of wallet")}, {.text = STR("Schmerz-")}, {.text = STR("grenze")}};
    struct gate_hits hits;
    assert_int_equal(hits_in(*state, terms, texts, 4, &hits), 2);
    assert_int_equal(hits.items[0].text, 0);
    assert_int_equal(hits.items[0].start, 6);
    assert_int_equal(hits.items[0].end, 11);
    assert_int_equal(hits.items[1].text, 2);
}

static bool pattern_finds(struct arena *arena, const char *pattern, const char *text, struct diagnostics *sink) {
    struct gate_terms *terms = gate_terms_new(arena);
    gate_terms_add_pattern(terms, sink, &(struct gate_term){.text = str_of(pattern)}, str_of(pattern));
    struct gate_hits hits;
    bool found = hits_in(arena, terms, &(struct gate_text){.text = str_of(text)}, 1, &hits);
    gate_terms_close(terms);
    return found;
}

static void patterns(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    assert_true(pattern_finds(*state, "projekt +[0-9]{3}", "im PROJEKT\n 471 und", &sink));
    assert_true(pattern_finds(*state, "marge.*[0-9]", "Die Mar\xC2\xADge liegt bei 5", &sink));
    assert_false(pattern_finds(*state, "projekt +[0-9]{3}", "im Projekt 47", &sink));
    assert_false(pattern_finds(*state, "x*", "nothing", &sink));
    assert_int_equal(sink.errors, 0);
    static const char *const wrong[] = {"(", "[a", "a{1,999}", "(a)\\1", "(a{50}){50}", ""};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        pattern_finds(*state, wrong[i], "x", &sink);
        assert_int_equal(sink.errors, i + 1);
    }
}

/* Many terms with one beginning, and a text that begins so everywhere, are gone through in a moment. */
static void many_terms(void **state) {
    struct gate_terms *terms = gate_terms_new(*state);
    struct buffer text = {0};
    for (int i = 0; i < 20000; i++)
        gate_terms_add(terms, &(struct gate_term){.text = str_format(*state, "price of prices of prices x%d", i)},
                       GATE_INFLECTED);
    for (int i = 0; i < 100000; i++) buffer_append_c(&text, "prices of ");
    buffer_append_c(&text, "prices x777");
    struct gate_hits hits;
    assert_int_equal(hits_in(*state, terms, &(struct gate_text){.text = buffer_str(&text)}, 1, &hits), 1);
    CHECK_STR(hits.items[0].term->text, "price of prices of prices x777");
    buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(folding),  CHECK_ARENA(places),     CHECK_ARENA(inflection), CHECK_ARENA(names),
        CHECK_ARENA(texts),    CHECK_ARENA(paths),      CHECK_ARENA(figures),    CHECK_ARENA(over_texts),
        CHECK_ARENA(patterns), CHECK_ARENA(many_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
