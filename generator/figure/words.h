/* The words of figures: what values are called on axes and in sentences, in the document's language. Private to this
 * folder. */
#ifndef FIGURE_WORDS_H
#define FIGURE_WORDS_H

#include "figure/sketch.h"

/* A text of ours in the document's language, its pattern a literal of the call; other languages have theirs in
 * templates/languages. A count stands there twice, as the number that chooses the form and as it is printed:
 *     say(sketch, "{0, plural, one {# step} other {{1} steps}}", count, words_count(sketch, count))
 */
#define say(sketch, ...) message_say((sketch)->arena, (sketch)->data->catalogue, __VA_ARGS__)

/* The two texts with a space between them; one of them may be empty. */
struct str words_add(const struct sketch *sketch, struct str text, struct str more);
/* Sentences one after the other, those that are empty left out. */
#define words_all(sketch, ...)                                \
    words_all_of((sketch), (const struct str[]){__VA_ARGS__}, \
                 sizeof(const struct str[]){__VA_ARGS__} / sizeof(struct str))
struct str words_all_of(const struct sketch *sketch, const struct str *texts, size_t count);
struct str words_dotted(const struct sketch *sketch, struct str text, struct str more); /* "a · b", or one of them */
/* "a, b and c" / "a, b und c". */
struct str words_list(const struct sketch *sketch, const struct str *items, size_t count);
struct str words_count(const struct sketch *sketch, size_t count); /* "12" */
/* The whole number that chooses the form of a word behind a number: behind a fraction stands a plural. */
long long words_form(double number);
/* What a row, a group or a person is called in a sentence: a sign for what is missing would be read as nothing. */
struct str words_name(const struct sketch *sketch, const struct figure_value *value);

/* "3 values are not known." for the "?" of a channel; empty when there are none. */
struct str words_unknown(const struct sketch *sketch, const struct figure_data *data, int channel);
struct str words_nothing(const struct sketch *sketch); /* "No value is known." */
/* "Next: visit the plant (Q3 2027)." */
struct str words_next(const struct sketch *sketch, struct str what, struct str when);
/* The first few of `count` names, and how many there are besides: "a, b, c, d and 12 more". */
struct str words_names(const struct sketch *sketch, const struct str *names, size_t count);

/* A number that the figure makes itself, as the values of the column are called where there is little room: amounts as
 * "4,8 Mio. €", else with `places` digits behind the sign; -1, and words_exact: as many as it needs, two at most. */
struct str words_number(const struct sketch *sketch, const struct figure_column *column, double number, int places);
struct str words_exact(const struct sketch *sketch, const struct figure_column *column, struct decimal number);
/* A value of its `own` column, or a setting, as the values of another column are called: 70 beside percentages is
 * "70 %". */
struct str words_as(const struct sketch *sketch, const struct figure_column *column, const struct figure_column *own,
                    const struct figure_value *value);
struct str words_setting(const struct sketch *sketch, const struct figure_column *column,
                         const struct figure_data *data, int setting);
struct str words_signed(const struct sketch *sketch, const struct figure_value *value); /* with a plus above zero */

/* What is counted: rows, minutes, days. */
extern const struct figure_column FIGURE_COUNTS;

#endif
