/* Whether a text is about a subject: whether it has one of its words, in whatever form. Words are compared by what is left
 * of them without their endings; “Call-offs” is one word, and small words (“within the”, “zwischen”) say nothing. */
#include "base/arena.h"
#include "base/locale.h"
#include "formula/functions.h"

enum {
    TELLING = 6,   /* letters of words that tell by themselves; shorter ones only where a subject has none of these */
    STEM_LEAST = 4 /* letters that are left when an ending is taken off */
};

/* Folded, of any length: they stand in every text. */
static const char small_words[] =
    " a about above across after against all along also although among an and another any are around as at be because "
    "before behind being below between both but by could during each either every few first for from further "
    "had has have his how however if in inside instead into is it its itself last least less many more most must near "
    "neither never next no none nor not of off on once one only or other others our out outside over own per placed "
    "quite rather same several should since so some still such than that the their them then there these they this "
    "those three through throughout time to together too toward towards two under until up upon us very via was we "
    "were what whatever when where whether which while who whole will with within without would yet you your "
    "ab aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei beide beiden beim bis "
    "bisher da dabei dadurch dafuer damit danach dann das dass dem den denen denn der des die dies diese diesem diesen "
    "dieser dieses doch dort drei durch ein eine einem einen einer eines einige einigen er erst es etwa euch fuer ganz "
    "gegen gegenueber gemeinsam hat hinter ihr ihre ihrem ihren ihrer im immer in innerhalb insgesamt ins ist je jede "
    "jedem jeden jeder jedes kein keine keinen keiner letzte letzten letzter mehr mehrere mit nach naechste naechsten "
    "naechster neben nicht noch nur ob oder ohne pro sein seine seit sich sie sind so sowie statt trotz ueber um und uns "
    "unser unsere unserem unseren unserer unter unterhalb viel viele vom von vor waehrend wegen weiter weitere weiteren "
    "weniger wenn werden wie wieder wir wird wo zu zum zur zusammen zwei zwischen ";

static bool is_small(struct arena *arena, struct str word) {
    return str_find(str_of(small_words), str_format(arena, " %.*s ", STR_ARG(word)), NULL);
}

static bool is_letter(char c) {
    unsigned char byte = (unsigned char)c;
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
}

static bool is_inside(struct str text, size_t at) {
    return at && at + 1 < text.size && is_letter(text.data[at - 1] | 0x20) && is_letter(text.data[at + 1] | 0x20);
}

/* Folded, and without the hyphens inside of words. */
static struct str folded_text(struct arena *arena, struct str text) {
    char *joined = NEW_ARRAY(arena, char, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '-' || !is_inside(text, i)) joined[size++] = text.data[i];
    return text_fold(arena, (struct str){joined, size});
}

/* The next run of letters and digits; the rest stays in *text. */
static struct str next_word(struct str *text) {
    size_t start = 0, end;
    while (start < text->size && !is_letter(text->data[start])) start++;
    for (end = start; end < text->size && is_letter(text->data[end]);) end++;
    struct str word = str_slice(*text, start, end);
    *text = str_skip(*text, end);
    return word;
}

/* "deliveries" and "delivery" are “deliver”, "lieferungen" is “liefer”. The longest ending goes. */
static struct str stem_of(struct str word) {
    static const char *const endings[] = {"ations", "ungen", "ation", "ingen", "ings", "ions", "ies", "ung", "ern", "ing",
                                          "ion",    "ens",   "ers",   "es",    "ed",   "en",   "er",  "em",  "ly",  "s",
                                          "e",      "n",     "y"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_of(endings[i]);
        if (word.size < ending.size + STEM_LEAST) continue;
        struct str end = str_skip(word, word.size - ending.size);
        if (str_equal(end, ending)) return str_slice(word, 0, word.size - ending.size);
    }
    return word;
}

/* Short words are looked for as such, the stems of others also inside of compounds. */
static bool has_word(struct str text, struct str stem, bool inside) {
    if (inside) return str_find(text, stem, NULL);
    for (struct str word = next_word(&text); word.size; word = next_word(&text))
        if (str_equal(stem_of(word), stem)) return true;
    return false;
}

static bool tells(struct str word) { return str_code_points(word) >= TELLING; }

static bool has_telling(struct arena *arena, struct str subject) {
    for (struct str word = next_word(&subject); word.size; word = next_word(&subject))
        if (tells(word) && !is_small(arena, word)) return true;
    return false;
}

static bool is_about(struct arena *arena, struct str text, struct str subject) {
    bool telling = has_telling(arena, subject);
    for (struct str word = next_word(&subject); word.size; word = next_word(&subject)) {
        if ((telling && !tells(word)) || is_small(arena, word)) continue;
        if (has_word(text, stem_of(word), telling)) return true;
    }
    return false;
}

struct datum function_about(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    struct datum texts = arguments[0], subject = arguments[1];
    struct arena *arena = evaluation->computation->arena;
    size_t count = texts.kind == DATUM_LIST ? texts.count : 1;
    if (subject.kind != DATUM_TEXT) return datum_of_bool(false);
    struct str words = folded_text(arena, subject.text);
    for (size_t i = 0; i < count && formula_spend(evaluation, call, 1); i++) {
        struct datum text = texts.kind == DATUM_LIST ? texts.items[i] : texts;
        if (text.kind == DATUM_TEXT && is_about(arena, folded_text(arena, text.text), words)) return datum_of_bool(true);
    }
    return datum_of_bool(false);
}
