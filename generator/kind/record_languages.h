/* A text that is said in several languages: {de: Hygieneventile, en: Hygienic valves}. */
#ifndef KIND_RECORD_LANGUAGES_H
#define KIND_RECORD_LANGUAGES_H

#include "kind/record_reader.h"

/* Whether a value is a mapping of languages to texts. */
bool value_is_by_language(const struct languages *languages, const struct value *value);

/* The text, which in each document prints as its language has it; in one that it lacks as the first was said. */
struct datum record_read_languages(struct record_reader *reader, const struct value *value);

#endif
