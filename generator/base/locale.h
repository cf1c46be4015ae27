/* How a language writes numbers, money and dates, compares words and breaks lines. Only locale.c, language_icu.c and
 * text.c include ICU. A locale is opened for one thread; its texts go to the arena that each call names. */
#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/language.h"
#include "base/str.h"

struct arena;

struct region; /* region.h; NULL: the language alone */
struct locale; /* ICU's objects for one language, each opened at its first use */
struct locale *locale_open(const struct language *language);
/* The one among those opened so far (first: NULL), else opened now; locale_close closes them all. */
struct locale *locale_among(struct locale **opened, const struct language *language, const struct region *region);
void locale_close(struct locale *locale); /* NULL is fine */
const struct language *locale_language(const struct locale *locale);
const struct region *locale_region(const struct locale *locale);

/* What stands for a value that nobody said, and for one of which is said that nobody knows it. */
#define SIGN_MISSING "–"
#define SIGN_UNKNOWN "?"

/* "one", "few", "other": the form that goes with a number of things (CLDR's plural rules). */
struct str language_plural(const struct language *language, long long number);
/* What the language has not said of itself, ICU knows: months, patterns of dates, marks of figures. */
void language_complete(struct arena *arena, struct language *language);
bool language_exists(struct str tag); /* whether ICU knows it */

/* A text that may be a number, and where the figures before its decimal sign end: "1.250,5 €" and 5. */
struct printed {
    struct str text;
    size_t decimal_at; /* bytes; 0: it is no number */
};

/* How a language writes numbers; what is printed with how many places is decided in formula/print.c. Negative ones have
 * a true minus sign U+2212; what has no value is SIGN_MISSING.
 *
 * Grouped ("1.234.567,5"), between `least` and `most` digits behind the decimal sign, rounded half away from zero. */
struct printed locale_number(struct arena *arena, struct locale *locale, struct decimal value, int least, int most);
/* Figures alone, as years and codes have them: "2027". A whole number. */
struct printed locale_bare(struct arena *arena, struct decimal value);
/* With its unit behind it: "8 h", always with a no-break space; percent and per mille as the language spaces them,
 * "12,5 %", "12.5%", and what begins with them too: "2.1% of sales". An empty unit, or what is no number: as it is. */
struct printed locale_unit(struct arena *arena, struct locale *locale, struct printed number, struct str unit);
/* The digits behind the point that a currency's amounts have by ISO 4217 (yen: 0), by its code; -1: there is none of
 * that code. */
int currency_digits(struct str code);
/* "1.250.000 €", "€1,250,000"; `places` -1: none for whole amounts, else the currency's. The currency is an ISO 4217
 * code. */
struct printed locale_money(struct arena *arena, struct locale *locale, struct decimal value, struct str currency,
                            int places);
/* "4,8 Mio. €", "€4.8 million", "18 Tsd. €", "€18k": three significant digits. What is too small for that: as
 * locale_money. */
struct printed locale_money_short(struct arena *arena, struct locale *locale, struct decimal value,
                                  struct str currency);
/* "€", "CHF": what stands for a currency in amounts. */
struct str locale_currency(struct arena *arena, const struct locale *locale, struct str currency);

/* Months, weeks, quarters and the like: "03/2027", "Mar 2027" | "März 2027"; "KW 9/2027", "Week 9, 2027"; "Q2 2027";
 * "2027"; what is fiscal "GJ 2026/27", "FY27", "Q2 FY27". */
struct str locale_date(struct arena *arena, struct locale *locale, struct date date, enum date_style style);
/* "Mar", "March": as a date would have it; of the language alone, or as the region has it. */
struct str locale_month(const struct locale *locale, int month, enum date_style style);
struct str locale_clock(struct arena *arena, struct locale *locale, int minutes); /* "09:30", "9:30 AM" */

int locale_compare(struct locale *locale, struct str a, struct str b); /* by the language's rules; ties by bytes */

/* The byte offsets at which a line may be broken (UAX 14), each the start of what would be the next line, the end of
 * the text not included. `hard` marks those after which a line must end. */
struct line_break {
    uint32_t offset;
    bool hard;
};
struct line_break *locale_line_breaks(struct arena *arena, struct locale *locale, struct str text, size_t *count);
/* The same, without what plain_breaks.h knows by itself. */
struct line_break *locale_line_breaks_icu(struct arena *arena, struct locale *locale, struct str text, size_t *count);

/* Language-neutral: needs no locale and may be called from any thread. */
struct str text_nfc(struct arena *arena, struct str text); /* the text itself when it is in NFC already */
/* A name that every file system can hold (file_name.c): NFC, a hyphen for what Windows keeps for itself, one space for
 * many, no dots and spaces at its ends, "_" before its devices: "Con.txt" is "_Con.txt". May be empty. */
struct str text_file_name(struct arena *arena, struct str text);
/* A key for names that some file system takes for the same: NFC, and capitals do not count. */
struct str text_caseless(struct arena *arena, struct str text);
/* A key for comparing words that people spell differently: NFC, lower case, ä→ae ö→oe ü→ue ß→ss, other marks and
 * what has no width dropped, every run of spaces, dashes and '_' one '_', trimmed. "Nächste Prüfung" and
 * "naechste_pruefung" fold alike. */
struct str text_fold(struct arena *arena, struct str text);
/* What a character is where words are looked for, in bytes; their number, 0: it is in no word. As text_fold has it, and
 * compatibility forms are what they stand for: "ﬁ" is "fi", "Ａ" is "a", "²" is "2". A mark that stands behind its
 * letter is dropped, or an "e" for the diaeresis. */
enum { TEXT_LETTERS_MOST = 32 };
size_t text_letters(uint32_t c, char bytes[TEXT_LETTERS_MOST]);
/* A key for the names of fields, kinds and choices: text_fold, and punctuation, quotes and markup are gaps or nothing:
 * "**E-Mail:**" and "e_mail", "Ort / Plattform" and "Ort/Plattform". What is no decoration stays: a mark between digits
 * ("3/5"), a minus before them, signs such as ✅, each a word of its own. A name without letters and digits is its
 * signs, every dash but the long one a hyphen: "++", "-", "🟢". May be empty. */
struct str text_name(struct arena *arena, struct str text);
/* A key without the signs at its ends: "✅_done" → "done". */
struct str text_name_core(struct str key);
/* A text with names of hosts in it ("xn--mnchen-3ya.example") as they are read ("münchen.example"); the text itself
 * where there is none. */
struct str text_hosts(struct arena *arena, struct str text);
/* The fold as an id: a to z, 0 to 9 and single '_' between them; all else is a gap. "Hr. Größl, Dipl.-Ing." is
 * "hr_groessl_dipl_ing". Empty when nothing of the text is left. */
struct str text_id(struct arena *arena, struct str text);
/* The anchor that git hosts give a heading: lower case, letters, digits, marks, '-' and '_' kept, a '-' for each space,
 * all else dropped. "Ziele & Maßnahmen" is "ziele--maßnahmen". May be empty. */
struct str text_slug(struct arena *arena, struct str heading);

#endif
