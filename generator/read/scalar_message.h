/* What is said about a text that is not plainly one value. All sentences about numbers are here, so that they can be
 * translated in one place; each function gives the reading that carries them. */
#ifndef READ_SCALAR_MESSAGE_H
#define READ_SCALAR_MESSAGE_H

#include "read/scalar.h"

struct scalar_reading message_expected_truth(struct arena *arena, struct str text, const struct language *language);

/* What this was read for: "an amount of money", "a number of minutes". */
struct message message_kind(struct arena *arena, const struct scalar_wanted *wanted);

/* "a year", "a month" */
struct message message_rhythm(struct arena *arena, enum measure measure);

/* Nothing of the kind stands there. */
struct scalar_reading message_expected(struct arena *arena, struct str text, const struct scalar_wanted *wanted);
/* `left` is what no part of a number is; `number` the text before it, if that can be read. */
struct scalar_reading message_left_over(struct arena *arena, struct str text, struct str left, struct str number,
                                        const struct scalar_wanted *wanted);
/* Its marks fit no way of grouping digits. */
struct scalar_reading message_malformed(struct arena *arena, struct str text, const struct scalar_wanted *wanted);
struct scalar_reading message_too_long(struct arena *arena, struct str text);
struct scalar_reading message_not_whole(struct arena *arena, struct str text);
struct scalar_reading message_no_such_clock(struct arena *arena, struct str text);
/* Another unit, or rhythm, than the one wanted. */
struct scalar_reading message_other_unit(struct arena *arena, struct str text, enum measure found,
                                         const struct scalar_wanted *wanted);
struct scalar_reading message_other_rhythm(struct arena *arena, struct str text, enum measure found,
                                           const struct scalar_wanted *wanted);

/* The text has several readings: `meanings` are as many as the reading has choices, which are quoted. */
void message_ask(struct arena *arena, struct scalar_reading *reading, struct str text, const struct message *meanings,
                 size_t count);
/* Two values where one is wanted; a third choice is the middle. */
void message_ask_which(struct arena *arena, struct scalar_reading *reading, struct str text, struct str low,
                       struct str high);

/* Notes to a reading that holds; a later one does not replace the first. */
void message_note_rhythm(struct arena *arena, struct scalar_reading *reading, struct str text);
void message_note_unit(struct arena *arena, struct scalar_reading *reading, struct str text);
void message_note_whole(struct arena *arena, struct scalar_reading *reading, struct str text);
void message_note_inexact(struct arena *arena, struct scalar_reading *reading, struct str text, enum measure wanted);
void message_note_cents(struct arena *arena, struct scalar_reading *reading, struct str text, struct str currency);

#endif
